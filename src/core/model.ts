/**
 * The nouns of each stage, types only.
 *
 * `read` makes `SourceFile`s, `parse` and `validate` make an `Archive`, `gate` makes a `PublishedArchive`,
 * `link` makes a `Site` of page models. `page-model.ts` holds the nouns of pages.
 */
import type { Diagnostic, Place } from './diagnostics/diagnostic.ts';
import type { Stretch } from './text/compare-words.ts';
import type { BriefingFront } from './validate/briefing-schema.ts';
import type { GlossaryEntry } from './validate/glossary-schema.ts';
import type { Publication } from './validate/publication-schema.ts';
import type { ThemeFront } from './validate/theme-schema.ts';
import type { Sound } from './diagnostics/sound.ts';
import type { StatementFront } from './validate/statement-schema.ts';

export type { BriefingFront, GlossaryEntry, Publication, ThemeFront, StatementFront };

/** One entry of a content folder as the file system, or a test, presents it. */
export interface TreeEntry {
  /** Relative to the content folder, forward slashes. */
  readonly path: string;
  readonly type: 'file' | 'symlink' | 'other';
  /** In bytes. */
  readonly size: number;
  /** Names the state of a file on its disk: where two marks of one path are equal, the bytes are. Absent when nothing is known of it. */
  readonly mark?: string;
  /** Reads the bytes; throws when they cannot be read. Only called for `file`. */
  readonly read: () => Uint8Array;
}

/** A whole content folder, entries in any order. */
export interface ContentTree {
  readonly entries: readonly TreeEntry[];
}

export type SourceKind = 'publication' | 'briefing' | 'theme' | 'glossary' | 'statement';

/** One text file, decoded: UTF-8 without a byte-order mark; line ends as they were. */
export interface SourceFile {
  readonly path: string;
  readonly kind: SourceKind;
  readonly text: string;
}

/** A picture that lies beside a briefing. */
export interface Picture {
  readonly path: string;
  /** Reads the bytes; throws when they cannot be read any more. */
  readonly read: () => Uint8Array;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
  /** In pixels, as shown (orientation applied). */
  readonly width: number;
  readonly height: number;
}

/** All that parsing one Markdown file needs to know of the rest of the archive. */
export interface Lexicon {
  /** The site's base path, with a slash at both ends. */
  readonly base: string;
  readonly themes: readonly { readonly id: string; readonly terms: readonly string[] }[];
  readonly glossary: readonly GlossaryEntry[];
  /** Language of texts that name none, as a tag; `und` when it is not known. */
  readonly language: string;
}

/** A heading with everything under it to the next heading. */
export interface Passage {
  /** Stable anchor: the explicit id, else the heading's slug. */
  readonly id: string;
  readonly level: 2 | 3 | 4;
  /** Shown, never used as an address: `2`, `2.1`. */
  readonly number: string;
  readonly title: string;
  /** Sanitized HTML of what stands under the heading, with slots (see `render/slots.ts`). */
  readonly html: string;
  /** Plain text, blocks separated by line feeds. */
  readonly text: string;
  readonly words: number;
  /** Ids of the themes this passage bears on, in the lexicon's order. */
  readonly themes: readonly string[];
  /** For each of `themes`, the sentence or list item that bears on it. */
  readonly quotes: Readonly<Record<string, string>>;
  /** Text of the items of the passage's lists, in order. */
  readonly items: readonly string[];
  /** Whether the heading itself names the themes. */
  readonly themesFixed: boolean;
  /** Of the heading. */
  readonly place: Place;
}

/** A link from a Markdown body to another file of the archive. */
export interface InternalLink {
  /** Id of a briefing or a theme; `path` is the file named, absent in a `[[slug]]`. */
  readonly target: { readonly kind: 'briefing' | 'theme'; readonly id: string; readonly path?: string };
  readonly anchor?: string;
  /** Id of the passage that holds the link. */
  readonly from: string;
  readonly place: Place;
}

