import { suggest } from '../core/diagnostics/suggest.ts';
import { countCharacters } from './count-characters.ts';
import { guessKind } from './guess-kind.ts';
import { guessSummary, SUMMARY_LENGTH } from './guess-summary.ts';
import { describeUses, guessThemes } from './guess-themes.ts';
import { guessTitle, TITLE_LENGTH } from './guess-title.ts';
import type { Guess, ImportProblem } from './problem.ts';
import type { PlainText } from './read-text.ts';
import { cutSections, findEnds, type Section } from './sections.ts';
import { chooseSlug } from './slug.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { NewFront } from './write-briefing.ts';

/** What an editor says about a text; all of it is taken as given. */
export interface ImportOptions {
  readonly title?: string | undefined;
  readonly slug?: string | undefined;
  readonly summary?: string | undefined;
  readonly themes?: readonly string[] | undefined;
  readonly date?: string | undefined;
}

/** Front matter but for the date, as given or guessed. */
export interface Filled {
  readonly front: Omit<NewFront, 'date'>;
  readonly slug: string;
  /** Stands above a text that begins without a heading. */
  readonly heading: string;
  readonly guesses: readonly Guess[];
  readonly problems: readonly ImportProblem[];
}

/** Fills the front matter from the options, the rest from the text, and says what was guessed. */
export function fillFront(read: PlainText, options: ImportOptions, vocabulary: Vocabulary): Filled {
  const sections = cutSections(read.blocks);
  const kinds = vocabulary.publication?.kinds ?? {};
  const kind = guessKind(sections, kinds);
  const rules = kind === undefined ? undefined : kinds[kind];
  const { judgements, outlook } = findEnds(sections, rules);
  const title = fillTitle(read, options, sections, judgements);
  const summary = fillSummary(options, sections, outlook);
  const themes = fillThemes(options, sections, judgements, vocabulary);
  const slug = fillSlug(options, title.value, vocabulary);
  const parts = [title, summary, themes, slug];
  return {
    front: { title: title.value, summary: summary.value, themes: themes.value, kind },
    slug: slug.value,
    heading: rules?.first?.[0] ?? 'Executive Summary',
    guesses: [
      ...parts.flatMap(({ guesses }) => guesses),
      ...(kind === undefined ? [] : [{ subject: 'kind', text: `${kind}, by its sections` }]),
    ],
    problems: parts.flatMap(({ problems }) => problems),
  };
}

interface Part<T> {
  readonly value: T;
  readonly guesses: readonly Guess[];
  readonly problems: readonly ImportProblem[];
}

const given = <T>(value: T, ...problems: readonly (ImportProblem | undefined)[]): Part<T> => ({
  value,
  guesses: [],
  problems: problems.filter((problem) => problem !== undefined),
});
const guessed = <T>(value: T, ...guesses: readonly Guess[]): Part<T> => ({ value, guesses, problems: [] });
const refused = <T>(value: T, option: string, reason: string, code: ImportProblem['code'] = 'import-value'): Part<T> => ({
  value,
  guesses: [],
  problems: [{ code, reason, fix: `give it with \`--${option}\`` }],
});

function fillTitle(read: PlainText, { title }: ImportOptions, sections: readonly Section[], judgements: Section | undefined): Part<string> {
  if (title !== undefined) return given(title, checkLength('title', title, TITLE_LENGTH));
  if (read.title !== undefined && checkLength('title', read.title, TITLE_LENGTH) === undefined)
    return guessed(read.title, { subject: 'title', text: `“${read.title}”, from the line above the first heading` });
  const guess = guessTitle(sections, judgements);
  if (guess === undefined)
    return refused('', 'title', 'Unexpected text without a sentence of 8 to 120 characters, expected one to take as the title');
  return guessed(guess.text, { subject: 'title', text: `“${guess.text}”, from ${guess.from}; better a finding of your own` });
}

function fillSummary({ summary }: ImportOptions, sections: readonly Section[], outlook: Section | undefined): Part<string> {
  if (summary !== undefined) return given(summary, checkLength('summary', summary, SUMMARY_LENGTH));
  const guess = guessSummary(sections, outlook);
  if (guess === undefined)
    return refused('', 'summary', 'Unexpected text without sentences of 40 to 320 characters, expected some to take as the bottom line');
  return guessed(guess.text, { subject: 'summary', text: `“${guess.text}”, from ${guess.from}; it is shown first everywhere` });
}

function fillThemes(
  options: ImportOptions,
  sections: readonly Section[],
  judgements: Section | undefined,
  { themes }: Vocabulary,
): Part<readonly string[]> {
  const ids = themes.map(({ id }) => id);
  if (options.themes !== undefined && options.themes.length > 0) {
    return given(
      [...new Set(options.themes)],
      ...options.themes.map((theme) => (ids.includes(theme) ? undefined : unknownTheme(theme, ids))),
    );
  }
  const used = guessThemes(sections, judgements, themes);
  if (used.length === 0) {
    return refused(
      [],
      'theme',
      `Unexpected text without a term of any theme, expected one of ${ids.map((id) => `\`${id}\``).join(', ') || 'the themes, of which there are none'}`,
    );
  }
  return guessed(
    used.map(({ id }) => id),
    { subject: 'themes', text: `${describeUses(used)}; the first leads` },
  );
}

function fillSlug({ slug }: ImportOptions, title: string, { slugs }: Vocabulary): Part<string> {
  const value = chooseSlug(slug, [title]);
  if (typeof value !== 'string') return given('', { ...value, fix: 'give one with `--slug`' });
  if (slugs.has(value))
    return given(value, {
      code: 'import-target-exists',
      reason: `Unexpected slug \`${value}\`, expected one that no briefing has`,
      fix: 'give another with `--slug`, if this text is not in the archive yet',
    });
  return slug === undefined
    ? guessed(value, { subject: 'slug', text: `${value}, from the title; it is the address for ever` })
    : given(value);
}

function unknownTheme(theme: string, ids: readonly string[]): ImportProblem {
  const [nearest] = suggest(theme, ids);
  const fix = nearest === undefined ? `name one of ${ids.map((id) => `\`${id}\``).join(', ')}` : `replace with \`${nearest}\``;
  return { code: 'import-value', reason: `Unexpected theme \`${theme}\`, expected a theme of the publication`, fix };
}

function checkLength(name: string, text: string, { min, max }: { readonly min: number; readonly max: number }): ImportProblem | undefined {
  const length = countCharacters(text);
  if (length >= min && length <= max && text === text.trim() && !/[\r\n]/u.test(text)) return undefined;
  return {
    code: 'import-value',
    reason: `Unexpected ${name} of ${length} characters, expected ${min} to ${max} on one line`,
    fix: `correct \`--${name}\``,
  };
}
