import { suggest } from '../diagnostics/suggest.ts';
import { foldName } from '../text/fold.ts';
import type { BriefingFront, InternalLink, Picture, StatementFront, ThemeFront } from '../model.ts';
import { hasLostPassages, placeOf, type ParsedFile } from './parsed-file.ts';
import { idOf } from './read-file.ts';
import { soundItems, type Sound } from './sound.ts';

/** What references can lead to. */
export interface Targets {
  readonly briefings: ReadonlyMap<string, ParsedFile<BriefingFront>>;
  readonly themes: ReadonlyMap<string, ParsedFile<ThemeFront>>;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly unread: Unread;
}

/** Files that are there and could not be read: what leads to them is not missing. */
interface Unread {
  readonly paths: ReadonlySet<string>;
  /** Their ids; of briefings and themes alike, in the form of `foldName`. */
  readonly ids: ReadonlySet<string>;
}

/** Names the files at these paths as texts may name them. */
export function listUnread(paths: Iterable<string>): Unread {
  const list = [...paths];
  const toId = (path: string): string => foldName(idOf(path.replace(/\.[^./]*$/u, '.md')));
  return {
    paths: new Set(list),
    ids: new Set(list.filter((path) => /^(?:briefings|themes)\//u.test(path)).map(toId)),
  };
}

/** Passages of a page that the page itself provides. */
const PAGE_ANCHORS = ['bottom-line', 'judgements'];

/** Whether everything that a file refers to is there. Needs the outline and the front matter alone. */
export function hasAllTargets(
  { path, outline, sound }: ParsedFile<BriefingFront | ThemeFront | StatementFront>,
  targets: Targets,
): boolean {
  const hasTarget = ([kind, id, named, anchor]: (typeof outline.links)[number]): boolean => {
    if (named === path) return true;
    const target: ParsedFile<unknown> | undefined = kind === 'briefing' ? targets.briefings.get(id) : targets.themes.get(id);
    if (target === undefined || (named !== '' && target.path !== named)) return false;
    const isOwn = anchor === '' || (kind === 'briefing' && PAGE_ANCHORS.includes(anchor));
    return isOwn || target.outline.passages.some((passage) => passage.id === anchor);
  };
  return (
    outline.links.every(hasTarget) && outline.pictures.every((picture) => targets.pictures.has(picture)) && hasReferences(sound, targets)
  );
}

function hasReferences(front: Sound<BriefingFront>, { briefings }: Targets): boolean {
  const named = [...soundItems(front.supersedes), ...soundItems(front.related)];
  const original = front['translation-of'] ?? undefined;
  const isOriginal = original === undefined || briefings.get(original)?.sound['translation-of'] === undefined;
  return isOriginal && (original === undefined || briefings.has(original)) && named.every((id) => briefings.has(id));
}

/** Checks that every link of a body leads to a file and a passage that exist, and every picture is there. Reads the body. */
export function checkBodyReferences(file: ParsedFile<BriefingFront | ThemeFront | StatementFront>, targets: Targets): void {
  for (const link of file.body.links) checkLink(file, link, targets);
  for (const use of file.body.pictures) {
    if (targets.pictures.has(use.path) || targets.unread.paths.has(use.path)) continue;
    const folder = use.path.slice(0, use.path.lastIndexOf('/') + 1);
    const names = [...targets.pictures.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    const expected = suggest(use.path.slice(folder.length), names);
    file.report.on('picture-missing', use.place, {
      reason: `Unexpected picture \`${use.path.slice(folder.length)}\`, expected a file in \`${folder}\``,
      fix: expected[0] === undefined ? `put the picture into \`${folder}\`` : `replace with \`${expected[0]}\``,
      actual: use.path.slice(folder.length),
      expected,
    });
  }
}

function checkLink(file: ParsedFile<unknown>, link: InternalLink, targets: Targets): void {
  const known: ReadonlyMap<string, ParsedFile<unknown>> = link.target.kind === 'briefing' ? targets.briefings : targets.themes;
  const isHere = link.target.path === file.path;
  const target = isHere ? file : known.get(link.target.id);
  const isMissing = target === undefined || (link.target.path !== undefined && target.path !== link.target.path);
  if (isMissing) {
    if (!isUnread(link.target, targets.unread)) reportTarget(file, link, known);
  } else if (link.anchor !== undefined && !hasLostPassages(target)) checkAnchor(file, link, target, link.anchor);
}

const isUnread = ({ id, path }: InternalLink['target'], { paths, ids }: Unread): boolean =>
  ids.has(foldName(id)) || (path !== undefined && paths.has(path));

function reportTarget(file: ParsedFile<unknown>, link: InternalLink, known: ReadonlyMap<string, ParsedFile<unknown>>): void {
  const { kind, id, path } = link.target;
  const elsewhere = known.get(id)?.path;
  const expected =
    elsewhere === undefined
      ? suggest(id, known.keys()).map((found) => (path === undefined ? found : (known.get(found)?.path ?? found)))
      : [elsewhere];
  file.report.on('link-target', link.place, {
    reason: `Unexpected link to \`${path ?? id}\`, expected an existing ${kind}`,
    fix: expected[0] === undefined ? 'correct or remove the link' : `link to \`${expected[0]}\``,
    actual: path ?? id,
    expected,
  });
}

function checkAnchor(file: ParsedFile<unknown>, link: InternalLink, target: ParsedFile<unknown>, anchor: string): void {
  const anchors = [...target.outline.passages.map((passage) => passage.id), ...(link.target.kind === 'briefing' ? PAGE_ANCHORS : [])];
  if (anchors.includes(anchor)) return;
  const expected = suggest(anchor, anchors);
  file.report.on('passage-unknown', link.place, {
    reason: `Unexpected passage \`#${anchor}\` of \`${target.id}\`, expected one of its headings’ addresses`,
    fix:
      expected[0] === undefined
        ? `choose one of ${anchors
            .slice(0, 8)
            .map((item) => `\`#${item}\``)
            .join(', ')}`
        : `replace with \`#${expected[0]}\``,
    actual: anchor,
    expected,
  });
}

/** Checks the references that a briefing's front matter makes: to briefings, to its own passages, to its sources. */
export function checkFrontReferences(file: ParsedFile<BriefingFront>, targets: Targets): void {
  const { sound: front } = file;
  for (const key of ['supersedes', 'related'] as const)
    front[key]?.forEach((id, index) => id !== null && checkBriefing(file, `${key}.${index}`, id, targets));
  if (typeof front['translation-of'] === 'string') {
    checkBriefing(file, 'translation-of', front['translation-of'], targets);
    checkOriginal(file, front['translation-of'], targets.briefings);
  }
  const isLost = hasLostPassages(file);
  front.judgements?.forEach((judgement, index) => {
    const anchors = file.outline.passages.map(({ id }) => id);
    const passage = judgement?.passage;
    if (isLost || typeof passage !== 'string' || anchors.includes(passage)) return;
    const expected = suggest(passage, anchors);
    file.report.on('passage-unknown', placeOf(file, `judgements.${index}.passage`), {
      reason: `Unexpected passage \`${passage}\`, expected the address of a heading of this briefing`,
      fix:
        expected[0] === undefined ? `choose one of ${anchors.map((item) => `\`${item}\``).join(', ')}` : `replace with \`${expected[0]}\``,
      actual: passage,
      expected,
    });
  });
  if (front.sources === null || file.outline.cited <= (front.sources?.length ?? 0)) return;
  for (const { source, place } of file.body.citations) {
    if (source <= (front.sources?.length ?? 0)) continue;
    file.report.on('source-unknown', place, {
      reason: `Unexpected citation of source ${source}, expected one of ${front.sources?.length ?? 0} in \`sources\``,
      fix: 'add the source to the front matter, or correct the number',
    });
  }
}