/** What the web said of an address. */
export type WebAnswer =
  | { readonly is: 'there' }
  /** It says that the page has another address now, for good. */
  | { readonly is: 'moved'; readonly to: string }
  | { readonly is: 'gone'; readonly because: string }
  /** Whether there is a page could not be found out. */
  | { readonly is: 'unknown'; readonly because: string };

/** A picture that a Markdown body shows. */
export interface PictureUse {
  /** Path of the picture, relative to the content folder. */
  readonly path: string;
  readonly alt: string;
  readonly place: Place;
}

/** A Markdown body, parsed and rendered: a pure function of its bytes and the lexicon. Plain data. */
export interface Body {
  readonly passages: readonly Passage[];
  /** Sanitized HTML of the footnotes, an `<ol>`; absent without footnotes. */
  readonly notes?: string;
  readonly links: readonly InternalLink[];
  readonly pictures: readonly PictureUse[];
  /** Terms of the glossary in order of their first use. */
  readonly terms: readonly string[];
  /** For each theme that a passage's words name, the first place. */
  readonly mentions: readonly { readonly theme: string; readonly term: string; readonly place: Place }[];
  /** Citations `[^source-N]`. */
  readonly citations: readonly { readonly source: number; readonly place: Place }[];
  readonly words: number;
  /** The body as Markdown with links made absolute paths on the site, headings without attributes. */
  readonly markdown: string;
}

/** What the whole archive needs to know of one body, small enough to be held for all of them. Plain data. */
export interface Outline {
  readonly passages: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly level: 2 | 3 | 4;
    /** Number of items of its lists. */
    readonly items: number;
  }[];
  readonly words: number;
  /** What links lead to, each once a passage: kind, id, the file named (empty in a `[[slug]]`), anchor (empty without), id of the passage. */
  readonly links: readonly (readonly [kind: 'briefing' | 'theme', id: string, path: string, anchor: string, from: string])[];
  /** Paths of the pictures shown. */
  readonly pictures: readonly string[];
  /** Ids of the themes that words of the text name where no heading names its themes. */
  readonly mentions: readonly string[];
  /** The highest number of a source that is cited; 0 without citations. */
  readonly cited: number;
  /** Ids of the briefings whose titles the text takes over. */
  readonly titles: readonly string[];
  /** For each theme that a passage bears on, a digest of the passages and their quotations. */
  readonly threads: Readonly<Record<string, string>>;
  /** Letters beyond ASCII of the whole file, each once, up to U+2BFF: what fonts are asked for. */
  readonly letters: string;
  /** Names of the longer paragraphs by their words: two briefings with the same name have the same words there. */
  readonly paragraphs: readonly string[];
  /** The terms that stand out, packed; see `text/subjects.ts`. */
  readonly subjects: string;
  /** Pairs of words that occur twice or more, as they are written in a sentence. */
  readonly phrases: readonly string[];
}

