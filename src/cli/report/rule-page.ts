import type { WebAnswer } from '../../core/model.ts';
import { checkArchive, type Checked } from '../../core/pipeline.ts';
import { EXAMPLE_AS_OF, EXAMPLE_PATH, makeExampleEarlier, makeExampleTree } from '../../core/rules/example-archive.ts';
import { findRule, ruleCodes } from '../../core/rules/find-rule.ts';
import type { BadExample, Example, Rule } from '../../core/rules/rule.ts';
import { findWebLinks, judgeWebLinks } from '../../core/validate/web-links.ts';
import { writeProblem } from './pretty.ts';
import { toProblem } from './problem.ts';

/** Every page of `docs/rules/`, by file name. */
export function makeRulePages(): Map<string, string> {
  const rules = ruleCodes.map(findRule);
  return new Map([
    ['README.md', writeIndex(rules)],
    ...rules.map((rule): [string, string] => [`${rule.code}.md`, `${writeRulePage(rule)}\n`]),
  ]);
}

function writeIndex(rules: readonly Rule[]): string {
  const list = (severity: Rule['severity']): string[] =>
    rules.filter((rule) => rule.severity === severity).map(({ code, title }) => `- [${code}](${code}.md): ${title}`);
  return [
    '# Rules',
    'Written by `npm run rules` from `src/core/rules/`, one file a rule. `throughline check --explain CODE` shows a page in the terminal.',
    ...(['error', 'warning', 'suggestion'] as const).flatMap((severity) => [`## ${HEADINGS[severity]}`, list(severity).join('\n')]),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

const HEADINGS: Readonly<Record<Rule['severity'], string>> = { error: 'Errors', warning: 'Warnings', suggestion: 'Suggestions' };

/** A rule's page in Markdown: why it is there, texts that it reports with what it says of them, texts that it leaves alone. */
export function writeRulePage(rule: Rule): string {
  const { code, severity, title, why, good, bad } = rule;
  return [
    `# ${code}`,
    `${title}. ${EFFECTS[severity]}`,
    `**Why:** ${why}.`,
    '## Reported',
    ...bad.flatMap((example) => [...showExample(example), fence('text', writeReport(example)), ...showFixed(example)]),
    '## In order',
    ...good.flatMap((example) => (isPlain(example) ? ['A content folder without it.'] : showExample(example))),
    ...(severity === 'error' || code === 'silence-unused'
      ? []
      : [
          '## Silencing it',
          'For one file, with the reason, which the report repeats:',
          fence('yaml', `silence:\n  ${code}: why this text is right as it is`),
        ]),
  ].join('\n\n');
}

const EFFECTS: Readonly<Record<Rule['severity'], string>> = {
  error: 'An **error**: nothing is built while it stands.',
  warning: 'A **warning**: the site is built; `throughline check --strict` fails.',
  suggestion: 'A **suggestion**: never fails a check.',
};

const WEB: Readonly<Record<WebAnswer['is'], string>> = {
  there: 'there',
  moved: 'elsewhere for good',
  gone: 'not there',
  unknown: 'not to be had',
};

const isPlain = (example: Example): boolean => Object.keys(example).every((key) => key === 'reason');

function showExample({ front, body, text, files = {}, committed = {}, web = {} }: Example): string[] {
  return [
    ...Object.entries(committed).flatMap(([path, before]) => [showCommitted(path), fence('markdown', before)]),
    ...(Object.keys(committed).length === 0 ? [] : ['And now:']),
    ...(front === undefined ? [] : [fence('yaml', front)]),
    ...(body === undefined ? [] : [fence('markdown', body)]),
    ...(text === undefined ? [] : [fence('markdown', text.trimEnd())]),
    ...Object.entries(files).map(([path, content]) => showFile(path, content)),
    ...Object.entries(web).map(([address, { is }]) => `With \`check --links\`, when the page at <${address}> is ${WEB[is]}.`),
  ];
}

const showCommitted = (path: string): string => `With this text in the last commit${path === EXAMPLE_PATH ? '' : `, as \`${path}\``}:`;

/** What `--fix` makes of an example, when it mends it. */
function showFixed({ fixed }: BadExample): string[] {
  return fixed === undefined ? [] : ['`check --fix` writes:', ...showExample(fixed)];
}

function showFile(path: string, content: NonNullable<Example['files']>[string]): string {
  if (content === 'absent') return `Without \`${path}\`.`;
  if (typeof content !== 'string' || content === '') return `With \`${path}\`${describe(content)}.`;
  return `With \`${path}\`:\n\n${fence(path.endsWith('.yaml') ? 'yaml' : 'markdown', content.trimEnd())}`;
}

function describe(content: Exclude<NonNullable<Example['files']>[string], 'absent'>): string {
  if (typeof content === 'string') return ', an empty file';
  if (content instanceof Uint8Array) return content[1] === 0x50 ? ', a picture' : ', a text in another encoding';
  return { symlink: ', a symbolic link', pipe: ', a named pipe', locked: ', which may not be read', large: ', which is too large' }[
    content.is
  ];
}

/** Checks an example; the web says of addresses what the example has it say. */
export function checkExample(example: Example): Pick<Checked, 'diagnostics' | 'sources'> {
  const checked = checkArchive(makeExampleTree(example), { asOf: EXAMPLE_AS_OF, earlier: makeExampleEarlier(example) });
  if (example.web === undefined) return checked;
  const links = checked.sources.paths.flatMap((path) => findWebLinks(path, checked.sources.get(path) ?? '').links);
  const web = judgeWebLinks(links, new Map(Object.entries(example.web)));
  return { sources: checked.sources, diagnostics: [...checked.diagnostics, ...web] };
}

function writeReport(example: Example): string {
  const { diagnostics, sources } = checkExample(example);
  const report = diagnostics.map((diagnostic) => writeProblem(toProblem(diagnostic, sources, 'content', '/'), (_format, text) => text));
  return report
    .join('\n')
    .replaceAll(`content/${EXAMPLE_PATH}`, EXAMPLE_PATH.slice(EXAMPLE_PATH.lastIndexOf('/') + 1))
    .trimEnd();
}

/** Control characters of an example are shown as the symbols that stand for them. */
function fence(language: string, text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this shows
  const shown = text.replace(/[\u0000-\u0009\u000B-\u001F]/gu, (sign) => String.fromCodePoint(0x2400 + (sign.codePointAt(0) ?? 0)));
  const marks = '`'.repeat(Math.max(3, ...(text.match(/`+/gu) ?? []).map(({ length }) => length + 1)));
  return `${marks}${language}\n${shown}\n${marks}`;
}
