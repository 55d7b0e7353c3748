import { parseDocument } from 'yaml';

/** What makes a new publication another one than the template. */
export interface NewPublication {
  readonly name: string;
  /** Origin of the site. */
  readonly url: string;
  readonly 'time-zone': string;
  /** Today in that zone, as YYYY-MM-DD: the date of the first briefing and of the standing views. */
  readonly date: string;
  /** Where npm finds this program: a version or a `file:` address. */
  readonly program: string;
}

/** Files of the template and of the program that a publication is made of, as texts by path. */
export interface Template {
  /** Files of `src/init/template`. */
  readonly files: ReadonlyMap<string, string>;
  /** The workflow that checks and publishes. */
  readonly workflow: string;
  /** Packages whose install scripts npm has to run. */
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const BRIEFING = 'content/briefings/a-second-source.md';
const PUBLICATION = 'content/publication.yaml';
const COMMANDS = ['build', 'check', 'dev', 'import', 'new', 'next', 'preview', 'report', 'schema'];

/** All files of a new publication, as texts by path. */
export function makePublication(wanted: NewPublication, { files, workflow, allowScripts }: Template): Map<string, string> {
  const made = new Map<string, string>();
  for (const [path, text] of files) made.set(placeFile(path, wanted.date), fillText(text, wanted));
  made.set(PUBLICATION, fillRecord(made.get(PUBLICATION) ?? '', wanted));
  made.set('package.json', writePackage(wanted.program, allowScripts));
  made.set('.github/workflows/publish.yml', workflow);
  return made;
}

/** npm leaves files named `.gitignore` out of packages, and a briefing's file bears its date. */
function placeFile(path: string, date: string): string {
  if (path === 'gitignore') return '.gitignore';
  return path === BRIEFING ? `content/briefings/${date.slice(0, 4)}/${date}-a-second-source.md` : path;
}

const fillText = (text: string, { name, date }: NewPublication): string => text.replaceAll('{date}', date).replaceAll('{name}', () => name);

function fillRecord(text: string, wanted: NewPublication): string {
  const record = parseDocument(text);
  for (const key of ['name', 'url', 'time-zone'] as const) record.set(key, wanted[key]);
  return record.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function writePackage(program: string, allowScripts: Template['allowScripts']): string {
  const scripts = Object.fromEntries(COMMANDS.map((command) => [command, `throughline ${command}`]));
  const file = {
    name: 'briefings',
    private: true,
    type: 'module',
    scripts: { ...scripts, schema: 'throughline schema --to .vscode/schemas' },
  };
  return `${JSON.stringify({ ...file, dependencies: { throughline: program }, allowScripts }, null, 2)}\n`;
}
