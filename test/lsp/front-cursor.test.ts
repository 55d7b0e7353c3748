import { describe, expect, it } from 'vitest';
import { findYaml } from '../../src/lsp/completion.ts';
import { findFrontCursor } from '../../src/lsp/front-cursor.ts';

/** Path and what is typed at the caret `|`, of lines of front matter. */
function cursorIn(lines: string): string | undefined {
  const text = `---\n${lines.replace('|', '')}\n---\n\n## Body\n`;
  const offset = '---\n'.length + lines.indexOf('|');
  const cursor = findFrontCursor(text, offset, findYaml(text, 'a.md') ?? { start: 0, end: 0 });
  return cursor && `${cursor.path.join('.')} ${cursor.asks} ${text.slice(cursor.start, cursor.end)}`;
}

describe('the place in front matter at which someone types', () => {
  it.each([
    ['th|', ' word th'],
    ['th|emes: [a]', ' word themes'],
    ['status: |', 'status value '],
    ['status: dra|ft # not yet', 'status value draft'],
    ["kind: 'no|te'", 'kind value note'],
    ['themes: [|]', 'themes.* value '],
    ['themes: [one, t|wo, three]', 'themes.* value two'],
    ['themes: [one,\n  t|', 'themes.* value t'],
    ['themes:\n  - one\n  - t|', 'themes.* word t'],
    ['themes:\n- one\n- |', 'themes.* word '],
    ['themes:\r\n  - one\r\n  - t|', 'themes.* word t'],
    ['judgements:\n  - text: It holds.\n    li|', 'judgements.* word li'],
    ['judgements:\n  - text: It holds.\n    likelihood: un|', 'judgements.*.likelihood value un'],
    ['judgements:\n  - text: One.\n    by: 2026-01-01\n  - pass|', 'judgements.* word pass'],
    ['withdrawn:\n  date: 2026-01-01\n\n  rea|', 'withdrawn word rea'],
    ['silence:\n  sentence-|', 'silence word sentence-'],
    ['kinds:\n  note:\n    first: [Executive, S|', 'kinds.note.first.* value S'],
    ['title: 数据 💡 a|', 'title value 数据 💡 a'],
    ['title: "one: t|wo"', 'title value one: two'],
  ])('%j', (lines, found) => {
    expect(cursorIn(lines)).toBe(found);
  });

  it.each(['# a note, th|', 'withdrawn: { da|', 'themes: [one] |', 'summary: |-'.replace('|', '>|')])('is none in %j', (lines) => {
    expect(cursorIn(lines)).toBeUndefined();
  });

  it('knows the keys that stand before and after it', () => {
    const text = '---\ntitle: One\nk\nstatus: draft\n';
    expect(findFrontCursor(text, text.indexOf('k') + 1, { start: 4, end: text.length })?.siblings).toEqual(['title', 'status']);
  });
});
