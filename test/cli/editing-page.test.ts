import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTemporaryFolder } from '../support/folders.ts';
import { commitAll } from '../support/git.ts';
import { isShownAs, runPage } from '../support/page-commands.ts';

const root = join(import.meta.dirname, '../..');

test('the commands of an editor’s day print what its page shows', () => {
  const desk = makeTemporaryFolder();
  cpSync(join(root, 'content'), join(desk, 'content'), { recursive: true });
  commitAll(desk);
  const day = runPage(readFileSync(join(root, 'docs/editing.md'), 'utf8'), desk, '2026-03-01T09:00:00Z');
  expect(day.length).toBeGreaterThan(10);
  for (const { command, shown, printed } of day) {
    if (!isShownAs(printed, shown)) expect(`$ ${command}\n${printed}`).toBe(`$ ${command}\n${shown}`);
  }
});
