import { expect, test } from 'vitest';
import { checkFiles } from '../support/memory-tree.ts';
import { briefingFiles, emptyArchive } from '../support/sample-files.ts';

test('1,000 broken files give 1,000 problems in one run, each at its place', () => {
  const files = Object.fromEntries(
    Object.entries(briefingFiles(1000)).map(([path, text]) => [path, String(text).replace('themes: [decoupling]', 'themes: [decuopling]')]),
  );
  const { diagnostics } = checkFiles({ ...emptyArchive, ...files });
  expect(new Set(diagnostics.map(({ ruleId, place: { start } }) => `${start.line}:${start.column} ${ruleId}`))).toEqual(
    new Set(['5:10 theme-unknown']),
  );
  expect(diagnostics.map(({ file }) => file)).toEqual(Object.keys(files).sort());
});
