import type { Manifest } from '../../publish/manifest.ts';
import type { DescribedRelease } from '../../publish/releases/describe-releases.ts';
import type { PublishResult } from '../../publish/releases/publish-release.ts';
import type { PublishCommandOptions } from '../publish.ts';
import type { Terminal } from '../terminal.ts';
import { showPath } from './problem.ts';
import { plural } from './summary.ts';
import { describeSite, reportVerified } from './verify-report.ts';

type Options = Pick<PublishCommandOptions, 'to' | 'format' | 'rollback'>;
type Published = Extract<PublishResult, { ok: true }>;

/** Says which release is served now, or why none was switched to. */
export function reportPublished(result: PublishResult, options: Options, terminal: Terminal): void {
  if (!result.ok) {
    reportVerified(result.verified, { out: result.folder, format: options.format }, terminal);
    terminal.note(`Nothing was switched: ${options.to} is as it was.`);
  } else if (options.format === 'json') {
    const { name, before = null, isNew, removed, manifest } = result;
    writeJson(
      { folder: showPath(result.folder, terminal.cwd), current: name, before, isNew, removed, site: summarize(manifest) },
      terminal,
    );
  } else {
    terminal.out(`${writePublished(result, options, terminal).join('\n')}\n`);
  }
}

/** Lists releases. */
export function reportReleases(releases: readonly DescribedRelease[], { to, format }: Options, terminal: Terminal): void {
  const folder = showPath(to, terminal.cwd);
  if (format === 'json') {
    const list = releases.map(({ name, isCurrent, manifest }) => ({ name, isCurrent, site: manifest ? summarize(manifest) : null }));
    writeJson({ folder, releases: list }, terminal);
    return;
  }
  const lines = releases.map(({ name, isCurrent, manifest }) => {
    const about =
      manifest === undefined ? 'its manifest cannot be read' : `${plural(manifest.files.size, 'file')}, ${describeSite(manifest)}`;
    return `${isCurrent ? '→' : ' '} ${name}  ${about}`;
  });
  terminal.out(lines.length === 0 ? `No releases in ${folder}.\n` : `${lines.join('\n')}\n`);
}

function writePublished(
  { folder, name, before, isNew, removed, manifest }: Published,
  { rollback }: Options,
  terminal: Terminal,
): string[] {
  const verb = rollback === undefined ? 'Published' : 'Went back to';
  const from = before === undefined ? '' : before === name ? ', which was current already' : `; before, it was ${before}`;
  const copied = isNew || rollback !== undefined ? '' : ' (it was there already)';
  const kept = removed.length === 0 ? [] : [`Removed ${plural(removed.length, 'older release')}: ${removed.join(', ')}.`];
  const shown = showPath(folder, terminal.cwd);
  return [`${verb} ${name}${copied} in ${shown}: ${plural(manifest.files.size, 'file')}, ${describeSite(manifest)}${from}.`, ...kept];
}

function summarize({ files, ...facts }: Manifest): object {
  return { ...facts, files: files.size };
}

function writeJson(report: object, terminal: Terminal): void {
  terminal.out(`${JSON.stringify({ version: 1, ok: true, ...report }, null, 2)}\n`);
}
