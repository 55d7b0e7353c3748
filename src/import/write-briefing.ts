import { Document, isSeq } from 'yaml';

/** Front matter the doors fill; in the order of the front matter's reference. */
export interface NewFront {
  readonly title: string;
  readonly date: string;
  readonly summary: string;
  readonly themes: readonly string[];
  readonly kind?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly sectors?: readonly string[] | undefined;
  readonly status?: 'draft' | undefined;
  readonly embargo?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly 'review-by'?: string | undefined;
  readonly language?: string | undefined;
  readonly 'translation-of'?: string | undefined;
}

const LISTS = ['themes', 'authors', 'regions', 'sectors', 'aliases'] as const satisfies readonly (keyof NewFront)[];

const ORDER = [
  'title',
  'date',
  'summary',
  'themes',
  'kind',
  'authors',
  'regions',
  'sectors',
  'status',
  'embargo',
  'aliases',
  'review-by',
  'language',
  'translation-of',
] as const satisfies readonly (keyof NewFront)[];

/** Writes a briefing's file. */
export function writeBriefing(front: NewFront, body: string): string {
  const entries = ORDER.flatMap((key) => (front[key] === undefined ? [] : [[key, front[key]] as const]));
  const document = new Document(Object.fromEntries(entries));
  for (const key of LISTS) {
    const list = document.get(key);
    if (isSeq(list)) list.flow = true;
  }
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n\n${body.trimEnd()}\n`;
}

/** Where a briefing's file lies in the content folder. */
export function briefingPath(date: string, slug: string): string {
  return `briefings/${date.slice(0, 4)}/${date}-${slug}.md`;
}
