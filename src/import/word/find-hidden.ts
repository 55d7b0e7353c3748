/** Parts whose text is not imported, or that hide nothing but numbers and marks. */
const UNREAD = /^word\/(?:(?:numbering|settings|webSettings|fontTable|people|comments\w*|header\d*|footer\d*)\.xml$|glossary\/)/u;

/** What is hidden in the parts of a Word document, as they are looked at one after the other. */
export interface HiddenText {
  readonly look: (name: string, part: Buffer) => void;
  /** What is hidden, with a comma at its end; undefined where nothing does. */
  readonly find: () => string | undefined;
}

/** Looks for hidden text, since the converter shows it like any other: in runs, and in the styles that a document uses. */
export function openHiddenText(): HiddenText {
  const styles = new Map<string, Style>();
  const used = new Set<string>();
  let found: string | undefined;
  return {
    look: (name, part) => {
      if (!/\.xml$/iu.test(name) || UNREAD.test(name)) return;
      const xml = part.toString('utf8');
      for (const [, id = ''] of xml.matchAll(/<(?:[\w-]+:)?(?:p|r|tbl)Style\s[^<>]{0,200}?val\s*=\s*["']([^"'<>]{1,255})/gu)) used.add(id);
      for (const style of readStyles(xml)) styles.set(style.id, style);
      if (hides(withoutStyles(withoutMarks(xml))) === true) found ??= 'hidden text,';
    },
    find: () => {
      const hiding = [...styles.values()].find((style) => (used.has(style.id) || style.isDefault) && isHiding(style, styles));
      return found ?? (hiding && `text of the style \`${hiding.id}\`, which is hidden,`);
    },
  };
}

interface Style {
  readonly id: string;
  readonly isDefault: boolean;
  readonly basedOn: string | undefined;
  /** Undefined where the style leaves it to the one that it is based on. */
  readonly hides: boolean | undefined;
}

function readStyles(xml: string): Style[] {
  return cutElements(xml, 'style').map(({ whole }) => {
    const head = whole.slice(0, whole.indexOf('>'));
    return {
      id: /styleId\s*=\s*["']([^"']*)/u.exec(head)?.[1] ?? '',
      isDefault: /default\s*=\s*["'](?:1|true|on)/u.test(head),
      basedOn: /<(?:[\w-]+:)?basedOn\s[^<>]{0,200}?val\s*=\s*["']([^"']*)/u.exec(whole)?.[1],
      hides: hides(whole),
    };
  });
}

/** More styles one upon the other are no document of a person: they count as hiding. */
const MAX_BASES = 100;

/** Whether a style hides, by itself or by those that it is based on. */
function isHiding(style: Style, styles: ReadonlyMap<string, Style>): boolean {
  let at: Style | undefined = style;
  for (let depth = 0; depth < MAX_BASES; depth += 1) {
    if (at?.hides !== undefined) return at.hides;
    if (at?.basedOn === undefined) return false;
    at = styles.get(at.basedOn);
  }
  return true;
}

/** Whether properties say that text is hidden; undefined where they say nothing of it. */
function hides(xml: string): boolean | undefined {
  const said = [...xml.matchAll(/<(?:[\w-]+:)?vanish(?:\s([^<>]{0,200}))?\/?>/gu)];
  return said.length === 0 ? undefined : said.some(([, rest = '']) => !/val\s*=\s*["'](?:0|false|off)["']/u.test(rest));
}

/** Of a paragraph only the mark at its end may be hidden, and of a change what was before: that is no text. */
const withoutMarks = (xml: string): string => without(without(xml, 'pPr'), 'rPrChange');

const withoutStyles = (xml: string): string => without(xml, 'style');

function without(xml: string, name: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, whole } of cutElements(xml, name)) {
    parts.push(xml.slice(at, start));
    at = start + whole.length;
  }
  return [...parts, xml.slice(at)].join('');
}

/** The elements of a name that hold others, from their first bracket to their last. */
function cutElements(xml: string, name: string): { readonly start: number; readonly whole: string }[] {
  const elements: { start: number; whole: string }[] = [];
  let start: number | undefined;
  for (const { 0: tag, 1: closing, index } of xml.matchAll(new RegExp(`<(/?)(?:[\\w-]+:)?${name}(?=[\\s>])[^<>]*>`, 'gu'))) {
    if (tag.endsWith('/>')) continue;
    if (closing === '') start ??= index;
    else if (start !== undefined) {
      elements.push({ start, whole: xml.slice(start, index + tag.length) });
      start = undefined;
    }
  }
  return elements;
}
