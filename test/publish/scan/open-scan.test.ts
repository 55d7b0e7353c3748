import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkArchive, gateArchive } from '../../../src/core/pipeline.ts';
import { publishedTexts } from '../../../src/publish/scan.ts';
import { findWithheldPictures } from '../../../src/publish/scan/needles.ts';
import { openScan, type ScanSetup } from '../../../src/publish/scan/open-scan.ts';
import { openWitnessStore } from '../../../src/publish/scan/witness-store.ts';
import { canary, kindNames, openFiles, places, withheldFiles } from '../../support/canary-archive.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../../support/folders.ts';
import { AS_OF, memoryTree, mergeFiles } from '../../support/memory-tree.ts';
import { briefingFile, type Files } from '../../support/sample-files.ts';

const files = mergeFiles(openFiles, withheldFiles);

/** What a build would hand over for an archive. */
function setupOf(content: Files): ScanSetup {
  const { archive, sources } = checkArchive(memoryTree(content), { asOf: AS_OF });
  if (!archive) throw new Error('The archive has errors');
  const { withheld } = gateArchive(archive, AS_OF);
  const pictures = findWithheldPictures(withheld, archive).map(({ path, digest, size }) => ({ path, digest, size }));
  const innocents = [...publishedTexts({ archive, withheld, sources })];
  return { withheld, pictures, sources, innocents, stylesheet: 'body{color:red}', code: '1' };
}

const setup = setupOf(files);
const scan = openScan(setup);

async function scanOutput(output: Files): Promise<unknown> {
  const folder = makeTemporaryFolder();
  writeFiles(folder, output);
  return scan.scanFiles({ folder, paths: listFiles(folder), threshold: Infinity }).catch((error: unknown) => error);
}

describe('a canary that got out is found, with the entry it comes from,', () => {
  const cases = kindNames.flatMap((kind) => places.map((place) => [place, kind] as const));
  test.each(cases)('from the %s of the %s', async (place, kind) => {
    const word = canary(place, kind);
    const source = Object.entries(withheldFiles).find(
      ([path, text]) => path.endsWith('.md') && String(text).includes(word) && path.includes(kind),
    );
    // A word alone says too little where a sentence is expected: it gets out with its surroundings.
    const sentence = new RegExp(`[^\\n"]*${word}[^\\n"]*`, 'u').exec(String(source?.[1]))?.[0] ?? word;
    const names: Readonly<Record<string, string>> = { picture: word, folder: word, slug: `${word}-plan` };
    const error = await scanOutput({ 'a.json': '{}', 'b.html': `<p>${names[place] ?? sentence}</p>` });
    expect(error).toMatchObject({ name: 'BuildRefused', file: 'b.html' });
    expect((error as { entry: string }).entry).toContain(kind);
  });

  test('from a translation', async () => {
    expect(await scanOutput({ 'a.md': `# ${canary('translation', 'embargo').toUpperCase()}, bestimmt den Plan` })).toMatchObject({
      file: 'a.md',
      text: `${canary('translation', 'embargo')} bestimmt den Plan`,
      entry: 'briefings/2026/2026-02-03-sperrfrist-und-plan.md',
    });
  });
});

describe('a title that got out is found', () => {
  const title = `The ${canary('title', 'draft')} sets the plan`;
  const stream = `BT /F1 12 Tf [(The ${canary('title', 'draft')} s) -20 (ets the )] TJ <${Buffer.from('plan').toString('hex')}> Tj ET`;
  test.each<[string, string, string | Uint8Array]>([
    ['in a file name', `x/${title}.txt`, ''],
    ['in a name of a folder', `${title}/x.txt`, ''],
    ['in a packed file', 'en.pf_meta', gzipSync(title)],
    ['in the properties of a PDF', 'a.pdf', `%PDF-1.7\n1 0 obj << /Title (${title}) >> endobj`],
    [
      'in a packed stream of a PDF',
      'a.pdf',
      Buffer.concat([Buffer.from('%PDF-1.7\nstream\n'), deflateSync(stream), Buffer.from('\nendstream')]),
    ],
    ['in an attribute after a sign that ends the tag for some', 'a.html', `<meta content="1 > 0: ${title}">`],
    ['beside the stylesheet', 'a.html', `<style>body{color:red}</style>${title}`],
  ])('%s', async (_, path, content) => {
    expect(await scanOutput({ [path]: content })).toMatchObject({ name: 'BuildRefused', file: path, text: title });
  });

  test('in the stylesheet', () => {
    expect(() => openScan({ ...setup, stylesheet: `body::after{content:"${title}"}` })).toThrow(
      /^The build is refused: the stylesheet holds/u,
    );
  });
});

