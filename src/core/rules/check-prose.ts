import type { FileReporter } from '../diagnostics/reporter.ts';
import { rule as acronymUndefined } from './acronym-undefined.ts';
import { rule as likelihoodConfidence } from './likelihood-confidence.ts';
import { rule as likelihoodWord } from './likelihood-word.ts';
import { rule as linkWords } from './link-words.ts';
import { rule as pictureName } from './picture-name.ts';
import type { Prose, ProseRule } from './prose.ts';
import { rule as sentenceLength } from './sentence-length.ts';
import { rule as wordVague } from './word-vague.ts';

/** Rules that know English words, and those that serve any language. */
const ENGLISH: readonly ProseRule[] = [acronymUndefined, likelihoodConfidence, likelihoodWord, linkWords, sentenceLength, wordVague];
const ANY: readonly ProseRule[] = [pictureName];

/** Checks the prose of one file. @param language language tag of the text */
export function checkProse(prose: Prose, language: string, report: FileReporter): void {
  const rules = /^en\b/u.test(language) ? [...ENGLISH, ...ANY] : ANY;
  for (const { code, check } of rules) for (const { start, end, ...finding } of check(prose)) report.at(code, start, end, finding);
}
