import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRulePages } from '../src/cli/report/rule-page.ts';

/** Writes `docs/rules/` from the rules: `npm run rules`. */
const folder = join(import.meta.dirname, '../docs/rules');
mkdirSync(folder, { recursive: true });
for (const [name, text] of makeRulePages()) writeFileSync(join(folder, name), text);
