/**
 * Bundles the program into `lib`, as JavaScript: Node runs TypeScript only outside `node_modules`, and starts sooner with few files than with some hundred.
 * `npm pack` and `npm publish` call it. What the pages, scripts and styles of a site are made of stays in `src`, and is compiled with the site.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { packageRoot } from '../src/program.ts';

/** Packages that bring programs or files of their own; all others go into the bundle. */
const EXTERNAL = ['astro', 'esbuild', 'lightningcss', 'node', 'pagefind', 'satteri', 'sharp', 'subset-font', '@fontsource-variable/*'];

/** Modules that are loaded when they are first needed say `require`, which the bundler follows once it is not a variable. */
const lateModules: Plugin = {
  name: 'late-modules',
  setup: (building) => {
    building.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return { contents: text.replace('const require = createRequire(import.meta.url);', ''), loader: 'ts' };
    });
  },
};

const outdir = join(packageRoot, 'lib');
rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: packageRoot,
  entryPoints: {
    main: 'src/cli/main.ts',
    'asset-worker': 'src/publish/asset-worker.ts',
    'render-worker': 'src/publish/render-worker.ts',
    'scan-worker': 'src/publish/scan/scan-worker.ts',
  },
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  external: EXTERNAL,
  plugins: [lateModules],
  // Packages in the older form ask for Node's own modules with `require`.
  banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
});
const bytes = Object.values(metafile.outputs).reduce((total, output) => total + output.bytes, 0);
process.stdout.write(`lib: ${String(Object.keys(metafile.outputs).length)} files, ${String(Math.round(bytes / 1024))} kB\n`);
