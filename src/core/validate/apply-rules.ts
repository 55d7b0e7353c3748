import { rule as aliasClash } from '../rules/alias-clash.ts';
import type { ArchiveFinding, ArchiveRule, CheckedArchive } from '../rules/archive-rule.ts';
import { rule as authorUnknown } from '../rules/author-unknown.ts';
import { rule as bodyLength } from '../rules/body-length.ts';
import { rule as briefingUnknown } from '../rules/briefing-unknown.ts';
import { rule as dateMismatch } from '../rules/date-mismatch.ts';
import type { CheckedFile, FileRule, Surroundings } from '../rules/file-rule.ts';
import { rule as keyMissing } from '../rules/key-missing.ts';
import { rule as kindUnknown } from '../rules/kind-unknown.ts';
import { rule as lineageCycle } from '../rules/lineage-cycle.ts';
import { rule as linkTarget } from '../rules/link-target.ts';
import { rule as passageRepeated } from '../rules/passage-repeated.ts';
import { rule as passageUnknown } from '../rules/passage-unknown.ts';
import { rule as pictureMissing } from '../rules/picture-missing.ts';
import { rule as regionUnknown } from '../rules/region-unknown.ts';
import { rule as sectionRequired } from '../rules/section-required.ts';
import { rule as sectorUnknown } from '../rules/sector-unknown.ts';
import { rule as silenceInvalid } from '../rules/silence-invalid.ts';
import { rule as slugDuplicate } from '../rules/slug-duplicate.ts';
import { rule as sourceUnknown } from '../rules/source-unknown.ts';
import { rule as summaryEcho } from '../rules/summary-echo.ts';
import { rule as termClash } from '../rules/term-clash.ts';
import { rule as themeCycle } from '../rules/theme-cycle.ts';
import { rule as themeRepeated } from '../rules/theme-repeated.ts';
import { rule as themeUndeclared } from '../rules/theme-undeclared.ts';
import { rule as themeUnknown } from '../rules/theme-unknown.ts';
import { rule as valueInvalid } from '../rules/value-invalid.ts';
import { toEnd, type Steps } from '../text/steps.ts';

const FILE_RULES: readonly FileRule[] = [
  authorUnknown,
  bodyLength,
  briefingUnknown,
  dateMismatch,
  keyMissing,
  kindUnknown,
  linkTarget,
  passageUnknown,
  pictureMissing,
  regionUnknown,
  sectionRequired,
  sectorUnknown,
  silenceInvalid,
  sourceUnknown,
  summaryEcho,
  themeRepeated,
  themeUndeclared,
  themeUnknown,
  valueInvalid,
];

const ARCHIVE_RULES: readonly ArchiveRule[] = [aliasClash, lineageCycle, passageRepeated, slugDuplicate, termClash, themeCycle];

/** Reports what the rules of files find in one. */
export function applyFileRules(file: CheckedFile, around: Surroundings): void {
  for (const { code, check } of FILE_RULES) for (const { at, ...finding } of check(file, around)) file.tell(code, at, finding);
}

/** Reports what the rules of archives find, of some files where only these are asked for. */
export function applyArchiveRules(archive: CheckedArchive, isAsked?: (found: ArchiveFinding['in']) => boolean): void {
  toEnd(applyArchiveRulesInSteps(archive, isAsked));
}

/** The same in steps, one for each rule. */
export function* applyArchiveRulesInSteps(
  archive: CheckedArchive,
  isAsked: (found: ArchiveFinding['in']) => boolean = () => true,
): Steps<void> {
  for (const { code, check } of ARCHIVE_RULES) {
    for (const { in: found, at, ...finding } of check(archive)) if (isAsked(found)) found.tell(code, at, finding);
    yield;
  }
}
