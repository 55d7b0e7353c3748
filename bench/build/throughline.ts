import { join } from 'node:path';
import { installProgram } from './installed-program.ts';
import { removeAll } from './remove-all.ts';
import type { PlacedTool } from './placed-tool.ts';

/** Late enough that only drafts are withheld. */
const asOf = '2027-01-01T00:00:00Z';

/** Throughline as it is installed, in a folder of its own, with its search index or without. */
export function placeThroughline(content: string, folder: string, { search }: { readonly search: boolean }): PlacedTool {
  const out = join(folder, 'site');
  const cache = join(folder, 'cache');
  const code = join(folder, 'code');
  const program = installProgram(join(folder, 'installed'));
  const options = ['--content', content, '--out', out, '--cache', cache, '--as-of', asOf, ...(search ? [] : ['--no-search'])];
  return {
    job: {
      steps: [{ program: process.execPath, args: [join(program, 'bin/throughline.js'), 'build', ...options] }],
      cwd: folder,
      // what Node keeps of compiled code is otherwise in the machine's temporary folder, and never cold
      env: { NODE_COMPILE_CACHE: code },
      folders: [out, cache, code],
    },
    forgetAll: () => removeAll(out, cache, code),
    forgetPages: () => removeAll(out, join(cache, 'sites')),
  };
}
