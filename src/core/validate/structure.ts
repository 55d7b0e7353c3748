import type { Place } from '../diagnostics/diagnostic.ts';
import type { BriefingFront, Outline, Passage, Publication } from '../model.ts';
import { placeOf, type ParsedFile } from './parsed-file.ts';
import { soundItems, type Sound } from './sound.ts';

/** The kind of a briefing that names none. */
export function defaultKind(publication: Publication): string {
  return Object.keys(publication.kinds)[0] ?? 'briefing';
}

/** The section whose list items are a briefing's key judgements, when its kind names one. */
export function judgementSection<Section extends Pick<Passage, 'level' | 'title'>>(
  passages: readonly Section[],
  beginnings: readonly string[] | undefined,
): Section | undefined {
  return beginnings === undefined ? undefined : passages.find((passage) => passage.level === 2 && beginsWith(passage.title, beginnings));
}

/** Checks the sections and the length that a briefing's kind asks for. */
export function checkStructure(file: ParsedFile<BriefingFront>, publication: Sound<Publication>): void {
  const { sound: front, outline } = file;
  if (front.kind === null || !publication.kinds) return;
  const id = front.kind ?? Object.keys(publication.kinds)[0] ?? '';
  const kind = Object.hasOwn(publication.kinds, id) ? publication.kinds[id] : undefined;
  if (!kind) return;
  const title = kind.title ?? id;
  const sections = outline.passages.filter((passage) => passage.level === 2);
  checkEnd(file, 'first', sections[0], soundItems(kind.first), title);
  checkEnd(file, 'last', sections.at(-1), soundItems(kind.last), title);
  if (front.judgements === undefined) checkJudgements(file, soundItems(kind.judgements), title);
  const [fewest, most] = kind.words ?? [];
  if (typeof fewest === 'number' && typeof most === 'number') checkLength(file, [fewest, most], title);
}

type Section = Outline['passages'][number];

function headingPlace(file: ParsedFile<unknown>, { id }: Section): Place {
  return file.body.passages.find((passage) => passage.id === id)?.place ?? placeOf(file, 'kind');
}

function checkEnd(
  file: ParsedFile<unknown>,
  end: 'first' | 'last',
  section: Section | undefined,
  beginnings: readonly string[],
  kind: string,
): void {
  if (beginnings.length === 0 || (section !== undefined && beginsWith(section.title, beginnings))) return;
  const wanted = beginnings[0] ?? '';
  file.report.on('section-required', section === undefined ? placeOf(file, 'kind') : headingPlace(file, section), {
    reason: `Unexpected ${section === undefined ? 'empty body' : `${end} section \`${section.title}\``}, expected \`${wanted}\` as the ${end} section of “${kind}”`,
    fix: `add a section \`## ${wanted}\` ${end === 'first' ? 'at the beginning' : 'at the end'}, or choose another \`kind\``,
  });
}

function checkJudgements(file: ParsedFile<unknown>, beginnings: readonly string[], kind: string): void {
  if (beginnings.length === 0) return;
  const section = judgementSection(file.outline.passages, beginnings);
  const wanted = beginnings[0] ?? '';
  if (section === undefined) {
    file.report.on('section-required', placeOf(file, 'kind'), {
      reason: `Unexpected body without a section \`${wanted}\`, expected one in “${kind}”`,
      fix: `add a section \`## ${wanted}\` with the key judgements as a list, or write \`judgements\` in the front matter`,
    });
  } else if (section.items === 0) {
    file.report.on('section-required', headingPlace(file, section), {
      reason: `Unexpected section \`${section.title}\` without a list, expected the key judgements as list items`,
      fix: 'write each judgement as a line that begins with `- `',
    });
  }
}

function checkLength(file: ParsedFile<unknown>, [fewest, most]: readonly [number, number], kind: string): void {
  const { words } = file.outline;
  if (words >= fewest && words <= most) return;
  file.report.on('body-length', placeOf(file, 'title'), {
    reason: `Unexpected length of ${words} words, expected ${fewest} to ${most} in “${kind}”`,
    fix: words < fewest ? 'say more, or choose another `kind`' : 'shorten it, split it, or choose another `kind`',
  });
}

const beginsWith = (title: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => title.toLowerCase().startsWith(beginning.toLowerCase()));
