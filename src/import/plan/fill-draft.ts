import type { Root } from 'mdast';
import type { Publication } from '../../core/model.ts';
import { sectionsOfTree } from '../body/sections-of-tree.ts';
import { countCharacters } from '../count-characters.ts';
import type { Notes } from '../draft.ts';
import type { ImportOptions } from '../fill-front.ts';
import { guessKind } from '../guess-kind.ts';
import { guessSummary, SUMMARY_LENGTH } from '../guess-summary.ts';
import { describeUses, guessThemes } from '../guess-themes.ts';
import { guessTitle, TITLE_LENGTH } from '../guess-title.ts';
import type { MappedFront } from '../mapping/map-front.ts';
import { findEnds, type Section } from '../sections.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { NewFront } from '../write-briefing.ts';

/** What a briefing's front matter says of its text. */
export type Said = Pick<NewFront, 'summary' | 'themes' | 'kind' | 'status'>;

/** What a source is called: as it says, as its first heading says, as its file is named; else what its text offers. */
export function fillTitle(
  said: readonly (readonly [title: string | undefined, from: string])[],
  root: Root,
  vocabulary: Vocabulary,
  notes: Notes,
): string {
  for (const [title, from] of said) {
    if (title === undefined || title === '') continue;
    if (from !== '') notes.add('guessed', 'title', `“${title}”, from ${from}`);
    checkLength('title', title, TITLE_LENGTH, notes);
    return title;
  }
  const sections = sectionsOfTree(root);
  const guess = guessTitle(sections, findEnds(sections, kindsOf(vocabulary)[guessKind(sections, kindsOf(vocabulary)) ?? '']).judgements);
  if (guess !== undefined) notes.add('guessed', 'title', `“${guess.text}”, from ${guess.from}; better a finding of your own`);
  return guess?.text ?? '';
}

/** Fills what a source does not say of itself from its text, and notes each guess. */
export function fillRest(root: Root, mapped: MappedFront, options: ImportOptions, vocabulary: Vocabulary, notes: Notes): Said {
  const sections = sectionsOfTree(root);
  const kind = mapped.kind ?? guessKind(sections, kindsOf(vocabulary));
  if (mapped.kind === undefined && kind !== undefined) notes.add('guessed', 'kind', `${kind}, by its sections`);
  const { judgements, outlook } = findEnds(sections, kindsOf(vocabulary)[kind ?? '']);
  const summary = fillSummary(options.summary ?? mapped.summary, sections, outlook, notes);
  const themes = fillThemes(options.themes ?? [], mapped.themes, sections, judgements, vocabulary, notes);
  const isDraft = mapped.isDraft || themes.length === 0;
  if (themes.length === 0) notes.add('guessed', 'status', '`draft`, since neither tags nor text name a theme; name one, and publish it');
  return { kind, summary, themes, status: isDraft ? 'draft' : undefined };
}

const kindsOf = ({ publication }: Vocabulary): Publication['kinds'] => publication?.kinds ?? {};

function fillSummary(said: string | undefined, sections: readonly Section[], outlook: Section | undefined, notes: Notes): string {
  if (said !== undefined) {
    checkLength('summary', said, SUMMARY_LENGTH, notes);
    return said;
  }
  const guess = guessSummary(sections, outlook);
  if (guess === undefined) {
    notes.add('guessed', 'summary', 'empty, since the text has no sentences that could stand for it; write one or two');
    return '';
  }
  notes.add('guessed', 'summary', `“${guess.text}”, from ${guess.from}; it is shown first everywhere`);
  return guess.text;
}

/** Those of the tags lead; then those whose terms the text uses. */
function fillThemes(
  told: readonly string[],
  tagged: readonly string[],
  sections: readonly Section[],
  judgements: Section | undefined,
  { themes }: Vocabulary,
  notes: Notes,
): string[] {
  if (told.length > 0) return [...new Set(told)];
  const used = guessThemes(sections, judgements, themes).filter(({ id }) => !tagged.includes(id));
  if (used.length > 0) {
    notes.add('guessed', 'themes', `${describeUses(used)}, whose terms the text uses${tagged.length === 0 ? '; the first leads' : ''}`);
  }
  return [...tagged, ...used.map(({ id }) => id)];
}

function checkLength(name: string, text: string, { min, max }: { readonly min: number; readonly max: number }, notes: Notes): void {
  const length = countCharacters(text);
  if (length >= min && length <= max) return;
  notes.add('guessed', name, `kept at ${length} characters; ${length > max ? 'shorten' : 'lengthen'} it to ${min} to ${max}`);
}
