import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { FileReporter } from '../diagnostics/reporter.ts';
import { findControl } from '../text/control.ts';
import { decodeAddress } from './links.ts';
import type { SplitFile } from './split-front-matter.ts';

/** Reports characters that may not stand in a source and came in by way of an entity (`&#xE000;`) or an encoded address (`%00`). */
export function checkCharacters(root: Root, { body, bodyStart }: Pick<SplitFile, 'body' | 'bodyStart'>, report: FileReporter): void {
  if (!/&[#a-z]|%[\da-f]{2}/iu.test(body)) return;
  visit(root, (node) => {
    const found = textsOf(node)
      .map(findControl)
      .find((name) => name !== undefined);
    if (found === undefined) return;
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    report.at('file-control-character', bodyStart + start, bodyStart + end, {
      reason: `Unexpected control character ${found} by way of its number, expected text`,
      fix: 'delete what stands for the character',
    });
  });
}

function textsOf(node: Nodes): string[] {
  const own = 'value' in node ? [node.value] : [];
  const address = 'url' in node ? [node.url, decodeAddress(node.url) ?? ''] : [];
  const words = [
    'alt' in node ? node.alt : undefined,
    'title' in node ? node.title : undefined,
    'label' in node ? node.label : undefined,
    'lang' in node ? node.lang : undefined,
  ];
  return [...own, ...address, ...words.filter((text) => typeof text === 'string')];
}
