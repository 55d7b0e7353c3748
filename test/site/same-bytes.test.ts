import { afterEach, describe, expect, test } from 'vitest';
import { buildSite, buildSiteIn } from '../support/build-site.ts';
import { makeTemporaryFolder, readFolder } from '../support/folders.ts';
import { makePng } from '../support/pictures.ts';
import { briefingFile, briefingFiles, type Files, minimalArchive } from '../support/sample-files.ts';

const archive: Files = {
  ...minimalArchive,
  ...briefingFiles(12),
  ...briefingFile({
    date: '2026-01-30',
    slug: 'pictured',
    body: '## What follows\n\nSeparation is drawn below.\n\n![Two ledgers lie side by side.](two-ledgers.png)\n\nOne judgement:\n\n- Ledgers outlive alliances',
  }),
  'briefings/2026/two-ledgers.png': await makePng(900, 300),
};

describe('the same archive at the same instant gives the same bytes', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test('twice into one folder', async () => {
    const folder = makeTemporaryFolder();
    const first = readFolder((await buildSiteIn(folder, archive)).out);
    const second = readFolder((await buildSiteIn(folder, archive)).out);
    expect(second).toEqual(first);
  });

  test('in another folder, in another time zone and written in another order', async () => {
    process.env.TZ = 'Pacific/Auckland';
    const first = await buildSite(archive);
    process.env.TZ = 'America/Los_Angeles';
    const second = await buildSite(Object.fromEntries(Object.entries(archive).reverse()));
    expect(readFolder(second.out)).toEqual(readFolder(first.out));
    for (const text of Object.values(readFolder(first.out))) expect(text).not.toContain(first.folder);
  });

  test('rendered in worker threads and in the main thread', async () => {
    const alone = await buildSite(archive, { parts: { workerThreshold: Infinity } });
    const threaded = await buildSite(archive, { parts: { workerThreshold: 0 } });
    expect(threaded.result).toMatchObject({ ok: true, briefings: 14 });
    expect(readFolder(threaded.out)).toEqual(readFolder(alone.out));
  });

  test('but says as of when it was built', async () => {
    const site = await buildSite(archive, { asOf: '2026-03-01T09:00:00Z' });
    expect(JSON.parse(site.read('build.json'))).toMatchObject({ generator: 'Throughline', asOf: '2026-03-01T09:00:00Z', briefings: 14 });
  });
});
