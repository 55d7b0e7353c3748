import {
  type Desk,
  edit,
  type Edit,
  listPapers,
  type Paper,
  perhaps,
  removeFile,
  replaceEverywhere,
  setFront,
  writeFile,
  writePaper,
} from './edit.ts';

const pickTheme = (desk: Desk, holds: (paper: Paper) => boolean = () => true): Paper =>
  desk.random.pick(listPapers(desk, 'themes').filter(holds));
const termsOf = ({ front }: Paper): string[] => front.terms as string[];
const hasBriefings = (desk: Desk, id: string): boolean => listPapers(desk, 'briefings').some(({ front }) => front.themes.includes(id));
const hasChildren = (desk: Desk, id: string): boolean => listPapers(desk, 'themes').some(({ front }) => front.parent === id);

/** Edits of themes, the glossary and the publication's own pages. */
export const themeEdits: readonly Edit[] = [
  edit('a theme gets another title', (desk) => setFront(desk, pickTheme(desk), { title: `Theme number ${desk.count()}` })),
  edit('a theme gets another id', (desk) => {
    const theme = pickTheme(desk);
    const id = `theme-${desk.count()}`;
    removeFile(desk, theme.path);
    replaceEverywhere(desk, `themes/${theme.id}.md`, `themes/${id}.md`);
    replaceEverywhere(desk, `themes="${theme.id}"`, `themes="${id}"`);
    for (const other of listPapers(desk, 'themes')) if (other.front.parent === theme.id) setFront(desk, other, { parent: id });
    for (const paper of listPapers(desk, 'briefings'))
      if (paper.front.themes.includes(theme.id))
        setFront(desk, paper, { themes: paper.front.themes.map((name) => (name === theme.id ? id : name)) });
    writePaper(desk, { ...theme, path: `themes/${id}.md` });
  }),
  edit('the standing view of a theme is changed', (desk) =>
    setFront(desk, pickTheme(desk), { summary: `What was held for ${desk.count()} months is held no longer.`, 'as-of': '2026-02-01' }),
  ),
  edit('the argument of a theme is changed', (desk) => {
    const theme = pickTheme(desk);
    writePaper(desk, { ...theme, body: `${theme.body.trimEnd()}\n\nClerk ${desk.count()} doubts it.\n` });
  }),
  perhaps('a theme gets a further term', (desk) => {
    const theme = pickTheme(desk, (other) => !termsOf(other).includes('ledger'));
    const taken = listPapers(desk, 'themes').flatMap(termsOf);
    const term = desk.random.pick(['ledger', 'clerk', 'paper', 'contract', 'reagents'].filter((word) => !taken.includes(word)));
    setFront(desk, theme, { terms: [...termsOf(theme), term] });
  }),
  perhaps('a theme loses a term', (desk) => {
    const theme = pickTheme(desk, (other) => termsOf(other).length > 1);
    setFront(desk, theme, { terms: termsOf(theme).slice(1) });
  }),
  edit('a theme moves below another', (desk) => {
    const theme = pickTheme(desk, ({ id, front }) => front.parent === undefined && !hasChildren(desk, id));
    const parent = pickTheme(desk, ({ id, front }) => id !== theme.id && front.parent === undefined);
    setFront(desk, theme, { parent: parent.id });
  }),
  edit('a theme stands by itself', (desk) =>
    setFront(
      desk,
      pickTheme(desk, ({ front }) => front.parent !== undefined),
      { parent: undefined },
    ),
  ),
  edit('a theme is added', (desk) => {
    const number = desk.count();
    const front = {
      title: `Matter ${number}`,
      date: '',
      summary: `Matter ${number} is new and nobody has written about it yet.`,
      themes: [],
      terms: [`matter ${number}`],
      'as-of': '2026-02-02',
    };
    setFront(
      desk,
      { path: `themes/matter-${number}.md`, id: '', front, body: '\n## What we hold\n\nNothing yet.\n' },
      { date: undefined, themes: undefined },
    );
  }),
  edit('a theme without briefings is deleted', (desk) =>
    removeFile(desk, pickTheme(desk, ({ id }) => id.startsWith('matter') && !hasBriefings(desk, id) && !hasChildren(desk, id)).path),
  ),
  edit('a definition of the glossary is changed', (desk) =>
    changeGlossary(desk, /definition: .*/u, `definition: Meaning number ${desk.count()} of it.`),
  ),
  edit('an expansion of the glossary is changed', (desk) =>
    changeGlossary(desk, /expansion: .*/u, `expansion: human resources ${desk.count()}`),
  ),
  edit('a term is added to the glossary', (desk) => {
    const taken = String(desk.files['glossary.yaml']);
    const term = desk.random.pick(['clause', 'auditors', 'quay', 'schedules', 'recitals'].filter((word) => !taken.includes(word)));
    writeFile(
      desk,
      'glossary.yaml',
      `${taken}- term: ${term}\n  expansion: a word of the trade\n  definition: A word that clerk ${desk.count()} explains.\n`,
    );
  }),
  edit('a term of the glossary has a file of its own', (desk) =>
    writeFile(
      desk,
      `glossary/word-${desk.count()}.md`,
      `---\nterm: word ${desk.count()}\nexpansion: a word by itself\ndefinition: A word that has a file of its own.\n---\n`,
    ),
  ),
  edit('a term is removed from the glossary', (desk) => changeGlossary(desk, /- term: (?!HGR|TTP)[^-]*/u, '')),
  edit('the about page is changed', (desk) => {
    const page = desk.random.pick(listPapers(desk, 'pages'));
    writePaper(desk, { ...page, body: `${page.body.trimEnd()}\n\n## Since year ${desk.count()}\n\nA desk of five.\n` });
  }),
  edit('a page of the publication’s own is added', (desk) => {
    const path = desk.random.pick(['pages/about.md', 'pages/accessibility.md'].filter((name) => desk.files[name] === undefined));
    const summary = `What was done in ${desk.count()} so that everyone can read.`;
    writeFile(desk, path, `---\ntitle: In our own words\nsummary: ${summary}\n---\n\n## What was done\n\nEvery page reads.\n`);
  }),
  edit('a page of the publication’s own is removed', (desk) => removeFile(desk, desk.random.pick(listPapers(desk, 'pages')).path)),
];

function changeGlossary(desk: Desk, pattern: RegExp, by: string): void {
  const text = String(desk.files['glossary.yaml']);
  desk.random.pick(pattern.test(text) ? [pattern] : []);
  writeFile(
    desk,
    'glossary.yaml',
    text.replace(pattern, () => by),
  );
}
