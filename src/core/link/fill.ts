import type { Briefing, Picture } from '../model.ts';
import type { PictureModel } from '../site.ts';
import { escapeHtml } from '../text/escape.ts';
import { fillSlots } from '../text/slots.ts';
import type { LinkContext } from './context.ts';

/** Widths in pixels that pictures are made in; never wider than the original. */
const WIDTHS = [480, 960, 1440];

/** The files made of a picture that a published briefing shows. */
function toPictureModel(picture: Picture, briefing: Briefing): PictureModel {
  const name = picture.path.slice(picture.path.lastIndexOf('/') + 1).replace(/\.([^.]*)$/u, '-$1');
  const widths = [...WIDTHS.filter((width) => width < picture.width), Math.min(picture.width, WIDTHS.at(-1) ?? picture.width)];
  return {
    source: picture.path,
    digest: picture.digest,
    width: picture.width,
    height: picture.height,
    files: [...new Set(widths)].map((width) => ({ width, path: `briefings/${briefing.id}/${name}-${width}.webp` })),
  };
}

/** Pictures that a briefing's page shows, by path. */
export function picturesOf(briefing: Briefing, context: LinkContext): Map<string, PictureModel> {
  return new Map(
    briefing.outline.pictures.flatMap((path) => {
      const picture = context.archive.pictures.get(path);
      return picture === undefined ? [] : [[path, toPictureModel(picture, briefing)] as const];
    }),
  );
}

/** Fills the slots of rendered HTML: a picture's addresses and dimensions, a briefing's title. */
export function fillHtml(html: string, pictures: ReadonlyMap<string, PictureModel>, context: LinkContext): string {
  return fillSlots(html, (kind, argument) => {
    if (kind === 'title') return escapeHtml(titleOf(argument, context));
    const picture = pictures.get(argument);
    if (picture === undefined) throw new Error(`picture ${argument} is not in the archive`);
    const address = (path: string): string => escapeHtml(context.base + encodeURI(path));
    const shown = picture.files.find(({ width }) => width >= 960) ?? picture.files.at(-1);
    const set = picture.files.map(({ path, width }) => `${address(path)} ${width}w`).join(', ');
    const height = Math.round(((shown?.width ?? picture.width) * picture.height) / picture.width);
    return `${address(shown?.path ?? '')}" srcset="${set}" sizes="(min-width: 44rem) 38rem, 92vw" width="${shown?.width ?? 0}" height="${height}" decoding="async`;
  });
}

/** Fills the slots of the Markdown alternate. */
export function fillMarkdown(markdown: string, pictures: ReadonlyMap<string, PictureModel>, context: LinkContext): string {
  return fillSlots(markdown, (kind, argument) =>
    kind === 'title'
      ? titleOf(argument, context).replace(/[\\[\]*_`<]/gu, '\\$&')
      : `${context.base}${encodeURI(pictures.get(argument)?.files.at(-1)?.path ?? '')}`,
  );
}

/** A briefing whose plain texts name other briefings by their titles. */
export function fillTexts<T extends Briefing>(briefing: T, byId: LinkContext['byId']): T {
  if (briefing.outline.titles.length === 0) return briefing;
  const fill = (text: string): string => fillSlots(text, (kind, argument) => (kind === 'title' ? titleOf(argument, { byId }) : ''));
  const fillBody = (body: Briefing['body']): Briefing['body'] => ({
    ...body,
    passages: body.passages.map((passage) => ({
      ...passage,
      text: fill(passage.text),
      items: passage.items.map(fill),
      quotes: Object.fromEntries(Object.entries(passage.quotes).map(([theme, quote]) => [theme, fill(quote)])),
    })),
  });
  return Object.defineProperty({ ...briefing }, 'body', { enumerable: true, get: () => fillBody(briefing.body) });
}

function titleOf(id: string, { byId }: Pick<LinkContext, 'byId'>): string {
  const briefing = byId.get(id);
  if (briefing === undefined) throw new Error(`a text names briefing ${id}, which is not published`);
  return briefing.front.title;
}
