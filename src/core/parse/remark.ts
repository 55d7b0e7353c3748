import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const withGfm = remark().use(remarkGfm, { singleTilde: false }).freeze();
const withoutGfm = remark().freeze();

/** Parses CommonMark, with or without GFM. */
export function parseWithRemark(body: string, gfm: boolean): Root {
  return (gfm ? withGfm : withoutGfm).parse(body);
}
