import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

/** A briefing with a byte-order mark, Windows line ends and two mistakes, of which one can be mended. */
function makeBroken(): { cwd: string; path: string; text: string } {
  const cwd = makeTemporaryFolder();
  const [name = '', sample] = Object.entries(briefingFile({ date: '2026-02-06', slug: 'chips', front: 'review-by: soon' }))[0] ?? [];
  const text = `\uFEFF${String(sample).replace('[decoupling]', '[decuopling]').replaceAll('\n', '\r\n')}`;
  writeFiles(join(cwd, 'content'), { ...minimalArchive, [name]: text });
  return { cwd, path: join(cwd, 'content', name), text };
}

const mendable = (): ReturnType<typeof makeBroken> => {
  const broken = makeBroken();
  const text = broken.text.replace('review-by: soon', 'review-by: 2026-07-01');
  writeFiles(dirname(broken.path), { [broken.path.slice(dirname(broken.path).length + 1)]: text });
  return { ...broken, text };
};

it('shows the difference, then mends the file and nothing else in it', async () => {
  const { cwd, path, text } = mendable();
  chmodSync(path, 0o640);
  const { code, stdout, stderr } = await runBin(['check', '--fix'], { cwd });
  expect([code, stderr]).toEqual([0, 'Mended 1 mistake in 1 file.\n']);
  expect(stdout).toBe(
    'content/briefings/2026/2026-02-06-chips.md\n@@ line 5 @@\n- themes: [decuopling]\n+ themes: [decoupling]\n\nNo problems in 6 files.\n',
  );
  expect(readFileSync(path, 'utf8')).toBe(text.replace('decuopling', 'decoupling'));
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(dirname(path)).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('shows beside which lines it adds or takes away some', async () => {
  const cwd = makeTemporaryFolder();
  const [name = '', sample] = Object.entries(briefingFile({ date: '2026-02-06', slug: 'chips' }))[0] ?? [];
  writeFiles(join(cwd, 'content'), { ...minimalArchive, [name]: `\n\n${String(sample)}` });
  const { stdout } = await runBin(['check', '--fix'], { cwd });
  expect(stdout).toBe('content/briefings/2026/2026-02-06-chips.md\n@@ line 1 @@\n- \n- \n  ---\n\nNo problems in 6 files.\n');
});

it('writes nothing in a dry run', async () => {
  const { cwd, path, text } = mendable();
  const { code, stdout, stderr } = await runBin(['check', '--fix', '--dry-run'], { cwd });
  expect([code, stderr]).toEqual([1, '1 mistake in 1 file can be mended; nothing was written.\n']);
  expect(stdout).toContain('+ themes: [decoupling]');
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('mends what it can beside a mistake that it cannot, which it reports', async () => {
  const { cwd, path, text } = makeBroken();
  const { code, stdout, stderr } = await runBin(['check', '--fix', '--format', 'json'], { cwd });
  expect([code, stderr.split('\n').at(-2)]).toEqual([1, 'Mended 1 mistake in 1 file.']);
  expect((JSON.parse(stdout) as { diagnostics: { ruleId: string }[] }).diagnostics.map(({ ruleId }) => ruleId)).toEqual(['value-invalid']);
  expect(readFileSync(path, 'utf8')).toBe(text.replace('decuopling', 'decoupling'));
});

it('says so when there is nothing that it can mend', async () => {
  const { cwd, path, text } = makeBroken();
  const spelt = text.replace('decuopling', 'decoupling');
  writeFileSync(path, spelt);
  const { code, stderr } = await runBin(['check', '--fix', '--format', 'json'], { cwd });
  expect([code, stderr]).toEqual([1, 'Nothing can be mended without a doubt.\n']);
  expect(readFileSync(path, 'utf8')).toBe(spelt);
});

it('refuses to watch and fix at once', async () => {
  expect((await runBin(['check', '--fix', '--watch'], { cwd: makeTemporaryFolder() })).code).toBe(2);
});
