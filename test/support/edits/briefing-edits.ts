import {
  type Desk,
  edit,
  type Edit,
  hidden,
  isNamed,
  isShown,
  listPapers,
  listShown,
  type Paper,
  perhaps,
  removeFile,
  replaceEverywhere,
  setFront,
  silent,
  writePaper,
} from './edit.ts';

const pickShown = (desk: Desk, holds?: (paper: Paper) => boolean): Paper => desk.random.pick(listShown(desk, holds));
const pickAny = (desk: Desk, holds: (paper: Paper) => boolean): Paper => desk.random.pick(listPapers(desk, 'briefings').filter(holds));
const stands = ({ front }: Paper): boolean => front.status !== 'withdrawn';
const themeIds = (desk: Desk): string[] => listPapers(desk, 'themes').map(({ id }) => id);
const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Edits of the front matter of one briefing. */
export const briefingEdits: readonly Edit[] = [
  edit('a title is changed', (desk) => setFront(desk, pickShown(desk), { title: `Keeper number ${desk.count()} reads narrowly` })),
  edit('a summary is changed', (desk) =>
    setFront(desk, pickShown(desk), { summary: `Reading number ${desk.count()} of the same papers finds the opposite of what was held.` }),
  ),
  edit('a title gets a letter beyond ASCII', (desk) =>
    setFront(desk, pickShown(desk), { title: `Łódź holds door ${desk.count()} & “half” a key <here>` }),
  ),
  edit('a date is changed, and the file renamed', (desk) => {
    const paper = pickShown(desk, ({ front }) => Number(front.date.slice(8)) > 1);
    const date = `${paper.front.date.slice(0, 8)}${String(Number(paper.front.date.slice(8)) - 1).padStart(2, '0')}`;
    move(desk, paper, `${date}-${paper.id}`, { date });
  }),
  edit('a theme is added to a briefing', (desk) => {
    const paper = pickShown(desk, ({ front }) => front.themes.length < themeIds(desk).length);
    const theme = desk.random.pick(themeIds(desk).filter((id) => !paper.front.themes.includes(id)));
    setFront(desk, paper, { themes: [...paper.front.themes, theme] });
  }),
  edit('a theme is removed from a briefing', (desk) => {
    const paper = pickShown(desk, ({ front }) => front.themes.length > 1);
    setFront(desk, paper, { themes: paper.front.themes.slice(0, -1) });
  }),
  edit('another theme leads a briefing', (desk) => {
    const paper = pickShown(desk, ({ front }) => front.themes.length > 1);
    setFront(desk, paper, { themes: paper.front.themes.toReversed() });
  }),
  edit('a briefing is withdrawn', (desk) => {
    const paper = pickShown(desk, stands);
    setFront(desk, paper, { status: 'withdrawn', withdrawn: { date: '2026-02-28', reason: `The count of ${desk.count()} was wrong.` } });
  }),
  edit('the reason of a withdrawal is changed', (desk) => {
    const paper = pickShown(desk, (other) => !stands(other));
    setFront(desk, paper, { withdrawn: { date: '2026-02-28', reason: `The sum of ${desk.count()} was wrong.` } });
  }),
  edit('a withdrawal is taken back', (desk) =>
    setFront(
      desk,
      pickShown(desk, (paper) => !stands(paper)),
      { status: undefined, withdrawn: undefined },
    ),
  ),
  edit('a briefing supersedes another', (desk) => {
    const paper = pickShown(desk, ({ front }) => front.supersedes === undefined);
    const older = desk.random.pick(listShown(desk, ({ front, id }) => front.date < paper.front.date && id !== paper.id && stands(paper)));
    setFront(desk, paper, { supersedes: [older.id] });
  }),
  edit('a briefing supersedes no other any more', (desk) =>
    setFront(
      desk,
      pickShown(desk, ({ front }) => front.supersedes !== undefined),
      { supersedes: undefined },
    ),
  ),
  edit('an embargo is put on a briefing', (desk) => {
    const paper = pickShown(desk, (other) => !isNamed(desk, other));
    setFront(desk, paper, { embargo: '2026-12-01T06:00:00+01:00' });
  }),
  edit('an embargo is lifted', (desk) =>
    setFront(
      desk,
      pickAny(desk, (paper) => isHeld(desk, paper)),
      { embargo: undefined },
    ),
  ),
  edit('a briefing goes back into draft', (desk) => {
    const paper = pickShown(desk, (other) => stands(other) && !isNamed(desk, other));
    setFront(desk, paper, { status: 'draft' });
  }),
  edit('a draft is published', (desk) =>
    setFront(
      desk,
      pickAny(desk, ({ front }) => front.status === 'draft'),
      { status: 'published' },
    ),
  ),
  silent('a withheld briefing gets another title', (desk) =>
    setFront(
      desk,
      pickAny(desk, (paper) => !isShown(desk, paper)),
      { title: `Ottermole counts to ${desk.count()} and stops` },
    ),
  ),
  edit('an old address is added', (desk) => {
    const paper = pickShown(desk);
    setFront(desk, paper, { aliases: [...list(paper.front.aliases), `once-upon-${desk.count()}`] });
  }),
  edit('an old address is given up', (desk) =>
    setFront(
      desk,
      pickShown(desk, ({ front }) => front.aliases !== undefined),
      { aliases: undefined },
    ),
  ),
  perhaps('an editor names what to read next', (desk) => {
    const paper = pickShown(desk, ({ front }) => front.related === undefined);
    setFront(desk, paper, { related: [pickShown(desk, ({ id }) => id !== paper.id).id] });
  }),
  perhaps('an editor names nothing to read next any more', (desk) =>
    setFront(
      desk,
      pickShown(desk, ({ front }) => front.related !== undefined),
      { related: undefined },
    ),
  ),
  edit('a briefing has other authors', (desk) => {
    const paper = pickShown(desk);
    const isFerrand = list(paper.front.authors)[0] === 'a-ferrand';
    setFront(desk, paper, { authors: [isFerrand ? 'research-desk' : 'a-ferrand'] });
  }),
  edit('a briefing is about other regions', (desk) => {
    const paper = pickShown(desk);
    setFront(desk, paper, { regions: paper.front.regions === undefined ? ['europe'] : undefined });
  }),
  perhaps('a briefing is about other sectors', (desk) => {
    const paper = pickShown(desk);
    setFront(desk, paper, { sectors: paper.front.sectors === undefined ? ['vaccines'] : undefined });
  }),
  edit('a briefing is of another kind', (desk) => {
    const paper = pickShown(desk, ({ front, body }) => front.kind === 'note' || /^## (?:What follows|Ce qui suit)/mu.test(body));
    setFront(desk, paper, { kind: paper.front.kind === 'note' && /^## What follows/mu.test(paper.body) ? 'briefing' : 'note' });
  }),
  edit('a correction is noted', (desk) => {
    const paper = pickShown(desk, ({ front }) => front.changes === undefined);
    setFront(desk, paper, { changes: [{ date: '2026-02-27', kind: 'correction', note: `Figure ${desk.count()} was misread.` }] });
  }),
  edit('a judgement of the front matter is added', (desk) => {
    const paper = pickShown(desk);
    setFront(desk, paper, {
      judgements: [{ text: `Door ${desk.count()} opens within the year.`, likelihood: 'unlikely', confidence: 'low' }],
    });
  }),
  edit('a source is added and cited', (desk) => {
    const paper = pickShown(desk, ({ front }) => front.sources === undefined);
    const body = paper.body.replace(/\.(?=\s)/u, '.[^source-1]');
    setFront(desk, { ...paper, body }, { sources: [{ title: `Papers of the year ${desk.count()}`, url: 'https://example.org/papers' }] });
  }),
  hidden('a day of review is set', (desk) => setFront(desk, pickShown(desk), { 'review-by': '2026-06-05' })),
  edit('a translation is added', (desk) => {
    const original = pickShown(desk, ({ front }) => front.language === undefined);
    const slug = `uebersetzung-${desk.count()}`;
    const front = {
      title: `Die Verwahrer lesen eng, Fassung ${slug}`,
      date: '2026-02-11',
      summary: `Fassung ${slug} eines Textes über Verwahrer, Schlüssel und das, was eine Klausel wert ist.`,
      themes: original.front.themes,
      kind: 'note',
      language: 'de',
      'translation-of': original.id,
    };
    writePaper(desk, { path: `briefings/2026/2026-02-11-${slug}.md`, front, body: `\n## Wie sie lesen\n\nSehr eng, sagt ${slug}.\n` });
  }),
  edit('a translation becomes a text of its own', (desk) =>
    setFront(
      desk,
      pickShown(desk, ({ front }) => front['translation-of'] !== undefined),
      { 'translation-of': undefined },
    ),
  ),
  edit('a file is renamed, and its old address kept', (desk) => {
    const paper = pickShown(desk);
    const slug = `renamed-${desk.count()}`;
    move(desk, paper, `${paper.front.date}-${slug}`, { aliases: [...list(paper.front.aliases), paper.id] });
  }),
  edit('a file is renamed, and its old address given up', (desk) => {
    const paper = pickShown(desk, (other) => !isNamed(desk, other));
    move(desk, paper, `${paper.front.date}-moved-${desk.count()}`, {});
  }),
  edit('a briefing is deleted', (desk) => removeFile(desk, pickShown(desk, (paper) => !isNamed(desk, paper)).path)),
  silent('a withheld briefing is deleted', (desk) =>
    removeFile(desk, pickAny(desk, (paper) => !isShown(desk, paper) && !isNamed(desk, paper)).path),
  ),
  edit('a briefing is added', (desk) => {
    const number = desk.count();
    const front = {
      title: `Ledger ${number} is the last to be opened`,
      date: '2026-02-17',
      summary: `The finding of ledger ${number} holds wherever partners name what they share with each other.`,
      themes: [desk.random.pick(themeIds(desk))],
    };
    const body = `\n## What is at stake\n\nThe custodian of ledger ${number} keeps trade apart from shipping.\n\n## What follows\n\n- Ledger ${number} is opened\n`;
    writePaper(desk, { path: `briefings/2026/2026-02-17-ledger-${number}.md`, front, body });
  }),
  edit('the next embargo or date passes', (desk) => {
    const releases = listPapers(desk, 'briefings').flatMap(({ front }) => [front.embargo, `${front.date}T12:00:00Z`].filter(isText));
    const later = releases.map((text) => Date.parse(text)).filter((time) => time > Date.parse(desk.asOf));
    setInstant(desk, desk.random.pick(later.toSorted((a, b) => a - b).slice(0, 1)));
  }),
  edit('the site is built as of an earlier day', (desk) => {
    desk.asOf = '2026-03-01T08:00:00Z';
  }),
  edit('the site is built as of the next second', (desk) => setInstant(desk, Date.parse(desk.asOf) + 1000)),
];

function setInstant(desk: Desk, time: number): void {
  desk.asOf = new Date(time).toISOString().replace('.000Z', 'Z');
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isHeld = (desk: Desk, { front }: Paper): boolean =>
  isText(front.embargo) &&
  Date.parse(front.embargo) > Date.parse(desk.asOf) &&
  front.date < desk.asOf.slice(0, 10) &&
  front.status !== 'draft';

/** Gives a briefing another file name in its folder; links that name the file, and references that name its id, go with it. */
function move(desk: Desk, paper: Paper, stem: string, values: Readonly<Record<string, unknown>>): void {
  const name = paper.path.split('/').at(-1) ?? '';
  const id = stem.slice(11);
  removeFile(desk, paper.path);
  replaceEverywhere(desk, name, `${stem}.md`);
  if (id !== paper.id) {
    for (const other of listPapers(desk, 'briefings')) renameReferences(desk, other, paper.id, id);
    replaceEverywhere(desk, `[[${paper.id}`, `[[${id}`);
  }
  setFront(desk, { ...paper, path: paper.path.replace(name, `${stem}.md`) }, values);
}

function renameReferences(desk: Desk, paper: Paper, from: string, to: string): void {
  const rename = (value: unknown): unknown =>
    value === from ? to : Array.isArray(value) ? value.map((item) => (item === from ? to : (item as string))) : value;
  const keys = ['supersedes', 'related', 'translation-of'].filter((key) => JSON.stringify(paper.front[key] ?? '').includes(`"${from}"`));
  if (keys.length > 0) setFront(desk, paper, Object.fromEntries(keys.map((key) => [key, rename(paper.front[key])])));
}
