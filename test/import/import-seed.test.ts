import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseMarkdown } from '../../src/core/parse/markdown.ts';
import { importText } from '../../src/import/import-text.ts';
import { vocabulary } from './vocabulary.ts';

const bytes = readFileSync(new URL('../fixtures/import/executive-summary.txt', import.meta.url));

/** The source's words, worked out here by other means than the importer's: the date line and the hyphens before items go, nothing else. */
const sourceWords = bytes
  .toString('utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => line.replace(/^- /u, '').split(/\s+/u))
  .filter((word) => word !== '');

const flags = {
  title: 'U.S.–China biotech is being restructured, not abandoned',
  slug: 'restructured-not-abandoned',
  summary:
    'Full decoupling is impractical for innovation-driven growth. The question is no longer whether U.S.–China cooperation will continue, but how it will be structured to balance innovation, resilience, and compliance.',
};

function importSeed(options = {}): { front: unknown; keys: string[]; body: string; path: string; guesses: string[] } {
  const imported = importText(bytes, options, vocabulary);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  const [, yaml = '', body = ''] = /^---\n(.*?)---\n\n(.*)$/su.exec(imported.text) ?? [];
  const front = parseDocument(yaml).toJS() as Record<string, unknown>;
  return { front, keys: Object.keys(front), body, path: imported.path, guesses: imported.guesses.map(({ subject }) => subject) };
}

/** Text of every leaf of the Markdown tree, in order. */
function bodyWords(body: string): string[] {
  const leaves = (node: { value?: string; children?: object[] }): string =>
    node.value ?? (node.children ?? []).map((child) => leaves(child)).join(' ');
  return leaves(parseMarkdown(body))
    .split(/\s+/u)
    .filter((word) => word !== '');
}

describe('importing the executive summary', () => {
  it.each([
    ['without flags', {}],
    ['with flags', flags],
  ])('keeps every word in its order, %s', (_name, options) => {
    expect(bodyWords(importSeed(options).body)).toEqual(sourceWords);
  });

  it('gave the archive its first briefing, whose text is as it was imported', () => {
    const archived = readFileSync(new URL(`../../content/${importSeed(flags).path}`, import.meta.url), 'utf8');
    expect(archived.slice(archived.indexOf('\n---\n\n') + 6)).toBe(importSeed(flags).body);
  });

  it('writes the body as Markdown, headings and lists marked', () => {
    const lines = importSeed().body.split('\n');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '## Executive Summary',
      '## Two Ecosystems, One Innovation Pipeline',
      '## Clinical Data and Discovery Platforms Drive U.S. Engagement',
      '## Western Commercialization Remains a Critical Gateway',
      '## Managing Risk Without Breaking the Chain',
      '## Strategic Implications for 2026',
      '## Outlook: Pragmatism Over Politics',
    ]);
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(14);
    expect(lines.join('\n')).not.toContain('\\');
  });

  it('guesses the front matter and reports each guess', () => {
    const { front, keys, guesses, path } = importSeed();
    expect(front).toEqual({
      title: 'Full decoupling is impractical for innovation-driven growth',
      date: '2026-01-23',
      summary:
        'The strategic question for the industry is no longer whether U.S.–China cooperation will continue—but how it will be structured to balance innovation, resilience, and compliance.',
      themes: ['decoupling', 'data-governance', 'commercialization', 'regulatory-pathways', 'clinical-data'],
      kind: 'executive-summary',
    });
    expect(keys).toEqual(['title', 'date', 'summary', 'themes', 'kind']);
    expect(guesses).toEqual(['date', 'title', 'summary', 'themes', 'slug', 'kind', 'headings']);
    expect(path).toBe('briefings/2026/2026-01-23-full-decoupling-is-impractical-for-innovation-driven-growth.md');
  });

  it('takes what it is told instead of guessing', () => {
    const { front, path, guesses } = importSeed({ ...flags, themes: ['commercialization'], date: '2026-01-24' });
    expect(front).toMatchObject({ title: flags.title, summary: flags.summary, themes: ['commercialization'], date: '2026-01-24' });
    expect(path).toBe('briefings/2026/2026-01-24-restructured-not-abandoned.md');
    expect(guesses).toEqual(['date', 'kind', 'headings']);
  });
});
