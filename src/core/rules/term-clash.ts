import { termId } from '../text/term-id.ts';
import { defineArchiveRule, type ArchiveFinding, type CheckedArchive } from './archive-rule.ts';

export const rule = defineArchiveRule({
  code: 'term-clash',
  severity: 'error',
  title: 'Term or alias used twice',
  why: 'the same words would stand for two things',
  good: [
    {
      files: {
        'glossary.yaml': `- term: FDA
  expansion: U.S. Food and Drug Administration
  definition: Approves medicines for the U.S. market.
- term: EMA
  expansion: European Medicines Agency
  definition: Advises on medicines for the European Union.
`,
      },
    },
  ],
  bad: [
    {
      files: {
        'glossary.yaml': `- term: FDA
  expansion: U.S. Food and Drug Administration
  definition: Approves medicines for the U.S. market.
- term: FDA
  expansion: European Medicines Agency
  definition: Advises on medicines for the European Union.
`,
      },
      reason: 'Unexpected second use of `FDA`, expected each form once (it belongs to `FDA`)',
    },
    {
      files: {
        'glossary.yaml':
          '- term: FDA\n  expansion: U.S. Food and Drug Administration\n  aliases: [USFDA, USFDA]\n  definition: Approves medicines for the U.S. market.\n',
      },
      reason: 'Unexpected second use of `USFDA`, expected each form once (it belongs to `FDA`)',
      fixed: {
        files: {
          'glossary.yaml':
            '- term: FDA\n  expansion: U.S. Food and Drug Administration\n  aliases: [USFDA]\n  definition: Approves medicines for the U.S. market.\n',
        },
      },
    },
  ],
  check,
});

function* check({ themes, glossary }: CheckedArchive): Generator<ArchiveFinding> {
  yield* checkThemes(themes);
  yield* checkGlossary(glossary);
}

const fix = 'remove it here or there';
/** Of a word that the same list has already. */
const leaveOut = { expected: [''] };

/** No term signals two themes. */
function* checkThemes(themes: CheckedArchive['themes']): Generator<ArchiveFinding> {
  const owners = new Map<string, string>();
  for (const file of themes) {
    for (const [index, term] of (file.sound.terms ?? []).entries()) {
      const owner = term === null ? undefined : owners.get(term.toLowerCase());
      if (term !== null && owner === undefined) owners.set(term.toLowerCase(), file.id);
      if (term === null || owner === undefined) continue;
      const reason = `Unexpected term \`${term}\`, expected a term of one theme only (it also signals \`${owner}\`)`;
      yield { in: file, at: `terms.${index}`, reason, fix, actual: term, ...(owner === file.id ? leaveOut : {}) };
    }
  }
}

/** No term or alias of the glossary stands for two things, and no two terms have one address. */
function* checkGlossary(glossary: CheckedArchive['glossary']): Generator<ArchiveFinding> {
  const owners = new Map<string, string>();
  const addresses = new Map<string, string>();
  for (const item of glossary) {
    const { term } = item;
    const twin = addresses.get(termId(term));
    addresses.set(termId(term), term);
    if (twin !== undefined && twin !== term) {
      const reason = `Unexpected term \`${term}\`, expected one that differs from \`${twin}\` in letters or digits`;
      yield { in: item, at: 'term', reason, fix };
    }
    for (const [index, form] of [term, ...item.aliases].entries()) {
      if (form === null) continue;
      const at = index === 0 ? 'term' : `aliases.${index - 1}`;
      const owner = owners.get(form);
      if (owner === undefined) owners.set(form, term);
      else
        yield {
          in: item,
          at,
          reason: `Unexpected second use of \`${form}\`, expected each form once (it belongs to \`${owner}\`)`,
          fix,
          actual: form,
          ...(owner === term && index > 0 ? leaveOut : {}),
        };
    }
  }
}
