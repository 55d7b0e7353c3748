import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

interface Script {
  readonly bytes: number;
  readonly text: string;
  /** Loaded together with it. */
  readonly imports: readonly string[];
}

let scripts: ReadonlyMap<string, Script>;

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: ['src/search/ui/opener.ts', 'src/search/ui/page.ts'],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    metafile: true,
    outdir: 'assets',
  });
  scripts = new Map(
    Object.entries(metafile.outputs).map(([path, { bytes, imports }]) => {
      const text = outputFiles.find((file) => file.path.endsWith(path))?.text ?? '';
      return [path, { bytes, text, imports: imports.filter(({ kind }) => kind === 'import-statement').map((found) => found.path) }];
    }),
  );
});

describe('the script of ordinary pages', () => {
  it('is at most 2 KB with all it loads before search opens', () => {
    const opener = scripts.get('assets/opener.js');
    expect(opener?.imports).toEqual([]);
    expect(opener?.bytes).toBeLessThanOrEqual(1024);
  });
});

describe('the scripts of search', () => {
  it('take at most 20 KB compressed in all', () => {
    const all = [...scripts.values()].map(({ text }) => gzipSync(text).length);
    expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20 * 1024);
  });

  it('find the index beside their folder and know no base path', () => {
    const texts = [...scripts.values()].map(({ text }) => text).join('\n');
    expect(texts).toMatch(/new URL\([^)]*\.\.\/[^)]*import\.meta\.url\)/u);
    expect(texts).not.toMatch(/["'`]\/pagefind/u);
  });

  it('insert no markup and evaluate no text', () => {
    for (const { text } of scripts.values())
      expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b/u);
  });
});
