import { describe, expect, test } from 'vitest';
import type { Archive, Briefing, Picture } from '../../../src/core/model.ts';
import { collectNeedles, findWithheldPictures } from '../../../src/publish/scan/needles.ts';

const sentence = 'Nobody outside the committee knew that the ferry would carry the archive north.';

function makeBriefing(id: string, front: object, text: string, pictures: string[] = []): Briefing {
  const path = `briefings/2026/2026-01-01-${id}.md`;
  const passages = [{ title: 'What is at stake', text }];
  const body = {
    passages,
    markdown: text,
    pictures: pictures.map((name) => ({ path: name, alt: 'A map of the ferry and its harbours.' })),
  };
  return { id, path, front, body, outline: { pictures } } as unknown as Briefing;
}

function makePictureFile(path: string, digest: string): Picture {
  return { path, digest, size: 0, read: () => new Uint8Array(), width: 1, height: 1 };
}

const hidden = makeBriefing(
  'ferry-to-the-north',
  {
    title: 'The ferry takes the archive',
    themes: ['decoupling'],
    judgements: [{ text: 'The ferry sails at night' }],
    aliases: ['boat'],
    embargo: '2031-02-06T06:00:00Z',
  },
  `${sentence}\nSee https://harbour.example/timetable for more.`,
  ['briefings/2026/harbour-map.png', 'briefings/2026/shared-chart.png'],
);
const open = makeBriefing('open', { title: 'An open briefing' }, 'Nothing hidden.', ['briefings/2026/shared-chart.png']);
const archive = {
  briefings: [hidden, open],
  pictures: new Map(
    [
      makePictureFile('briefings/2026/harbour-map.png', 'aaaabbbbccccdddd'),
      makePictureFile('briefings/2026/shared-chart.png', '1111222233334444'),
      makePictureFile('briefings/2026/unused-sketch.png', '9999888877776666'),
    ].map((picture) => [picture.path, picture]),
  ),
} as unknown as Archive;

const collect = (...innocent: string[]): string[] =>
  collectNeedles([{ briefing: hidden, reason: 'embargo' }], archive, innocent).map(({ text }) => text);

describe('the needles of a withheld briefing', () => {
  test.each([
    'The ferry takes the archive',
    'ferry-to-the-north',
    'briefings/boat/',
    'The ferry sails at night',
    '2031-02-06T06:00:00Z',
    'https://harbour.example/timetable',
    'A map of the ferry and its harbours.',
    'harbour-map',
    'aaaabbbbcccc',
    'unused-sketch',
  ])('hold %j', (text) => {
    expect(collect()).toContain(text);
  });

  test('hold every eight words of its text', () => {
    expect(collect()).toEqual(
      expect.arrayContaining(['Nobody outside the committee knew that the ferry', 'knew that the ferry would carry the archive']),
    );
  });

  test('do not hold short ids of vocabularies, nor a picture that a published briefing shows', () => {
    expect(collect()).not.toEqual(expect.arrayContaining(['decoupling']));
    expect(collect().filter((text) => text.includes('shared') || text.startsWith('1111'))).toEqual([]);
  });

  test('do not hold what also stands in a published text', () => {
    expect(collect('Read: “The Ferry takes the archive”.')).not.toContain('The ferry takes the archive');
    expect(collect(sentence).filter((text) => text.includes('committee'))).toEqual([]);
  });

  test('name the source they come from', () => {
    const entries = collectNeedles([{ briefing: hidden, reason: 'embargo' }], archive, []).map(({ entry }) => entry);
    expect(new Set(entries)).toEqual(new Set([hidden.path, 'briefings/2026/harbour-map.png', 'briefings/2026/unused-sketch.png']));
  });
});

test('a picture is withheld unless a published briefing shows it', () => {
  const paths = findWithheldPictures([{ briefing: hidden, reason: 'embargo' }], archive).map(({ path }) => path);
  expect(paths).toEqual(['briefings/2026/harbour-map.png', 'briefings/2026/unused-sketch.png']);
});
