import { suggest } from '../diagnostics/suggest.ts';
import type { GlossaryEntry, ThemeFront } from '../model.ts';
import { termId } from '../parse/glossary-links.ts';
import { placeOf, type ParsedFile } from './parsed-file.ts';

type ThemeFile = ParsedFile<ThemeFront>;

/** Checks themes among themselves: parents exist, no circles, no term signals two themes. */
export function checkThemes(files: readonly ThemeFile[]): void {
  const byId = new Map(files.map((file) => [file.id, file]));
  const terms = new Map<string, string>();
  for (const file of files) {
    checkParent(file, byId);
    file.front?.terms.forEach((term, index) => {
      const owner = terms.get(term.toLowerCase());
      if (owner === undefined) terms.set(term.toLowerCase(), file.id);
      else {
        file.report.on('term-clash', placeOf(file, `terms.${index}`), {
          reason: `Unexpected term \`${term}\`, expected a term of one theme only (it also signals \`${owner}\`)`,
          fix: 'remove it here or there',
        });
      }
    });
  }
}

function checkParent(file: ThemeFile, byId: ReadonlyMap<string, ThemeFile>): void {
  const parent = file.front?.parent;
  if (parent === undefined) return;
  if (!byId.has(parent)) {
    const expected = suggest(parent, byId.keys());
    file.report.on('theme-unknown', placeOf(file, 'parent'), {
      reason: `Unexpected parent \`${parent}\`, expected a theme from content/themes`,
      fix: expected[0] === undefined ? 'correct or remove it' : `replace with \`${expected[0]}\``,
      actual: parent,
      expected,
    });
    return;
  }
  const seen = new Set([file.id]);
  for (let id: string | undefined = parent; id !== undefined; id = byId.get(id)?.front?.parent) {
    if (seen.has(id)) {
      file.report.on('theme-cycle', placeOf(file, 'parent'), {
        reason: `Unexpected parent \`${parent}\`, expected a theme that is not below this one`,
        fix: 'remove the parent here or there',
      });
      return;
    }
    seen.add(id);
  }
}

/** An entry of the glossary with the way to report on it. */
export interface GlossaryItem {
  /** Of its file. */
  readonly path: string;
  readonly entry: GlossaryEntry;
  readonly report: (key: 'term' | `aliases.${number}`, reason: string) => void;
}

/** Checks that no term or alias of the glossary stands for two things. */
export function checkGlossary(items: readonly GlossaryItem[]): void {
  const owners = new Map<string, string>();
  const addresses = new Map<string, string>();
  for (const { entry, report } of items) {
    const address = termId(entry.term);
    const twin = addresses.get(address);
    if (twin !== undefined && twin !== entry.term) {
      report('term', `Unexpected term \`${entry.term}\`, expected one that differs from \`${twin}\` in letters or digits`);
    }
    addresses.set(address, entry.term);
    const forms: ['term' | `aliases.${number}`, string][] = [
      ['term', entry.term],
      ...(entry.aliases ?? []).map((alias, index): [`aliases.${number}`, string] => [`aliases.${index}`, alias]),
    ];
    for (const [key, form] of forms) {
      const owner = owners.get(form);
      if (owner === undefined) owners.set(form, entry.term);
      else report(key, `Unexpected second use of \`${form}\`, expected each form once (it belongs to \`${owner}\`)`);
    }
  }
}
