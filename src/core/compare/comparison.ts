import type { Archive, Gated, Withheld } from '../model.ts';
import type { Site } from '../site.ts';
import type { WordCount } from '../text/compare-words.ts';

/** An archive at one instant, gated and linked. */
export interface Side {
  readonly archive: Archive;
  readonly gated: Gated;
  readonly site: Site;
}

/** What readers would notice of a change to the content. Paths of pages are addresses without base: `briefings/x/`, empty for the home page. */
export interface Comparison {
  readonly pages: PageChanges;
  readonly threads: readonly ThreadChange[];
  readonly anchors: readonly LostAnchor[];
  /** Withheld briefings that the change adds, alters, or withholds otherwise than before. */
  readonly withheld: readonly WithheldChange[];
  readonly words: WordCount;
}

export interface PageChanges {
  /** How many pages there are afterwards. */
  readonly total: number;
  readonly appear: readonly string[];
  /** Pages that show something else. */
  readonly change: readonly ChangedPage[];
  readonly move: readonly { readonly from: string; readonly to: string }[];
  readonly vanish: readonly VanishedPage[];
  /** Whether what stands on every page is another, so that all of them are written anew. */
  readonly isEveryPage: boolean;
}

export interface ChangedPage {
  readonly path: string;
  /** Of the page's own text, none where only its sources or the like changed; absent where only what it shows of others did. */
  readonly words?: WordCount;
}

export interface VanishedPage {
  readonly path: string;
  /** Whether its text is still there, and withheld now. */
  readonly because: 'removed' | 'withheld';
  /** The briefing that it seems to have become. */
  readonly became?: string;
}

export interface ThreadChange {
  readonly theme: string;
  readonly title: string;
  /** Ids of briefings, oldest first. */
  readonly gains: readonly string[];
  readonly loses: readonly string[];
}

/** A passage's address that leads nowhere afterwards, though its page stays. */
export interface LostAnchor {
  readonly page: string;
  readonly anchor: string;
  /** The passage's heading as it was. */
  readonly title: string;
  /** Paths of published pages that lead there. */
  readonly usedBy: readonly string[];
}

export interface WithheldChange extends Pick<Withheld, 'reason' | 'until'> {
  readonly id: string;
  readonly path: string;
  readonly title: string;
}
