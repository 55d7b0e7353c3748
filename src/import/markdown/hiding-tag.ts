import { isHidingClass, HIDING } from '../html/hiding.ts';

/** An opening tag with its attributes. */
export const TAG = /<([a-z][\w-]*)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?>/giu;

/** Whether a tag keeps what is in it from readers, by itself or by the name of its class. */
export function isHidingTag(tag: string): boolean {
  const bare = tag.replace(/"[^"]*"|'[^']*'/gu, '""');
  if (/\shidden(?=[\s=/>])/iu.test(bare)) return true;
  const [, double, single, unquoted] = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(tag) ?? [];
  const names = (double ?? single ?? unquoted ?? '').split(/\s+/u);
  return names.some(isHidingClass) || (/\sstyle\s*=/iu.test(bare) && HIDING.test(tag));
}