/** A Markdown file, checked by itself: a pure function of its path, its bytes and the lexicon. */
export interface FileFacts<Front = unknown> {
  /** Names the path, the bytes and the lexicon. */
  readonly digest: string;
  /** Names the front matter's values. */
  readonly frontDigest: string;
  /** Absent when it has errors. */
  readonly front: Front | undefined;
  /** What of the front matter is in order, when not all is. */
  readonly sound?: Sound<Front>;
  readonly outline: Outline;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file as a store gives it back. The body is read when it is asked for, each time anew. */
export interface StoredFile extends FileFacts {
  readonly body: () => Body;
  /** Names the surroundings in which checking it against other files found nothing; see `check-archive.ts`. */
  readonly clean: string | undefined;
}

/** Keeps what was found out about files between runs, and bodies out of memory within one. */
export interface FileStore {
  /** The file at this path, when its mark is the same as then. `lexicon` names the lexicon. */
  readonly find: (path: string, mark: string | undefined, lexicon: string) => StoredFile | undefined;
  /** The file at this path by its digest, for one that was touched and not changed. */
  readonly findDigest: (path: string, mark: string | undefined, digest: string) => StoredFile | undefined;
  readonly keep: (path: string, mark: string | undefined, lexicon: string, facts: FileFacts, body: Body) => () => Body;
  /** Says that the file was found clean in the surroundings, or was not. */
  readonly setClean: (path: string, surroundings: string | undefined) => void;
  /** The names that files could refer to when they were found clean. */
  readonly names: { readonly get: () => string | undefined; readonly set: (names: string) => void };
  /** Size and digest of a picture. */
  readonly findPicture: (path: string, mark: string | undefined) => PictureFacts | undefined;
  readonly keepPicture: (path: string, mark: string | undefined, facts: PictureFacts) => void;
}

/** How a published briefing came about: the versions of its text that readers could read. */
export interface BriefingHistory {
  /** Names all that `readDifferences` gives. */
  readonly key: string;
  /** The paragraphs that changed, oldest first, each time with the day of the later version, `YYYY-MM-DD`. */
  readonly readDifferences: () => readonly { readonly day: string; readonly paragraphs: readonly (readonly Stretch[])[] }[];
}

/** What is known of a content folder as it was before a change. */
export interface Earlier {
  /** Texts of the files that the change altered or took away, by path, as they were. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether a path was there. */
  readonly had: (path: string) => boolean;
}

/** What is read off a picture's bytes. */
export type PictureFacts = Pick<Picture, 'digest' | 'width' | 'height'>;

/** Runs `run` and gives its value; undefined when it was ended because it took too long. The core itself has no clock. */
export type TimeLimit = <T>(run: () => T) => { readonly value: T } | undefined;

export interface Briefing {
  /** The slug; also the last part of the address. */
  readonly id: string;
  readonly path: string;
  readonly front: BriefingFront;
  /** Names everything the file says; see `FileFacts`. */
  readonly digest: string;
  readonly frontDigest: string;
  readonly outline: Outline;
  /** Read when it is asked for. */
  readonly body: Body;
}

export interface Theme {
  readonly id: string;
  readonly path: string;
  readonly front: ThemeFront;
  /** Names everything the file says; see `FileFacts`. */
  readonly digest: string;
  readonly frontDigest: string;
  readonly outline: Outline;
  /** Read when it is asked for. */
  readonly body: Body;
}

/** A page in the publication's own voice: about, accessibility. */
export interface Statement {
  /** `about` or `accessibility`. */
  readonly id: string;
  readonly path: string;
  readonly front: StatementFront;
  /** Names everything the file says; see `FileFacts`. */
  readonly digest: string;
  readonly frontDigest: string;
  readonly outline: Outline;
  /** Read when it is asked for. */
  readonly body: Body;
}

/** A content folder without errors. Lists are sorted: briefings by date then id, the rest by id. */
export interface Archive {
  readonly publication: Publication;
  readonly briefings: readonly Briefing[];
  readonly themes: readonly Theme[];
  readonly glossary: readonly GlossaryEntry[];
  readonly statements: readonly Statement[];
  /** By path. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

declare const published: unique symbol;

/** Made by `gate/` alone: what may be shown at one instant. */
export type Published<T> = T & { readonly [published]: true };

export interface Withheld {
  readonly briefing: Briefing;
  readonly reason: 'draft' | 'future' | 'embargo';
  /** ISO instant from which it may be shown; absent for a draft. */
  readonly until?: string;
}

export interface PublishedArchive extends Omit<Archive, 'briefings'> {
  /** ISO instant. */
  readonly asOf: string;
  readonly briefings: readonly Published<Briefing>[];
  /** Preview builds only: why readers do not see a briefing, by id. */
  readonly previews: ReadonlyMap<string, Withheld>;
}

export interface Gated {
  readonly published: PublishedArchive;
  readonly withheld: readonly Withheld[];
  /** The same is withheld at every instant from `since` and before `until`, in milliseconds since 1970; `since` may be later than need be. */
  readonly same: { readonly since: number; readonly until: number | undefined };
}
