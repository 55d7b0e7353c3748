import { makeRandom, type Random } from '../random.ts';

/** A theme of the corpus. Its terms occur in no text except those of briefings that name the theme. */
export interface CorpusTheme {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly string[];
}

/** Words of a corpus, about as often as in natural text: a few common ones, and a long tail that grows with the corpus. */
export interface Vocabulary {
  readonly content: (random: Random) => string;
  readonly small: (random: Random) => string;
}

export const themes: readonly CorpusTheme[] = [
  ['capital', 'Capital', 'bridge financing', 'public offerings'],
  ['clinical-trials', 'Clinical trials', 'trial sites', 'patient enrolment'],
  ['customs', 'Customs', 'tariff schedules', 'border inspections'],
  ['data-rules', 'Data rules', 'export assessments', 'patient records'],
  ['energy', 'Energy', 'power contracts', 'grid reserves'],
  ['insurance', 'Insurance', 'risk transfer', 'liability cover'],
  ['labour', 'Labour', 'site staffing', 'visa quotas'],
  ['licensing', 'Licensing', 'option agreements', 'milestone payments'],
  ['logistics', 'Logistics', 'cold chains', 'freight capacity'],
  ['manufacturing', 'Manufacturing', 'second sources', 'batch failures'],
  ['patents', 'Patents', 'filing strategies', 'prior claims'],
  ['standards', 'Standards', 'mutual recognition', 'audit findings'],
].map(([id = '', title = '', ...terms]) => ({ id, title, terms }));

const smallWords =
  'the the the the of of of and and to to in in a a that is for it as on with by at from are be this an which or has not but its have were was than their more no they can one may so if each what such when who does only most'.split(
    ' ',
  );

/** How many different content words there are. */
const size = 8000;

/** The share of the nth content word falls with 1 / (n + offset), so that the commonest makes up not quite one word in a hundred. */
const offset = 20;

export function makeVocabulary(seed: string): Vocabulary {
  const words = makeWords(makeRandom(`${seed}/vocabulary`));
  return {
    content: (random) => words[Math.floor(offset * ((size / offset + 1) ** random.next() - 1))] ?? 'word',
    small: (random) => random.pick(smallWords),
  };
}

function makeWords(random: Random): string[] {
  const words = new Set<string>();
  while (words.size < size) words.add(makeWord(random));
  return [...words];
}

/** Two to four syllables and an ending that a stemmer may take off. */
function makeWord({ between, pick }: Random): string {
  const syllable = (): string =>
    pick(['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'st', 'tr', 'pl']) + pick(['a', 'e', 'i', 'o', 'u']);
  return Array.from({ length: between(2, 4) }, syllable).join('') + pick(['', '', 'n', 'r', 'l', 's', 'ing', 'ed', 'ment']);
}
