import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launchBrowser } from '../../test/support/browser.ts';
import { type Corpus, makeCorpus } from '../corpus/make-corpus.ts';
import { type RunningDev, startDevServer } from './dev-server.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

export interface DevBenchOptions {
  readonly briefings: number;
  readonly runs: number;
  readonly seed: string;
  readonly onProgress: (text: string) => void;
}

/** What one change took, in milliseconds from the write. */
export interface DevRun {
  readonly told: number;
  readonly asked: number;
  readonly answered: number;
  readonly shown: number;
  /** The whole archive was read. */
  readonly whole: number;
}

export interface DevRow {
  readonly briefings: number;
  readonly change: string;
  readonly runs: readonly DevRun[];
}

export interface DevReport {
  readonly rows: readonly DevRow[];
  /** Of the machine, one minute's, before and after. */
  readonly load: readonly number[];
}

interface Change {
  readonly title: string;
  /** In the content folder. */
  readonly path: string;
  /** Address without base. */
  readonly address: string;
  readonly edit: (text: string, sentence: string) => string;
}

/** Measures the time from a write to the text in a browser, and to when the whole archive is up to date. */
export async function benchDev({ runs, onProgress, ...options }: DevBenchOptions): Promise<DevReport> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const [before = 0] = loadavg();
  const content = join(folder, 'content');
  const corpus = makeCorpus(options);
  for (const [path, text] of corpus.files) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  onProgress(`${options.briefings} briefings, first reading`);
  const server = await startDevServer({ content, cache: join(folder, 'cache') });
  const browser = await launchBrowser();
  try {
    const rows: DevRow[] = [];
    for (const change of changesOf(corpus)) {
      onProgress(`${options.briefings} briefings, ${change.title}`);
      const page = await watchPage(browser, server.url + change.address);
      const measured: DevRun[] = [];
      // The first one is not counted: the programs on both sides are still cold.
      for (let run = 0; run <= runs; run += 1)
        measured.push(await measureChange(join(content, change.path), change, { server, page, run }));
      // A page that is still open would be asked for again as well, and takes the whole archive.
      await page.close();
      rows.push({ briefings: options.briefings, change: change.title, runs: measured.slice(1) });
    }
    const [after = 0] = loadavg();
    return { rows, load: [before, after] };
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

function changesOf({ edited, renamed }: Corpus): Change[] {
  const slug = edited.slice(edited.lastIndexOf('/') + 12, -3);
  return [
    {
      title: 'a sentence more in a briefing',
      path: edited,
      address: `briefings/${slug}/`,
      edit: (text, sentence) => `${text}\n${sentence}.\n`,
    },
    {
      title: 'another summary of a theme',
      path: renamed,
      address: renamed.replace(/\.md$/u, '/'),
      edit: (text, sentence) => text.replace(/^summary: .*$/mu, `summary: ${sentence}.`),
    },
  ];
}

interface Place {
  readonly server: RunningDev;
  readonly page: WatchedPage;
  readonly run: number;
}

/** Waits until everything is up to date, so that the next change meets a server at rest. */
async function measureChange(path: string, { edit }: Change, { server, page, run }: Place): Promise<DevRun> {
  const sentence = `This is what change number ${run} of the bench says`;
  const text = edit(readFileSync(path, 'utf8'), sentence);
  const seen = page.untilShown(sentence);
  const reading = server.nextReading().then(() => performance.now());
  const start = performance.now();
  writeFileSync(path, text);
  const { told, asked, answered, shown } = await seen;
  const whole = await reading;
  return { told: told - start, asked: asked - start, answered: answered - start, shown: shown - start, whole: whole - start };
}