/** A translation of a translation would be linked to neither. */
function checkOriginal(file: ParsedFile<BriefingFront>, id: string, briefings: Targets['briefings']): void {
  const original = briefings.get(id)?.sound['translation-of'];
  if (typeof original !== 'string' || id === file.id || original === file.id) return;
  file.report.on('value-invalid', placeOf(file, 'translation-of'), {
    reason: `Unexpected translation \`${id}\` in \`translation-of\`, expected the original`,
    fix: `replace with \`${original}\``,
    actual: id,
    expected: [original],
  });
}

function checkBriefing(file: ParsedFile<BriefingFront>, path: string, id: string, { briefings, unread }: Targets): void {
  const key = path.split('.')[0] ?? '';
  if (id === file.id) {
    file.report.on('lineage-cycle', placeOf(file, path), {
      reason: `Unexpected \`${key}\` that names the briefing itself, expected another briefing`,
      fix: 'remove it',
    });
  } else if (!briefings.has(id) && !unread.ids.has(foldName(id))) {
    const expected = suggest(id, briefings.keys());
    file.report.on('briefing-unknown', placeOf(file, path), {
      reason: `Unexpected briefing \`${id}\` in \`${key}\`, expected the slug of an existing briefing`,
      fix: expected[0] === undefined ? 'correct or remove it' : `replace with \`${expected[0]}\``,
      actual: id,
      expected,
    });
  }
}
