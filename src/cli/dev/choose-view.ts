import type { ViewWords } from '../../astro/dev-provider.ts';
import type { DevView } from '../../astro/dev-view.ts';
import { instantOf } from '../../core/text/dates.ts';
import { parseAsOf, resolveAsOf } from '../as-of.ts';

/** What a field for day and time gives. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u;

/**
 * Reads the view that an editor asks for. The instant is by the clocks of the publication, or as `--as-of` takes it; without an audience it
 * is shown as readers will see it. No view is the usual one: everything, at the instant the server was started with.
 */
export function chooseView({ asOf, audience }: ViewWords, timeZone: string): { view: DevView | undefined } | { reason: string } {
  const whose = audience === 'editors' ? 'editors' : 'readers';
  // An offset's `+` stands for a space in an address.
  const words = asOf.trim().replace(' ', '+');
  if (words === '') return { view: whose === 'editors' ? undefined : { audience: whose } };
  try {
    const isLocal = LOCAL.test(words) && !Number.isNaN(Date.parse(words));
    const instant = isLocal ? toIso(instantOf(words, timeZone)) : resolveAsOf(parseAsOf(words), timeZone);
    return { view: { audience: whose, asOf: instant } };
  } catch (error) {
    return { reason: `Unexpected as-of \`${asOf}\`. ${error instanceof Error ? error.message : String(error)}` };
  }
}

const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');
