import type { CommentMarks } from '../markdown/drop-comments.ts';
import type { Rewriting } from '../markdown/rewrite.ts';
import { isRecord } from '../record.ts';
import { hugoRewritings, shortcodeComments } from './hugo.ts';
import { jekyllComments, jekyllRewritings } from './jekyll.ts';
import { makeObsidianRewritings, obsidianComments } from './obsidian.ts';
import { quartoRewritings } from './quarto.ts';

export const SYSTEMS = ['jekyll', 'hugo', 'quarto', 'obsidian'] as const;

export type SystemName = (typeof SYSTEMS)[number];

/** What sets one system's folders apart from another's. Paths are relative to the folder. */
export interface System {
  /** Files or folders that show that a folder is this system's; one is enough. */
  readonly signs: readonly RegExp[];
  /** Documents that may be briefings. */
  readonly documents: RegExp;
  /** Folders within which addresses that begin with a slash are looked up, the first first. */
  readonly roots: readonly string[];
  readonly drafts?: RegExp;
  readonly comments: readonly CommentMarks[];
  readonly rewritings: (collectTag: (tag: string) => void) => readonly Rewriting[];
  /** The file in which the site's own address stands. */
  readonly settings: RegExp;
  /** What keys mean here that elsewhere mean something else; other names of the document apart. */
  readonly readFront: (front: Front) => {
    readonly front: Front;
    readonly names: readonly string[];
    /** Whether code cells show their output alone. */
    readonly hidesCode?: boolean;
  };
}

export type Front = Readonly<Record<string, unknown>>;

/** Jekyll cuts a text of several tags at its spaces. */
const readJekyllFront: System['readFront'] = (front) => {
  const cut = (value: unknown): unknown => (typeof value === 'string' ? value.split(/\s+/u) : value);
  const lists = Object.fromEntries(['tags', 'categories'].flatMap((key) => (front[key] === undefined ? [] : [[key, cut(front[key])]])));
  return { front: { ...front, ...lists }, names: [] };
};

/** In Obsidian aliases are names of a note, no addresses. */
const readObsidianFront: System['readFront'] = ({ aliases, alias, ...front }) => ({
  front,
  names: [aliases, alias].flat().filter((name) => typeof name === 'string'),
});

/** Hugo can build a page that is not listed, or list one that is not built: neither is for all readers. */
const readHugoFront: System['readFront'] = (front) => {
  const isBuild = (key: string): boolean => /^_?build$/iu.test(key);
  const isPartial = Object.entries(front).some(([key, value]) => isBuild(key) && isHeldBack(value));
  const own = Object.fromEntries(Object.entries(front).filter(([key]) => !isBuild(key)));
  return { front: isPartial ? { ...own, draft: true } : own, names: [] };
};

const isHeldBack = (build: unknown): boolean =>
  !isRecord(build) ||
  Object.entries(build).some(
    ([key, value]) => /^(?:render|list)$/iu.test(key) && value !== true && String(value).toLowerCase() !== 'always',
  );

/** Quarto's documents, formats and engines can all say that code is not shown. */
const readQuartoFront: System['readFront'] = ({ execute, knitr, ...front }) => ({
  front,
  names: [],
  hidesCode: /"(?:echo|include)":(?:false|"(?:false|no|off)")/iu.test(JSON.stringify([execute, knitr, front.format])),
});

export const systems: Readonly<Record<SystemName, System>> = {
  jekyll: {
    signs: [/^_posts\//u, /^(?:[^/]+\/)*_posts\//u, /^_drafts\//u],
    documents: /(?:^|\/)_(?:posts|drafts)\/(?:.+\/)?[^/]+\.(?:md|markdown|html)$/iu,
    roots: ['', 'assets'],
    drafts: /(?:^|\/)_drafts\//u,
    comments: jekyllComments,
    rewritings: () => jekyllRewritings,
    settings: /^_config\.ya?ml$/u,
    readFront: readJekyllFront,
  },
  hugo: {
    signs: [/^hugo\.(?:toml|ya?ml|json)$/u, /^archetypes\//u, /^config\.toml$/u, /^config\/_default\//u],
    documents: /^content\/.+\.(?:md|markdown|html)$/iu,
    roots: ['static', 'assets', 'content'],
    comments: shortcodeComments,
    rewritings: () => hugoRewritings,
    settings: /^(?:hugo|config)\.(?:toml|ya?ml|json)$/u,
    readFront: readHugoFront,
  },
  quarto: {
    signs: [/^_quarto\.ya?ml$/u, /\.qmd$/u],
    documents: /^(?!(?:.*\/)?_)(?!.*\/_).+\.(?:qmd|md)$/iu,
    roots: [''],
    comments: shortcodeComments,
    rewritings: () => quartoRewritings,
    settings: /^_quarto\.ya?ml$/u,
    readFront: readQuartoFront,
  },
  obsidian: {
    signs: [/^\.obsidian\//u],
    documents: /\.md$/iu,
    roots: [''],
    comments: obsidianComments,
    rewritings: makeObsidianRewritings,
    settings: /(?!)/u,
    readFront: readObsidianFront,
  },
};

/** The system that a folder shows signs of. Those of Obsidian come first: a vault may hold a site. */
export function detectSystem(paths: readonly string[]): SystemName | undefined {
  const order: readonly SystemName[] = ['obsidian', 'jekyll', 'hugo', 'quarto'];
  return order.find((name) => systems[name].signs.some((sign) => paths.some((path) => sign.test(path))));
}
