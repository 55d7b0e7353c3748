import { type Desk, edit, type Edit, hidden, listShown, type Paper, perhaps, replaceIn, writeFile, writePaper } from './edit.ts';

/** A briefing in whose body the pattern finds something. */
const pickWith = (desk: Desk, pattern: RegExp): Paper => desk.random.pick(listShown(desk, ({ body }) => pattern.test(body)));

/** Replaces the first thing that a pattern finds in the body of some briefing. */
function change(desk: Desk, pattern: RegExp, by: (found: RegExpExecArray, paper: Paper) => string): void {
  const paper = pickWith(desk, pattern);
  const found = pattern.exec(paper.body);
  if (found !== null) writePaper(desk, { ...paper, body: paper.body.replace(pattern, () => by(found, paper)) });
}

/** Puts a text at the end of some briefing's body. */
function append(desk: Desk, text: string, pattern = /^/u): void {
  const paper = pickWith(desk, pattern);
  writePaper(desk, { ...paper, body: `${paper.body.trimEnd()}\n\n${text}\n` });
}

const freeHeading = /^## (?!What follows|Ce qui suit|.*\{#)(.+)$/mu;
const sentence = /^([A-ZÉ][^\n|[\]#]*\.)$/mu;

/** A heading whose address no text names. */
function findFree(desk: Desk, { body }: Pick<Paper, 'body'>): string | undefined {
  const texts = Object.values(desk.files).filter((content) => typeof content === 'string');
  return body.match(/^## .+$/gmu)?.find((line) => {
    const address = line.slice(3).toLowerCase().replaceAll(' ', '-');
    return !/^what-follows|^ce-qui-suit|\{/u.test(address) && !texts.some((text) => text.includes(address));
  });
}

function changeFree(desk: Desk, by: (line: string) => string): void {
  const paper = desk.random.pick(listShown(desk, (other) => findFree(desk, other) !== undefined));
  const line = findFree(desk, paper) ?? '';
  writePaper(desk, { ...paper, body: paper.body.replace(line, () => by(line)) });
}

/** Edits of the text of one briefing. */
export const bodyEdits: readonly Edit[] = [
  edit('a heading is renamed', (desk) => changeFree(desk, () => `## What door ${desk.count()} hides`)),
  edit('a heading is renamed and keeps its address', (desk) => {
    const { path } = pickWith(desk, /\{#tariff\}/u);
    replaceIn(desk, path, /^## .+ \{#tariff\}$/mu, `## Tariff ${desk.count()} Is No Plan {#tariff}`);
  }),
  edit('a passage is inserted before others', (desk) =>
    change(desk, freeHeading, ([heading]) => `## Before number ${desk.count()}\n\nTrade was quieter then.\n\n${heading}`),
  ),
  edit('a heading gets an address of its own', (desk) => changeFree(desk, (line) => `${line} {#own-${desk.count()}}`)),
  perhaps('a heading says which themes its passage bears on', (desk) =>
    change(desk, freeHeading, ([heading], { front }) =>
      heading.includes('{') ? heading : `${heading} {themes="${front.themes[0] ?? ''}"}`,
    ),
  ),
  edit('an item of the judgements is changed', (desk) =>
    change(desk, /^- .+$/mu, () => `- Judgement ${desk.count()} replaces the one before`),
  ),
  edit('an item of the judgements is added', (desk) =>
    change(desk, /^- .+$/mu, ([item]) => `${item}\n- Judgement ${desk.count()} comes last`),
  ),
  edit('a footnote is added', (desk) => {
    const name = `note-${desk.count()}`;
    change(desk, sentence, ([words]) => `${words}[^${name}]`);
    const paper = pickWith(desk, new RegExp(`\\[\\^${name}\\]`, 'u'));
    writePaper(desk, { ...paper, body: `${paper.body.trimEnd()}\n\n[^${name}]: Counted as ${name}.\n` });
  }),
  edit('a footnote is changed', (desk) =>
    change(desk, /^(\[\^[^\]]+\]: ).+$/mu, ([, mark]) => `${mark ?? ''}Read as number ${desk.count()}.`),
  ),
  edit('a sentence is added', (desk) => change(desk, sentence, ([words]) => `${words} Clerk ${desk.count()} agrees.`)),
  edit('a sentence with the words of a theme is added', (desk) =>
    change(desk, sentence, ([words]) => `${words} Clerk ${desk.count()} saw shipping, a tariff and a licence in custody.`),
  ),
  edit('a sentence is made like one of another briefing', (desk) => {
    const model = pickWith(desk, sentence);
    const [words = ''] = sentence.exec(model.body) ?? [];
    append(desk, `### Of number ${desk.count()}\n\n${words} ${words}`);
  }),
  edit('a term of the glossary is used', (desk) =>
    change(desk, sentence, ([words]) => `${words} HGR ${desk.count()} and a TTP are meant.`),
  ),
  edit('a link to another briefing is added', (desk) => {
    const target = desk.random.pick(listShown(desk));
    change(desk, sentence, ([words]) => `${words} See [[${target.id}]] and [[${target.id}#bottom-line|its ${desk.count()} points]].`);
  }),
  edit('a link to a theme is added', (desk) =>
    change(desk, sentence, ([words]) => `${words} See [shipping ${desk.count()}](../../themes/shipping.md).`),
  ),
  edit('a table is added', (desk) =>
    append(desk, `### Table ${desk.count()}\n\n| Port | Days |\n| --- | ---: |\n| East | ${desk.count()} |`),
  ),
  edit('a dash, quotes and an ampersand are written', (desk) =>
    change(desk, sentence, ([words]) => `${words} “Door ${desk.count()}”—so they say—is R&D < 2 > 1.`),
  ),
  edit('the words of a passage are written anew', (desk) => {
    const paper = pickWith(desk, sentence);
    writePaper(desk, { ...paper, body: paper.body.replace(sentence, () => `Everything that clerk ${desk.count()} wrote is new.`) });
  }),
  hidden('blank lines are added at the end', (desk) => {
    const paper = pickWith(desk, /^/u);
    writeFile(desk, paper.path, `${readBack(desk, paper)}\n\n`);
  }),
  hidden('lines end in CRLF', (desk) => {
    const paper = pickWith(desk, /[^\r]\n/u);
    writeFile(desk, paper.path, readBack(desk, paper).replace(/\r?\n/gu, '\r\n'));
  }),
  hidden('front matter is written in another order', (desk) => {
    const paper = pickWith(desk, /^/u);
    const front = Object.fromEntries(Object.entries(paper.front).reverse()) as Paper['front'];
    writePaper(desk, { ...paper, front });
  }),
  hidden('a comment is put into the front matter', (desk) =>
    replaceIn(desk, pickWith(desk, /^/u).path, /^---\r?\n/u, `---\n# seen by clerk ${desk.count()}\n`),
  ),
];

const readBack = (desk: Desk, { path }: Paper): string => String(desk.files[path]);
