import type { Manifest } from '../../publish/manifest.ts';
import type { Fault, Verified } from '../../publish/verify-site.ts';
import type { SharedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { showPath } from './problem.ts';
import { plural } from './summary.ts';

const WORDS: Readonly<Record<Fault['kind'], string>> = {
  missing: 'is missing',
  changed: 'is not as it was built',
  extra: 'is not in the manifest',
  link: 'is a symbolic link, which no site holds',
  special: 'is neither a file nor a folder',
  unreadable: 'cannot be read',
  invalid: 'is not valid',
};

/** Says what was found in a site's folder: each fault on a line, then a summary. */
export function reportVerified(verified: Verified, { out, format }: Pick<SharedOptions, 'out' | 'format'>, terminal: Terminal): void {
  const folder = showPath(out, terminal.cwd);
  if (format === 'json') {
    const { manifest, digest, faults } = verified;
    const site = manifest && { ...manifest, files: manifest.files.size };
    terminal.out(`${JSON.stringify({ version: 1, ok: faults.length === 0, folder, digest, site, faults }, null, 2)}\n`);
    return;
  }
  const lines = verified.faults.map((fault) => writeFault(fault, folder, terminal));
  terminal.out(`${[...lines, summarizeVerified(verified, folder)].join('\n')}\n`);
}

/** A fault on one line. */
export function writeFault({ path, kind, detail }: Fault, folder: string, { ink }: Pick<Terminal, 'ink'>): string {
  const reason = detail === undefined ? '' : `: ${quoteControls(detail)}`;
  return `${quoteControls(`${folder}/${path}`)}  ${ink('red', kind)}  ${WORDS[kind]}${reason}`;
}

function summarizeVerified({ manifest, digest, faults }: Verified, folder: string): string {
  if (manifest === undefined) return `${folder} cannot be verified: it has no manifest that can be read.`;
  const found = faults.length === 0 ? 'all as they were built' : plural(faults.length, 'fault');
  return `${plural(manifest.files.size, 'file')} in ${folder}, ${found}: ${describeSite(manifest)}, manifest ${digest?.slice(0, 12) ?? ''}.`;
}

/** What a site was made of, in words. */
export function describeSite({ asOf, commit, version }: Manifest): string {
  return `as of ${asOf}${commit === null ? '' : `, commit ${commit.slice(0, 12)}`}, Throughline ${version}`;
}

/** A name that anyone may have chosen must not move the cursor or make a line of its own. */
function quoteControls(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`);
}
