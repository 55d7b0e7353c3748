import type { Publication } from '../core/model.ts';
import { findSection, type Section } from './sections.ts';

type Kind = Publication['kinds'][string];

/** The kind of which a text has every section; of several the one that asks for most, then the first of the publication. */
export function guessKind(sections: readonly Section[], kinds: Publication['kinds']): string | undefined {
  const fitting = Object.entries(kinds).filter(([, kind]) => hasSections(sections, kind));
  const [best] = fitting.sort(([, a], [, b]) => countAsked(b) - countAsked(a));
  return (best ?? Object.entries(kinds)[0])?.[0];
}

/** Whether a text has the sections a kind asks for, first and last in their places. */
function hasSections(sections: readonly Section[], kind: Kind): boolean {
  const [first, last] = [sections.slice(0, 1), sections.slice(-1)];
  return (
    (kind.first === undefined || findSection(first, kind.first) !== undefined) &&
    (kind.last === undefined || findSection(last, kind.last) !== undefined) &&
    (kind.judgements === undefined || findSection(sections, kind.judgements) !== undefined)
  );
}

const countAsked = ({ first, last, judgements }: Kind): number =>
  [first, last, judgements].filter((section) => section !== undefined).length;
