import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../src/core/read/disk.ts';
import type { SystemName } from '../../src/import/folder/system.ts';
import { readMoment } from '../../src/import/mapping/read-moment.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { planFolder, type Planned } from './plan-fixture.ts';

type Files = Readonly<Record<string, string>>;

function planFiles(from: SystemName, files: Files, map?: string): Planned {
  const folder = makeTemporaryFolder();
  writeFiles(folder, files);
  return planFolder(folder, { from, ...(map === undefined ? {} : { map }) });
}

const page = (front = ''): string =>
  `---\ntitle: A page that is withheld\ndate: 2024-01-01\ntags: [decoupling]\n${front}---\n\n## Text\n\nDecoupling.\n`;
const DRAFT = /^status: draft$/mu;

describe('settings of a folder', () => {
  it.each<[string, SystemName, string, Files]>([
    [
      'of Quarto over those of a folder above',
      'quarto',
      '2024/p.qmd',
      { '_metadata.yml': 'draft: false\n', '2024/_metadata.yml': 'draft: true\n', '2024/p.qmd': page() },
    ],
    [
      'of Hugo over those of a folder above',
      'hugo',
      'content/2024/p.md',
      {
        'content/_index.md': '---\ncascade: {draft: false}\n---\n',
        'content/2024/_index.md': '---\ncascade: {draft: true}\n---\n',
        'content/2024/p.md': page(),
      },
    ],
    [
      'of Jekyll for a longer path over those for all',
      'jekyll',
      '_posts/inner/2024-01-01-p.md',
      {
        '_config.yml':
          'defaults:\n  - {scope: {path: _posts/inner}, values: {published: false}}\n  - {scope: {path: ""}, values: {published: true}}\n',
        '_posts/inner/2024-01-01-p.md': page(),
      },
    ],
    [
      'of Jekyll with anchors',
      'jekyll',
      '_posts/2024-01-01-p.md',
      {
        '_config.yml': 'hidden: &h {published: false}\ndefaults:\n  - scope: {path: ""}\n    values: *h\n',
        '_posts/2024-01-01-p.md': page(),
      },
    ],
    ['of the whole of a Hugo site', 'hugo', 'content/p.md', { 'hugo.toml': '[cascade]\ndraft = true\n', 'content/p.md': page() }],
    [
      'of a Hugo site in a file of their own',
      'hugo',
      'content/p.md',
      { 'config/_default/cascade.yaml': '- draft: true\n', 'content/p.md': page() },
    ],
    [
      'of Hugo for some pages, though others are opened',
      'hugo',
      'content/p.md',
      {
        'content/_index.md': '---\ncascade:\n  - {_target: {path: /q}, draft: false}\n  - {draft: true}\n---\n',
        'content/p.md': page(),
      },
    ],
    [
      'of Hugo for pages by their path',
      'hugo',
      'content/In/p.md',
      { 'content/_index.md': '---\ncascade:\n  - {target: {path: "/in/**"}, draft: true}\n---\n', 'content/In/p.md': page() },
    ],
    ['of a Quarto project', 'quarto', 'p.qmd', { '_quarto.yml': 'project: {type: website}\ndraft: true\n', 'p.qmd': page() }],
    [
      'of a Quarto project’s other files',
      'quarto',
      'p.qmd',
      { '_quarto.yml': 'metadata-files: [_all.yml]\n', '_all.yml': 'draft: true\n', 'p.qmd': page() },
    ],
    [
      'of a Quarto project by its list of drafts, whatever the page says',
      'quarto',
      'p/listed.qmd',
      { '_quarto.yml': 'website:\n  drafts: [p/listed.qmd]\n', 'p/listed.qmd': page('draft: false\n') },
    ],
  ])('withhold: %s', (_name, from, source, files) => {
    expect(planFiles(from, files).textOf(source)).toMatch(DRAFT);
  });

  it('withhold no page that they do not cover', () => {
    const plan = planFiles('hugo', {
      'content/_index.md': '---\ncascade:\n  - {target: {path: "/in/**"}, draft: true}\n---\n',
      'content/out/p.md': page(),
    });
    expect(plan.textOf('content/out/p.md')).not.toMatch(DRAFT);
  });

  it.each<[string, SystemName, string, string, Files]>([
    ['broken', 'jekyll', '_config.yml', '_posts/2024-01-01-p.md', { '_config.yml': 'a: [\n', '_posts/2024-01-01-p.md': page() }],
    [
      'broken in one section',
      'hugo',
      'content/in/_index.md',
      'content/in/p.md',
      { 'content/in/_index.md': '---\ncascade: &a {draft: true}\n---\n', 'content/in/p.md': page() },
    ],
    ['no map', 'quarto', '_metadata.yml', 'p.qmd', { '_metadata.yml': '- draft\n', 'p.qmd': page() }],
    ['huge', 'quarto', '_metadata.yml', 'p.qmd', { '_metadata.yml': `a: 1\n#${'x'.repeat(200_000)}\n`, 'p.qmd': page() }],
    ['Latin-1', 'quarto', '_metadata.yml', 'p.qmd', { '_metadata.yml': '\u0000\uD800', 'p.qmd': page() }],
  ])('that are %s refuse the documents they cover, and are named', (name, from, settings, source, files) => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, files);
    if (name === 'Latin-1') writeFiles(folder, { [settings]: Buffer.from('a: \u00e9', 'latin1') });
    const plan = planFolder(folder, { from });
    expect(plan.textOf(settings)).toContain('import-front-matter');
    expect(plan.textOf(source)).toContain(`\`${settings}\` that cannot be read`);
    expect(plan.files).toEqual([]);
  });

  it('are not followed where they are links', () => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, { 'p.qmd': page() });
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync('/dev/zero', join(folder, '_metadata.yml'));
    expect(planFolder(folder, { from: 'quarto' }).textOf('p.qmd')).toContain('import-front-matter');
  });
});

