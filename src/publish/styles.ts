import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import type { FontFace } from './fonts.ts';

const LAYERS = '@layer tokens,base,layout,parts,print;';
const SHEETS = ['fonts', 'tokens', 'base', 'layout', 'frame', 'reading', 'listings', 'search', 'print'];

/** The whole stylesheet, minified, with font addresses under `base`. */
export async function makeStylesheet(options: { root: string; base: string; fonts: readonly FontFace[] }): Promise<string> {
  const sheets = await Promise.all(SHEETS.map((name) => readFile(join(options.root, 'src/styles', `${name}.css`), 'utf8')));
  const faces = options.fonts.map((face) => writeFontFace(face, options.base));
  const { code } = transform({
    filename: 'throughline.css',
    code: Buffer.from([LAYERS, ...faces, ...sheets].join('\n')),
    minify: true,
  });
  return Buffer.from(code).toString('utf8');
}

function writeFontFace({ family, file, weight, style, range }: FontFace, base: string): string {
  const descriptors = [
    `font-family:${family}`,
    `src:url("${base}${file.path}")format("woff2")`,
    `font-weight:${weight}`,
    `font-style:${style}`,
    'font-display:swap',
    ...(range === undefined ? [] : [`unicode-range:${range}`]),
  ];
  return `@font-face{${descriptors.join(';')}}`;
}
