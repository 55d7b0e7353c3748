import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import ajv from 'ajv-draft-04';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { checkArchive, type Checked } from '../../../src/core/pipeline.ts';
import { readTree } from '../../../src/core/read/disk.ts';
import type { Format } from '../../../src/cli/report/formats.ts';
import { writeGitHub } from '../../../src/cli/report/github.ts';
import { reportDiagnostics } from '../../../src/cli/report/report.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { checkFiles } from '../../support/memory-tree.ts';
import { briefingFile, minimalArchive } from '../../support/sample-files.ts';

const isSarif = new ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);

/** What a report of `checked` writes, in a terminal without colours. */
function report(checked: Checked, format: Format, env: NodeJS.ProcessEnv = {}): string {
  let written = '';
  const silent = (_format: unknown, text: string): string => text;
  const terminal: Terminal = {
    out: (text) => (written += text),
    note: () => undefined,
    progress: { show: () => undefined, clear: () => undefined },
    ink: silent,
    noteInk: silent,
    cwd: '/desk/work',
    env,
  };
  reportDiagnostics(checked, { content: 'my content', format }, terminal);
  return written;
}

const broken = checkArchive(readTree(join(import.meta.dirname, '../../fixtures/broken-archive')), { asOf: '2026-07-01T00:00:00Z' });

const silencing = checkFiles({
  ...minimalArchive,
  'themes/licensing.md': String(minimalArchive['themes/decoupling.md']).replace('[decoupling, separation]', '[licence]'),
  ...briefingFile({
    date: '2026-02-06',
    slug: 'deal',
    front: 'silence:\n  theme-undeclared: a figure of speech',
    body: '## What is at stake\n\nDecoupling is agreed in a licence.\n\n## What follows\n\n- One judgement',
  }),
});

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly suppressions?: readonly object[];
        readonly locations: readonly object[];
      }[];
    },
  ];
}

describe('a SARIF report', () => {
  it.each([
    ['of many problems', broken],
    ['of none', checkFiles(minimalArchive)],
    ['of what is silenced', silencing],
  ])('%s is valid against the schema of SARIF 2.1.0', (_name, checked) => {
    isSarif(JSON.parse(report(checked, 'sarif')));
    expect(isSarif.errors).toBeNull();
  });

  it('is refused by the schema when a result lacks its message, so that the schema is known to look', () => {
    const log = JSON.parse(report(broken, 'sarif')) as { runs: { results: { message?: unknown }[] }[] };
    delete log.runs[0]?.results[0]?.message;
    expect(isSarif(log)).toBe(false);
  });

  it('has every problem once, at its place, each with its rule', () => {
    const [{ results, tool }] = (JSON.parse(report(broken, 'sarif')) as Log).runs;
    expect(results.map(({ ruleId }) => ruleId)).toEqual(broken.diagnostics.map(({ ruleId }) => ruleId));
    expect(results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
    expect(results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'my%20content/briefings/2026/2026-03-01-theme-unknown.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 5, startColumn: 10, endLine: 5, endColumn: 20, charOffset: 136, charLength: 10 },
        },
      },
    ]);
  });

  it('marks what is silenced as suppressed, with the reason', () => {
    const [{ results }] = (JSON.parse(report(silencing, 'sarif')) as Log).runs;
    expect(results).toMatchObject([
      { ruleId: 'theme-undeclared', suppressions: [{ kind: 'inSource', justification: 'a figure of speech' }] },
    ]);
  });
});

describe('a report for GitHub', () => {
  const point = (column: number): Diagnostic['place']['start'] => ({ line: 3, column, offset: column });
  const diagnostic: Diagnostic = {
    ruleId: 'title-plain' as Diagnostic['ruleId'],
    severity: 'suggestion',
    file: 'content/a,b:c.md',
    place: { start: point(4), end: point(9) },
    reason: 'Unexpected 100%\r\n::error::x, expected less',
    fix: 'write 99%',
  };

  it('escapes whatever would end a line, a property or a message', () => {
    expect(writeGitHub([diagnostic])).toBe(
      '::notice file=content/a%2Cb%3Ac.md,line=3,col=4,endLine=3,endColumn=9,title=title-plain::' +
        'Unexpected 100%25%0D%0A::error::x, expected less%0AFix: write 99%25\n',
    );
  });

  it('names no columns of a stretch of several lines, which GitHub would refuse', () => {
    const place = { start: point(4), end: { line: 5, column: 2, offset: 40 } };
    expect(writeGitHub([{ ...diagnostic, place }])).toMatch(/,line=3,endLine=5,title=/u);
  });

  it('has a line for every problem, and a summary', () => {
    const lines = report(broken, 'github').trimEnd().split('\n');
    expect(lines.slice(0, -1).every((line) => /^::(?:error|warning|notice) file=my content\//u.test(line))).toBe(true);
    expect(lines).toHaveLength(broken.diagnostics.length + 1);
    expect(lines.at(-1)).toMatch(/^\d+ errors.* in \d+ of \d+ files$/u);
  });

  it('names files as the repository does, wherever it is run', () => {
    expect(report(broken, 'github', { GITHUB_WORKSPACE: '/desk' })).toMatch(/^::error file=work\/my content\//u);
  });
});
