import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStaging } from '../../src/publish/staging.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

describe('the staging folder', () => {
  test('takes files in folders of any depth and lists them sorted', () => {
    const staging = openStaging(join(makeTemporaryFolder(), 'staging'));
    const page = staging.write({ path: 'themes/x/index.html', bytes: 'é' });
    const binary = staging.write({ path: 'a.bin', bytes: Uint8Array.of(1, 2, 3) });
    expect(staging.paths()).toEqual(['a.bin', 'themes/x/index.html']);
    expect([page, binary]).toEqual([
      ['themes/x/index.html', hash('sha256', 'é'), 2],
      ['a.bin', hash('sha256', Uint8Array.of(1, 2, 3)), 3],
    ]);
    expect(readFileSync(join(staging.folder, 'themes/x/index.html'), 'utf8')).toBe('é');
  });

  test.each(['../out.html', 'a/../../b', '/etc/passwd', 'a//b', './a', '', 'a/', 'a\\b', 'c:x', 'a\u0000b', 'a\nb'])(
    'takes no path like %j',
    (path) => {
      const staging = openStaging(join(makeTemporaryFolder(), 'staging'));
      expect(() => staging.write({ path, bytes: '' })).toThrow('Not a path inside the output folder');
    },
  );

  test.each([
    ['index.html', 'index.html'],
    ['a/Index.html', 'A/index.html'],
    ['zürich/index.html', 'zürich/index.html'.normalize('NFD')],
  ])('throws when %s has a second writer as %s', (first, second) => {
    const staging = openStaging(join(makeTemporaryFolder(), 'staging'));
    staging.write({ path: first, bytes: 'one' });
    expect(() => staging.write({ path: second, bytes: 'two' })).toThrow('Two writers of one output file');
    expect(readFileSync(join(staging.folder, first), 'utf8')).toBe('one');
  });

  test('begins empty and can be removed', () => {
    const folder = join(makeTemporaryFolder(), 'staging');
    mkdirSync(folder);
    writeFileSync(join(folder, 'left.html'), '');
    const staging = openStaging(folder);
    expect(existsSync(join(folder, 'left.html'))).toBe(false);
    staging.remove();
    expect(existsSync(folder)).toBe(false);
  });
});
