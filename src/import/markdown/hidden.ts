import { HIDING } from '../html/hiding.ts';
import { readAttributes } from './rewrite.ts';

/** Whether attributes of Pandoc or Quarto (`.content-hidden when-format="html"`) keep what they stand at from the readers of a page. */
export function isHiddenIn(attributes: string): boolean {
  const has = (name: string): boolean => new RegExp(String.raw`(?:^|[\s{])\.${name}(?![\w-])`, 'u').test(attributes);
  if (has('hidden') || has('notes') || HIDING.test(attributes)) return true;
  if (!has('content-hidden') && !has('content-visible')) return false;
  const values = readAttributes(attributes);
  const [when, unless] = [values.get('when-format'), values.get('unless-format')];
  // A profile or a value of the project decides elsewhere: what it would say here is not known.
  if (when === undefined && unless === undefined) return true;
  const isMeant = when === undefined ? !isPage(unless) : isPage(when);
  return has('content-hidden') === isMeant;
}

const isPage = (format: string | undefined): boolean => format?.startsWith('html') === true;
