import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeManifest } from '../../src/publish/manifest.ts';
import { assertReplaceable, outputFolder } from '../../src/publish/output-folder.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

const record = String(
  writeManifest({ version: '0.1.0', asOf: '2026-03-01T09:00:00Z', commit: null, url: 'https://a.example/', pages: 0, briefings: 0 }, [])
    .bytes,
);

function makePlaces() {
  const root = makeTemporaryFolder();
  for (const name of ['content/briefings', 'cache']) mkdirSync(join(root, name), { recursive: true });
  return { root, keep: { content: join(root, 'content'), cache: join(root, 'cache') } };
}

describe('the output folder', () => {
  test('may be new, empty, or one that Throughline wrote', () => {
    const { root, keep } = makePlaces();
    mkdirSync(join(root, 'empty'));
    mkdirSync(join(root, 'written'));
    mkdirSync(join(root, 'formerly'));
    writeFileSync(join(root, 'written/manifest.json'), record);
    writeFileSync(join(root, 'formerly/build.json'), '{\n  "generator": "Throughline",\n  "asOf": "2026-03-01T09:00:00Z"\n}\n');
    for (const name of ['new', 'deep/new', 'empty', 'written', 'formerly'])
      expect(() => assertReplaceable(join(root, name), keep)).not.toThrow();
  });

  test.each([
    ['content', 'the content folder'],
    ['content/site', 'inside the content folder'],
    ['.', 'the content folder .* lies inside it'],
    ['cache', 'the cache folder'],
  ])('is refused when it is %s', (name, why) => {
    const { root, keep } = makePlaces();
    expect(() => assertReplaceable(join(root, name), keep)).toThrow(new RegExp(why));
  });

  test('is refused when it is the root of the file system or the home folder', () => {
    const { keep } = makePlaces();
    expect(() => assertReplaceable('/', keep)).toThrow('root of the file system');
    expect(() => assertReplaceable(homedir(), keep)).toThrow('home folder');
  });

  test.each([
    ['summer.jpg', ''],
    ['manifest.json', '{ "name": "An app", "start_url": "/" }'],
    ['manifest.json', '{}'],
    ['build.json', '{ "tasks": [{ "generator": "Throughline" }] }'],
  ])('is refused when it holds what Throughline did not write, such as %s %s', (name, text) => {
    const { root, keep } = makePlaces();
    mkdirSync(join(root, 'photos'));
    writeFileSync(join(root, 'photos', name), text);
    expect(() => assertReplaceable(join(root, 'photos'), keep)).toThrow(
      /photos: it is not empty and holds no manifest\.json of Throughline/,
    );
  });

  test('is refused when it is a file or the root of a repository, even a marked one', () => {
    const { root, keep } = makePlaces();
    writeFileSync(join(root, 'file'), '');
    mkdirSync(join(root, 'repository/.git'), { recursive: true });
    writeFileSync(join(root, 'repository/manifest.json'), record);
    expect(() => assertReplaceable(join(root, 'file'), keep)).toThrow('it is a file');
    expect(() => assertReplaceable(join(root, 'repository'), keep)).toThrow('root of a repository');
  });

  test('is seen through symbolic links', () => {
    const { root, keep } = makePlaces();
    symlinkSync(join(root, 'content'), join(root, 'link'));
    expect(() => assertReplaceable(join(root, 'link/site'), keep)).toThrow('inside the content folder');
    expect(outputFolder(join(root, 'link/site'), 7).staging).toBe(join(outputFolder(join(root, 'content'), 7).folder, '.site.staging-7'));
  });

  test('is not mistaken for a folder whose name it begins with', () => {
    const { root, keep } = makePlaces();
    expect(() => assertReplaceable(join(root, 'content-site'), keep)).not.toThrow();
    expect(() => assertReplaceable(join(root, '..site'), { ...keep, content: join(root, '..site-content') })).not.toThrow();
  });
});
