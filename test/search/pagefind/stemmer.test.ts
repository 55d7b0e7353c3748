import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildIndex } from '../../../src/search/build-index.ts';
import { unsign } from '../../../src/search/index-format.ts';
import { startStemmer } from '../../../src/search/pagefind/stemmer.ts';
import { entries } from '../../fixtures/search/entries.ts';

// A new release of Pagefind may have another program: this says so.
it.each([
  ['en', ['custodians', 'negotiating', 'happiness', 'cro', ''], ['custodian', 'negoti', 'happi', 'cro', '']],
  ['de', ['behorden', 'klinischer', 'datensatze'], ['behord', 'klinisch', 'datensatz']],
])('words of %s lose their endings as in the index', async (language, words, stems) => {
  const files = await buildIndex(entries, { language: 'en' });
  const program = files.find(({ path }) => path === `pagefind/${language}/stemmer.bin`);
  const stem = await startStemmer(unsign(gunzipSync(program?.bytes ?? '')));
  expect(words.map(stem)).toEqual(stems);
});
