import type { Site } from '../../core/site.ts';
import { digestOfAll } from '../../core/text/digest.ts';
import type { Product } from '../product.ts';

/** `_redirects`, by which some hosts answer an old address with 301 before they send the page that leads on; none where nothing was renamed. */
export function planRedirectRules({ redirects, model }: Site): Product {
  const addressOf = (id: string): string => `${model.base}briefings/${encodeURIComponent(id)}/`;
  const rules = redirects.map(({ from, to }) => `${addressOf(from)} ${addressOf(to)} 301\n`);
  return {
    id: '_redirects',
    key: digestOfAll(['redirects', ...rules]),
    make: () => (rules.length === 0 ? [] : [{ path: '_redirects', bytes: rules.join('') }]),
  };
}