test('an innocent site is clean, and says what was read', async () => {
  expect(await scanOutput({ 'a.txt': 'nothing', 'b/c.txt': 'here' })).toEqual({ files: 2, bytes: 11 });
});

test('what public notes say one after the other is no secret, though a withheld text says it too', async () => {
  const [one, two] = ['Nobody counted the ferries which crossed before noon.', 'Northern harbours closed one by one that winter.'];
  const body = (text: string): string => `## What follows\n\n- ${text}`;
  const content = mergeFiles(
    openFiles,
    briefingFile({ date: '2026-01-24', slug: 'noted', body: body(`A count[^a] and a closing[^b].\n\n[^a]: ${one}\n\n[^b]: ${two}`) }),
    briefingFile({ date: '2026-02-09', slug: 'sealed-count', front: 'status: draft', body: body(`${one} ${two}`) }),
  );
  const page = `<ol><li><p>${one} <a href="#x">↩</a></p></li><li><p>${two}</p></li></ol>`;
  const folder = makeTemporaryFolder();
  writeFiles(folder, { 'a.html': page });
  const job = { folder, paths: ['a.html'], threshold: Infinity };
  expect(await openScan(setupOf(content)).scanFiles(job)).toMatchObject({ files: 1 });
  const silent = mergeFiles(content, briefingFile({ date: '2026-01-24', slug: 'noted', body: body('It says nothing.') }));
  await expect(openScan(setupOf(silent)).scanFiles(job)).rejects.toMatchObject({ name: 'BuildRefused', file: 'a.html' });
});

test('nothing is read when nothing is withheld', async () => {
  const empty = openScan(setupOf(openFiles));
  expect(empty).toMatchObject({ needles: 0, pictures: 0 });
  expect(await empty.scanFiles({ folder: '/nowhere', paths: ['a'], threshold: Infinity })).toEqual({ files: 0, bytes: 0 });
});

describe('the digest', () => {
  const digestOf = (content: Files): string => openScan(setupOf(content)).digest;
  const published = briefingFile({ date: '2026-01-24', slug: 'another', title: 'Another public text' });

  test('stays when published texts change that say nothing of what is withheld', () => {
    expect(digestOf(mergeFiles(files, published))).toBe(scan.digest);
  });

  test.each<[string, ScanSetup]>([
    [
      'a withheld text changes',
      setupOf(mergeFiles(files, briefingFile({ date: '2026-02-09', slug: 'one-more-secret', front: 'status: draft' }))),
    ],
    [
      'a published text says what was withheld',
      setupOf(
        mergeFiles(files, briefingFile({ date: '2026-01-24', slug: 'loud', title: `The ${canary('title', 'draft')} sets the plan` })),
      ),
    ],
    [
      'a withheld picture changes',
      { ...setup, pictures: setup.pictures.map((picture) => ({ ...picture, digest: picture.digest.replace(/.$/u, '_') })) },
    ],
    ['the code changes', { ...setup, code: '2' }],
  ])('changes when %s', (_, other) => {
    expect(openScan(other).digest).not.toBe(scan.digest);
  });
});

describe('what is known of innocent texts', () => {
  const openWith = (folder: string, from: ScanSetup, code = 'c'): string => {
    const witnesses = openWitnessStore(folder, code);
    const { digest } = openScan({ ...from, witnesses });
    witnesses.save();
    return digest;
  };

  test('is kept, so that they are not searched again', () => {
    const folder = makeTemporaryFolder();
    const loud = setupOf(
      mergeFiles(files, briefingFile({ date: '2026-01-24', slug: 'loud', title: `The ${canary('title', 'draft')} sets the plan` })),
    );
    const digest = openWith(folder, loud);
    const asked: string[] = [];
    const again = { ...loud, innocents: [...loud.innocents].map(({ key }) => ({ key, texts: () => (asked.push(key), []) })) };
    expect(openWith(folder, again)).toBe(digest);
    expect(asked).toEqual([]);
    expect(openWith(folder, again, 'other')).not.toBe(digest);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['changed', (bytes) => bytes.map((byte, index) => (index === 40 ? byte ^ 1 : byte)) as Buffer],
    ['empty', () => Buffer.alloc(0)],
  ])('counts for nothing when its file is %s', (_, damage) => {
    const folder = makeTemporaryFolder();
    const digest = openWith(folder, setup);
    const path = join(folder, readdirSync(folder)[0] ?? '');
    writeFileSync(path, damage(readFileSync(path)));
    expect(openWith(folder, setup)).toBe(digest);
  });
});
