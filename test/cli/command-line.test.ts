import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { minimalArchive } from '../support/sample-files.ts';
import { bin, runBin } from './run-bin.ts';

const commands = [
  'init',
  'new',
  'import',
  'rename',
  'check',
  'diff',
  'dev',
  'build',
  'preview',
  'verify',
  'publish',
  'next',
  'report',
  'schema',
  'shards',
  'assemble',
];

describe('the command line', () => {
  it('lists its commands', async () => {
    const { code, stdout } = await runBin(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
  });

  it.each(commands)('explains %s, with examples and exit codes', async (command) => {
    const { code, stdout } = await runBin([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: throughline ${command} `, 'u'));
    expect(stdout).toContain(`Examples:\n  $ throughline ${command}`);
    expect(stdout).toContain('Exit codes:\n  0  ');
  });

  it('says its version', async () => {
    expect((await runBin(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  it('shows the help as an error when nothing is asked for', async () => {
    const { code, stdout, stderr } = await runBin([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: throughline');
  });

  it.each([
    [['chek'], "unknown command 'chek'", 'Did you mean check?'],
    [['check', '--contnt', 'x'], "unknown option '--contnt'", 'Did you mean --content?'],
    [['check', '--format', 'xml'], "argument 'xml' is invalid", 'Allowed choices are pretty, json, github, sarif.'],
    [['check', '--as-of', '23 January'], "argument '23 January' is invalid", 'Expected a date'],
    [['check', '--as-of', '2026-02-30'], "argument '2026-02-30' is invalid", 'Expected a date'],
    [['check', '--as-of', '2026-01-23T09:00:00'], 'is invalid', 'an instant with an offset'],
    [['check', '--base', '/a b/'], "argument '/a b/' is invalid", 'such as /briefings/'],
    [['check', '--base', '/../'], "argument '/../' is invalid", 'such as /briefings/'],
    [['check', '--site', 'https://example.org/path'], 'is invalid', 'a path goes into --base'],
    [['check', '--site', 'example.org'], 'is invalid', 'Expected an origin'],
    [['preview', '--port', '99999'], 'is invalid', 'Expected a number'],
    [['import', '--date', '2026-02-30', 'x.txt'], 'is invalid', 'Expected a real date'],
    [['publish'], "required option '--to <folder>' not specified", '--help'],
    [['publish', '--to', 'x', '--keep', '0'], 'is invalid', 'a number of releases from 1'],
    [['publish', '--to', 'x', '--rollback', '--keep', '2'], 'cannot be used with option', '--help'],
    [['build', '--shard', 'all'], 'Expected a year, such as 2024, or rest', '--help'],
    [['assemble'], "missing required argument 'shards'", '--help'],
    [['import'], 'Name what to import', 'a text, a .docx or .html file, or a folder'],
    [['check', 'extra'], 'too many arguments', '--help'],
  ])('refuses %j with exit code 2, and helps', async (args, problem, help) => {
    const { code, stdout, stderr } = await runBin(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(stderr).toContain(help);
  });

  it('runs on the pinned Node when started on one that cannot run it, and ends as it ends', async () => {
    const folder = makeTemporaryFolder();
    const old = { cwd: folder, flags: ['--no-experimental-strip-types'] };
    expect((await runBin(['--version'], old)).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    expect((await runBin(['check'], old)).code).toBe(2);
    writeFiles(folder, { 'content/publication.yaml': 'name: X\n' });
    expect((await runBin(['check'], old)).code).toBe(1);
  });

  it('does not start itself over and over when the pinned Node cannot run it either', async () => {
    const { code, stderr } = await runBin(['--version'], {
      flags: ['--no-experimental-strip-types'],
      env: { THROUGHLINE_PINNED_NODE: '1' },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Throughline needs Node .* Run `npm ci`\.\n$/u);
  });

  it('ends quietly, with its own exit code, when its reader stops reading', async () => {
    const folder = makeTemporaryFolder();
    const broken = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`content/briefings/2026/note ${index}.md`, '']));
    writeFiles(folder, {
      ...broken,
      ...Object.fromEntries(Object.entries(minimalArchive).map(([path, text]) => [`content/${path}`, text])),
    });
    const script = `"${process.execPath}" "${bin}" check | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd: folder });
    expect(stdout).toMatch(/^content\/briefings\/2026\/note 0\.md:1:1 .*\n1\n$/u);
    expect(stderr).toBe('');
  });
});
