import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openThroughline } from '../../bench/search/engines/throughline.ts';
import { readCollection } from '../../bench/search/collection.ts';
import { formQueries } from '../../bench/search/query-forms.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with a collection of one query and one document, but for what is given. */
function makeFolder(given: { docs?: string; queries?: string; qrels?: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'collection-'));
  folders.push(folder);
  const files = {
    docs: '{"id":"a","title":"Data","text":"export"}',
    queries: '{"id":"1","text":"data"}',
    qrels: '{"qid":"1","did":"a","rel":1}',
    ...given,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.jsonl`), text);
  return folder;
}

describe('a collection', () => {
  it('may have documents without title or text, numbers for ids and empty lines', () => {
    const folder = makeFolder({
      docs: '{"id":1}\n\n{"id":"2","title":null,"text":"","more":true}\r\n',
      queries: '{"id":1,"text":"data"}\n',
      qrels: '{"qid":1,"did":1,"rel":"2"}',
    });
    expect(readCollection(folder)).toEqual({
      documents: [
        { id: '1', title: '', text: '' },
        { id: '2', title: '', text: '' },
      ],
      queries: [{ id: '1', text: 'data', judged: new Map([['1', 2]]) }],
      notes: [],
    });
  });

  it('leaves out queries without a relevant document and judgements of what is not there, and says so', () => {
    const folder = makeFolder({
      queries: '{"id":"1","text":"data"}\n{"id":"2","text":"none"}\n{"id":"3","text":"not relevant"}',
      qrels: '{"qid":"1","did":"a","rel":1}\n{"qid":"1","did":"x","rel":1}\n{"qid":"9","did":"a","rel":1}\n{"qid":"3","did":"a","rel":0}',
    });
    const { queries, notes } = readCollection(folder);
    expect(queries.map(({ id }) => id)).toEqual(['1']);
    expect(notes).toEqual([
      'Passed over: 2 judgements name a query or a document that is not there.',
      'Passed over: 2 queries have no relevant document.',
    ]);
  });

  it.each([
    ['a line that is no JSON', { docs: '{"id":"a"}\n{id' }, /docs\.jsonl:2 .*no JSON/u],
    ['a line without a text', { queries: '{"id":"1"}' }, /queries\.jsonl:1 .*`text`/u],
    ['a judgement that is no number', { qrels: '{"qid":"1","did":"a","rel":"much"}' }, /qrels\.jsonl:1 .*`rel`/u],
    ['the same id twice', { docs: '{"id":"a"}\n{"id":"a"}' }, /docs\.jsonl holds the id "a" twice/u],
    ['nothing to measure', { qrels: '' }, /has no query with a relevant document/u],
  ])('is refused for %s', (_, files, message) => {
    expect(() => readCollection(makeFolder(files))).toThrow(message);
  });

  it('is refused when a file is missing', () => {
    const folder = makeFolder({});
    rmSync(join(folder, 'qrels.jsonl'));
    expect(() => readCollection(folder)).toThrow(/qrels\.jsonl cannot be read/u);
  });
});

describe('the forms of a query', () => {
  const documents = [
    { id: 'a', title: 'Data governance', text: 'data rules' },
    { id: 'b', title: 'Data', text: 'governance custodians' },
    { id: 'c', title: 'Data', text: '' },
  ];
  const ask = (text: string, form: Parameters<typeof formQueries>[2]): string | undefined =>
    formQueries(documents, [{ id: '1', text, judged: new Map() }], form)[0]?.text;

  it.each([
    ['What do custodians of data governance say about rules?', 'words2', 'custodians rules'],
    ['What do custodians of data governance say about rules?', 'words3', 'custodians governance rules'],
    ['What do custodians of data governance say about rules?', 'words4', 'custodians data governance rules'],
    ['what of xylophones', 'words3', ''],
    ['what of it', 'typo', 'what of it'],
  ] as const)('“%s” as %s is “%s”', (text, form, formed) => {
    expect(ask(text, form)).toBe(formed);
  });

  it('exchange two neighbouring letters of one content word, the same each time', () => {
    const text = 'What about the governance?';
    const typo = ask(text, 'typo') ?? '';
    expect(typo).not.toBe(text);
    expect(Array.from(typo).sort()).toEqual(Array.from(text).sort());
    expect(typo).toMatch(/^What about the g\w{9}\?$/u);
    expect(ask(text, 'typo')).toBe(typo);
  });
});

it('documents without words are found by nothing, and harm nothing', async () => {
  const engine = await openThroughline([
    { id: 'empty', title: '', text: '' },
    { id: 'signs', title: '–', text: '?!' },
    { id: 'data', title: 'Data export', text: '' },
  ]);
  expect(await engine?.rank('data')).toEqual(['data']);
  engine?.close();
});
