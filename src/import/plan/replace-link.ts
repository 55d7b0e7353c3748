import { slug as slugOf } from 'github-slugger';
import { posix } from 'node:path';
import type { Replacement } from '../body/replace-links.ts';
import { decodeLoosely } from '../decode-loosely.ts';
import type { PlanContext, Placed } from './plan-context.ts';

/** Links to what is imported lead to its file, with the passage's address; links to the web stay; of others the words. */
export function replaceLink(
  url: string,
  { draft, path, anchors }: Placed,
  bySource: ReadonlyMap<string, Placed>,
  { around }: PlanContext,
): Replacement {
  const [address, fragment] = splitFragment(url);
  if (address === '' && fragment !== '') {
    const anchor = findAnchor(fragment, anchors);
    return anchor === undefined ? { why: `\`${url}\`: no heading has this address; its words are kept` } : { address: `#${anchor}` };
  }
  const source = around.findDocument(address, draft);
  const target = source === undefined ? undefined : bySource.get(source);
  if (target === undefined) {
    if (/^(?:https?:|mailto:)/iu.test(url) && URL.canParse(url)) return { address: url };
    return {
      why: `\`${decodeLoosely(url.replace(/^page:/u, ''))}\`, which ${source === undefined ? 'is not among what is imported' : 'is not imported'}; its words are kept`,
    };
  }
  const anchor = fragment === '' ? '' : findAnchor(fragment, target.anchors);
  if (anchor === undefined)
    draft.notes.add(
      'dropped',
      'passage',
      `\`#${decodeLoosely(fragment)}\` of \`${target.draft.source}\`: no heading has this address; the link leads to the top`,
    );
  const to = target.path === path ? posix.basename(path) : posix.relative(posix.dirname(path), target.path);
  return { address: `${encodeURI(to)}${anchor === '' || anchor === undefined ? '' : `#${anchor}`}` };
}

function splitFragment(url: string): [string, string] {
  const at = url.indexOf('#');
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function findAnchor(fragment: string, anchors: ReadonlyMap<string, string>): string | undefined {
  const name = decodeLoosely(fragment);
  return anchors.get(name) ?? anchors.get(name.toLowerCase()) ?? anchors.get(slugOf(name));
}
