import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, buildSiteIn } from '../support/build-site.ts';
import { afterAll as afterReleases, CANARY, canary, openFiles, places, withheldFiles } from '../support/canary-archive.ts';
import { makeFolder } from '../support/folders.ts';
import { findings, mergeFiles } from '../support/memory-tree.ts';
import { findWord, readOutput } from '../support/read-output.ts';
import { briefingFile, type Files } from '../support/sample-files.ts';

const files = mergeFiles(openFiles, withheldFiles);
const hiddenSlug = `${canary('slug', 'embargo')}-plan`;

describe('canaries in withheld briefings', () => {
  const sites: Record<string, BuiltSite> = {};
  beforeAll(async () => {
    sites.withheld = await buildSiteIn(makeFolder(), files);
    sites.without = await buildSiteIn(makeFolder(), openFiles);
    sites.released = await buildSiteIn(makeFolder(), files, { asOf: afterReleases });
  });
  afterAll(() => {
    for (const site of Object.values(sites)) site.remove();
  });
  const outOf = (name: string): string => sites[name]?.out ?? '';

  test('stand in no byte and no name of the site', () => {
    expect(sites.withheld?.result).toMatchObject({ ok: true, briefings: 1, withheld: { draft: 1, future: 1, embargo: 2 } });
    expect(findWord(outOf('withheld'), CANARY)).toEqual([]);
    const digests = Object.values(withheldFiles)
      .filter((content) => typeof content !== 'string')
      .map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    for (const digest of digests) expect(findWord(outOf('withheld'), digest.slice(0, 8))).toEqual([]);
  });

  test('change no byte of the site they are withheld from', () => {
    expect(readOutput(outOf('withheld'))).toEqual(readOutput(outOf('without')));
  });

  test.each(['future', 'embargo'] as const)('of the %s one are found once it is released, so that the search for them can fail', (kind) => {
    const neverShown = ['folder', 'yaml'];
    const output = Object.values(readOutput(outOf('released'))).join('\n');
    const missing = places.filter((place) => !output.includes(canary(place, kind)));
    expect(missing).toEqual(neverShown);
  });

  test('of the draft stay away however late it is', () => {
    for (const place of places) expect(findWord(outOf('released'), canary(place, 'draft'))).toEqual([]);
  });
});

describe('a public text that would name a withheld briefing is refused with its place', () => {
  const open = briefingFile({ date: '2026-01-25', slug: 'open' });
  const [path = ''] = Object.keys(open);
  const withFront = (front: string): Files => briefingFile({ date: '2026-01-25', slug: 'open', front });
  const withText = (file: string): Files => ({ [file]: `${String(openFiles[file])}\nSee [[${hiddenSlug}]].\n` });
  test.each<[string, Files, string]>([
    ['a link', { [path]: `${String(open[path])}\nSee [[${hiddenSlug}]].\n` }, `${path}:20:7 reference-withheld`],
    ['a link of a theme', withText('themes/decoupling.md'), 'themes/decoupling.md:12:7 reference-withheld'],
    ['a link of a statement', withText('pages/about.md'), 'pages/about.md:10:7 reference-withheld'],
    ['related', withFront(`related: [${hiddenSlug}]`), `${path}:6:11 reference-withheld`],
    ['supersedes', withFront(`supersedes: [${hiddenSlug}]`), `${path}:6:14 reference-withheld`],
    ['translation-of', withFront(`language: de\ntranslation-of: ${hiddenSlug}`), `${path}:7:17 reference-withheld`],
  ])('%s', (_, change, expected) => {
    expect(findings(mergeFiles(files, change))).toContain(expected);
  });

  test.each<[string, string, string]>([
    ['a comment of HTML', `<!-- ${CANARY} -->`, 'html-raw'],
    ['a picture in a folder of its own', `![A ${CANARY} lies open.](${CANARY}/plan.png)`, 'picture-place'],
  ])('so is %s, which no page could show', (_, line, code) => {
    const draft = briefingFile({
      date: '2026-02-09',
      slug: 'sketch',
      front: 'status: draft',
      body: `## What follows\n\n${line}\n\nOne:\n\n- It ends`,
    });
    expect(findings(mergeFiles(openFiles, draft))).toContainEqual(expect.stringMatching(new RegExp(`-sketch\\.md:11:\\d+ ${code}$`, 'u')));
  });
});
