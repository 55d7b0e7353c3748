import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleScripts } from '../../src/publish/scripts.ts';

/** File name to text. */
let scripts: ReadonlyMap<string, string>;
let opener: string;

beforeAll(async () => {
  const made = await bundleScripts(join(import.meta.dirname, '../..'));
  scripts = new Map(made.files.map(({ path, bytes }) => [basename(path), new TextDecoder().decode(bytes)]));
  opener = basename(made.opener);
});

describe('the script of ordinary pages', () => {
  it('is at most 1 KB and loads nothing before search opens', () => {
    const text = scripts.get(opener) ?? '';
    expect(text).toMatch(/import\("\.\/dialog-/u);
    expect(text).not.toMatch(/\bimport\s*["'{*\w]|\bfrom\s*["']/u);
    expect(text.length).toBeLessThanOrEqual(1024);
  });
});

describe('the scripts of search', () => {
  it('take at most 25 KB compressed in all', () => {
    const sizes = [...scripts.values()].map((text) => gzipSync(text).length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(25 * 1024);
  });

  it('find the index beside their folder and know no base path', () => {
    const texts = [...scripts.values()].join('\n');
    expect(texts).toMatch(/new URL\([^)]*\.\.\/[^)]*import\.meta\.url\)/u);
    expect(texts).not.toMatch(/["'`]\/(?:pagefind|assets)/u);
  });

  it('name the file of the worker', () => {
    const worker = [...scripts.keys()].find((name) => name.startsWith('search-worker-')) ?? 'none';
    expect([...scripts].filter(([name, text]) => name !== worker && text.includes(worker))).toHaveLength(1);
  });

  it('insert no markup and evaluate no text', () => {
    for (const text of scripts.values())
      expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b/u);
  });
});