describe('front matter', () => {
  it.each([
    ['not to be built', 'build: {render: never, list: never}\n'],
    ['not to be listed', '_build:\n  list: false\n'],
    ['a key of an add-on', 'isPublished: false\n'],
    ['another key of an add-on', 'embargo-until: next year\n'],
    ['a date of expiry by another name', 'unpublishdate: 2024-02-01\n'],
  ])('withholds a page with %s', (_name, front) => {
    expect(planFiles('hugo', { 'content/p.md': page(front) }).textOf('content/p.md')).toMatch(DRAFT);
  });

  it('withholds a page until its date of publication, by whatever name', () => {
    expect(planFiles('hugo', { 'content/p.md': page('pubdate: 2042-01-01\n') }).textOf('content/p.md')).toMatch(/^embargo: 2042-01-01/mu);
  });

  it('names the key that may withhold, and is public when the table drops it', () => {
    const front = { 'content/p.md': page('embargo-until: next year\n') };
    expect(planFiles('hugo', front).notesOf('content/p.md')).toContain(
      'guessed status `draft`, since `embargo-until` may withhold it and the mapping table does not name it; map it, or `drop` it',
    );
    const map = 'keys: { title: title, date: date, tags: themes, embargo-until: drop }\n';
    expect(planFiles('hugo', front, map).textOf('content/p.md')).not.toMatch(DRAFT);
  });

  it.each([
    ['after an empty line', `\n${page('draft: true\n')}`],
    ['after blanks', `  \n \t\n ${page('draft: true\n')}`],
    ['of JSON in one line', '{"title": "A page", "date": "2024-01-01", "draft": true}\n\n## Text\n\nDecoupling.\n'],
    ['of JSON with braces in its words', '{"title": "A } \\" page", "date": "2024-01-01", "draft": true}\n\n## Text\n\nDecoupling.\n'],
  ])('is read %s', (_name, text) => {
    const imported = planFiles('hugo', { 'content/p.md': text }).textOf('content/p.md');
    expect(imported).toMatch(DRAFT);
    expect(imported).toMatch(/\n---\n\n## Text\n\nDecoupling\.\n$/u);
  });

  it.each([
    ['JSON that does not close', '{"title": "A page", "draft": true\n\nText.\n'],
    ['a list', '---\n- draft\n---\n\nText.\n'],
    ['a word', '---\ndraft\n---\n\nText.\n'],
  ])('is refused as %s', (_name, text) => {
    expect(planFiles('hugo', { 'content/2024-01-01-p.md': text }).textOf('content/2024-01-01-p.md')).toContain('import-front-matter');
  });

  it('keeps the lines of the text after blank lines before it', () => {
    const plan = planFiles('jekyll', { '_posts/2024-01-01-p.md': `\n\n${page()}\n{% tag %}\n` });
    expect(plan.notesOf('_posts/2024-01-01-p.md')).toContain('dropped Liquid 13: `{% tag %}`');
  });

  it('withholds until the latest of several embargoes', () => {
    const front = 'publishDate: 2024-01-01\nembargo: 2042-01-01\n';
    expect(planFiles('hugo', { 'content/p.md': page(front) }).textOf('content/p.md')).toMatch(/^embargo: 2042-01-01/mu);
  });

  it('is refused where one of several embargoes cannot be read', () => {
    const front = 'publishDate: 2024-01-01\nembargo: some day\n';
    expect(planFiles('hugo', { 'content/p.md': page(front) }).textOf('content/p.md')).toContain('import-date-invalid');
  });

  it.each([
    ['2042-03-30T09:00:00', '2042-03-30T07:00:00Z'],
    ['2042-10-26T09:00:00', '2042-10-26T08:00:00Z'],
  ])('takes %s by the clocks of the day on which they change', (local, instant) => {
    expect(readMoment(local, 'Europe/Berlin')).toMatchObject({ instant });
  });
});

describe('what the text itself keeps from readers', () => {
  const SECRET = 'The secret.';
  const text = (body: string): string => `${page()}\n${body}\n\n## Open\n\nThe open.\n`;

  it.each<[string, SystemName, string]>([
    ['a long comment of Liquid', 'jekyll', `{% comment %}\n${'Words. '.repeat(900)}\n\n${SECRET}\n{% endcomment %}`],
    ['a comment of Liquid in code', 'jekyll', `\`\`\`\n{%- comment -%}${SECRET}{%- endcomment -%}\n\`\`\``],
    ['a comment of kramdown', 'jekyll', `{::comment}\n${SECRET}\n{:/comment}`],
    ['a long comment of Obsidian', 'obsidian', `%%\n${'Words. '.repeat(900)}\n\n${SECRET}\n%%`],
    ['a comment of Hugo', 'hugo', `{{< comment >}}\n${SECRET}\n{{< /comment >}}`],
    ['a comment of HTML', 'hugo', `<!--\n${SECRET}\n\n${SECRET}\n-->`],
    ['a hidden element around paragraphs', 'hugo', `<div hidden>\n\n${SECRET}\n\n<div>\n\n${SECRET}\n\n</div>\n\n${SECRET}\n\n</div>`],
    ['a hidden element in a line', 'hugo', `Words <span style="display:none">${SECRET}</span> and words.`],
    ['a hidden element in a hidden element', 'hugo', `Words <span hidden>a <span>b</span> ${SECRET}</span> and words.`],
    ['a hidden picture and what another hides', 'hugo', `Words <img hidden src=secret.png> and <i hidden>${SECRET}</i> words.`],
    ['a class that hides', 'obsidian', `Words <b class='d-none'>${SECRET}</b> and words.`],
    ['a hidden division', 'quarto', `::: {.content-hidden}\n${SECRET}\n\n::: {.aside}\n${SECRET}\n:::\n\n${SECRET}\n:::`],
    ['a division for one profile', 'quarto', `::: {.content-visible when-profile="inside"}\n${SECRET}\n:::`],
    ['a division for print', 'quarto', `::: {.content-visible when-format="pdf"}\n${SECRET}\n:::`],
    ['hidden words', 'quarto', `Words [${SECRET}]{.content-hidden} and words.`],
    ['the code of a hidden cell', 'quarto', `\`\`\`{r}\n#| echo: false\n${SECRET}\n\`\`\``],
    ['the code of a cell that knitr hides', 'quarto', `\`\`\`{r, include=FALSE}\n${SECRET}\n\`\`\``],
  ])('is left out and named: %s', (_name, from, body) => {
    const source = { jekyll: '_posts/2024-01-01-p.md', hugo: 'content/p.md', quarto: 'p.qmd', obsidian: 'p.md' }[from];
    const plan = planFiles(from, { [source]: text(body) });
    expect(plan.textOf(source)).not.toContain('secret');
    expect(plan.textOf(source)).toContain('The open.');
    expect(plan.notesOf(source).some((note) => note.startsWith('dropped'))).toBe(true);
  });

  it.each<[string, SystemName, string]>([
    ['a division for pages', 'quarto', '::: {.content-visible when-format="html"}\nThe word.\n:::'],
    ['a division hidden in print', 'quarto', '::: {.content-hidden when-format="pdf"}\nThe word.\n:::'],
    ['an element that is not hidden', 'hugo', 'A <span class="hiddenite" title="hidden">The word.</span>'],
    ['a hidden picture before it', 'hugo', '<img hidden src=a.png>\n\nWords <img hidden src=a.png> and the word. The word.'],
    ['a hidden paragraph before it', 'hugo', '<p hidden>Not this.\n\nThe word.'],
    ['the code of a cell', 'quarto', '```{r}\n#| label: x\nThe word.\n```'],
  ])('is nothing of %s', (_name, from, body) => {
    const source = from === 'hugo' ? 'content/p.md' : 'p.qmd';
    expect(planFiles(from, { [source]: text(body) }).textOf(source)).toContain('The word.');
  });

  it.each<[string, SystemName, string]>([
    ['Liquid', 'jekyll', '{% comment %}'],
    ['kramdown', 'jekyll', '{::comment}'],
    ['Obsidian', 'obsidian', '%%'],
    ['Hugo', 'hugo', '{{% comment %}}'],
  ])('is not guessed where a comment of %s has no end', (_name, from, body) => {
    const source = { jekyll: '_posts/2024-01-01-p.md', hugo: 'content/p.md', quarto: 'p.qmd', obsidian: 'p.md' }[from];
    expect(planFiles(from, { [source]: text(body) }).textOf(source)).toMatch(/"line":11[\s\S]*without an end/u);
  });
});

describe('a translation', () => {
  const german = page().replace('A page that is withheld', 'Eine Seite');

  it.each<[string, string]>([
    ['a draft', page('draft: true\n')],
    ['of a date to come', page().replace('2024-01-01', '2042-01-01')],
    ['under an embargo', page('publishDate: 2042-01-01\n')],
    ['without a theme', page().replace(/decoupling/giu, 'nothing')],
    ['expired', page('expiryDate: 2024-02-01\n')],
  ])('does not name its original where that is %s', (_name, original) => {
    const plan = planFiles('hugo', { 'content/posts/p.md': original, 'content/posts/p.de.md': german });
    expect(plan.textOf('content/posts/p.de.md')).not.toContain('translation-of');
    expect(plan.notesOf('content/posts/p.de.md').join('\n')).toContain('write `translation-of: p` once it is published');
    expect(plan.errors().filter((error) => error.endsWith('reference-withheld'))).toEqual([]);
  });

  it('names its original where readers see that', () => {
    const plan = planFiles('hugo', { 'content/posts/p.md': page(), 'content/posts/p.de.md': german });
    expect(plan.textOf('content/posts/p.de.md')).toContain('translation-of: p\n');
  });
});

describe('an undated draft', () => {
  it('that is imported again on another day is the same', () => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, { 'content/p.md': page('draft: true\n').replace('date: 2024-01-01\n', '') });
    const first = planFolder(folder, { from: 'hugo' });
    const earlier = first.textOf('content/p.md').replace('2026-03-01', '2026-02-11');
    const path = 'briefings/2026/2026-02-11-p.md';
    const archive = readTree(join(import.meta.dirname, '../../content'));
    const entry = { path, type: 'file' as const, size: earlier.length, read: () => new TextEncoder().encode(earlier) };
    const again = planFolder(folder, { from: 'hugo', tree: { entries: [...archive.entries, entry] } });
    expect(first.files.map((file) => file.path)).toEqual([path.replace('02-11', '03-01')]);
    expect(again.outcomes).toMatchObject([{ is: 'there', path }]);
  });
});
