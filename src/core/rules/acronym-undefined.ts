import { defineProseRule, type Prose, type ProseFinding } from './prose.ts';

/** Shorter ones are mostly known, or names of places; longer ones mostly names. */
const ACRONYM = /(?<![\p{L}\p{N}&-])[A-Z]{3,6}(?=s?(?![\p{L}\p{N}&-]))/gu;
/** Asked first, being far cheaper to ask. */
const CAPITALS = /[A-Z]{3}/;

/** Better known by their letters than by their words. */
const KNOWN = new Set('AIDS CEO CFO COO CTO COVID DNA RNA GDP HIV NATO NGO PDF USA USB USD EUR GBP UNESCO UNICEF URL TBD TBC'.split(' '));

/** First uses of acronyms that neither the glossary nor the text itself explains. */
function check({ blocks, glossary }: Prose): ProseFinding[] {
  const seen = new Set<string>();
  const findings: ProseFinding[] = [];
  for (const { start, text } of blocks) {
    if (!CAPITALS.test(text) || isShouted(text)) continue;
    for (const { 0: acronym, index } of text.matchAll(ACRONYM)) {
      if (seen.has(acronym)) continue;
      seen.add(acronym);
      if (KNOWN.has(acronym) || /^[IVXLCDM]+$/u.test(acronym) || isInGlossary(acronym, glossary) || isDefined(acronym, blocks)) continue;
      findings.push({
        start: start + index,
        end: start + index + acronym.length,
        reason: `Unexpected \`${acronym}\` without its meaning, expected it in the glossary or explained here`,
        fix: `write the words with \`(${acronym})\` after them, or add it to the glossary`,
        actual: acronym,
      });
    }
  }
  return findings;
}

/** A text in capitals throughout holds no acronyms. */
const isShouted = (text: string): boolean => !/\p{Ll}{2}/u.test(text);

function isInGlossary(acronym: string, glossary: ReadonlySet<string>): boolean {
  if (glossary.has(acronym)) return true;
  for (const term of glossary) if (term.split(/[\s-]/u).includes(acronym)) return true;
  return false;
}

/** `Court of Justice (CJEU)`, or `CJEU (the Court …)`, anywhere in the text. */
const isDefined = (acronym: string, blocks: Prose['blocks']): boolean =>
  blocks.some(
    ({ text }) =>
      text.includes(acronym) && new RegExp(`\\([^()]*\\b${acronym}s?\\b[^()]*\\)|\\b${acronym}s?\\*{0,2}\\s+\\(\\p{L}`, 'u').test(text),
  );

export const rule = defineProseRule({
  code: 'acronym-undefined',
  severity: 'suggestion',
  title: 'Acronym without its meaning',
  why: 'a reader who does not know it must leave the page to go on',
  good: [
    { body: '## What is at stake\n\nDecoupling is what the FDA asks about first.' },
    { body: '## What is at stake\n\nDecoupling reached the Court of Justice of the European Union (CJEU). The CJEU was quick.' },
  ],
  bad: [
    {
      body: '## What is at stake\n\nDecoupling reached the CJEU, and the CJEU was quick.',
      reason: 'Unexpected `CJEU` without its meaning, expected it in the glossary or explained here',
    },
  ],
  check,
});
