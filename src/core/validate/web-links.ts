import type { Nodes } from 'mdast';
import { severities } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { makeReporter } from '../diagnostics/reporter.ts';
import type { WebAnswer } from '../model.ts';
import { parseMarkdown } from '../parse/markdown.ts';
import { splitFrontMatter } from '../parse/split-front-matter.ts';
import { parseYaml } from '../parse/yaml.ts';

/** A web address in a file of the content folder. */
export interface WebLink {
  readonly file: string;
  readonly place: Place;
  readonly url: string;
}

/** The web addresses of a file, and what the file silences. */
interface WebLinks {
  readonly links: readonly WebLink[];
  readonly silence: Readonly<Record<string, string>>;
}

const WEB = /^https?:\/\//iu;

/** Finds the web addresses in the body of a Markdown file and among its sources. The file is taken to be without errors. */
export function findWebLinks(file: string, text: string): WebLinks {
  const report = makeReporter(file, text);
  const split = file.endsWith('.md') ? splitFrontMatter(text, report) : undefined;
  if (split === undefined) return { links: [], silence: {} };
  const links: WebLink[] = [];
  const { data, places = {} } = parseYaml(split.yaml, split.yamlStart, report) ?? {};
  const front = (data ?? {}) as { sources?: readonly { url?: string }[]; silence?: Record<string, string> };
  for (const [index, { url = '' }] of (front.sources ?? []).entries()) {
    const place = places[`sources.${index}.url`];
    if (place !== undefined && WEB.test(url)) links.push({ file, place, url });
  }
  const walk = (node: Nodes): void => {
    if ((node.type === 'link' || node.type === 'definition') && WEB.test(node.url)) {
      const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
      const at = split.body.slice(start, end).lastIndexOf(node.url);
      const [from, to] = at === -1 ? [start, end] : [start + at, start + at + node.url.length];
      links.push({ file, place: report.locator.place(split.bodyStart + from, split.bodyStart + to), url: node.url });
    }
    if ('children' in node) node.children.forEach(walk);
  };
  if (split.body.includes('://') || split.body.includes('www.')) walk(parseMarkdown(split.body));
  return { links, silence: front.silence ?? {} };
}

/** What editors should know of the addresses of which the web said something. */
export function judgeWebLinks(links: readonly WebLink[], answers: ReadonlyMap<string, WebAnswer>): Diagnostic[] {
  return links.flatMap(({ file, place, url }): Diagnostic[] => {
    const answer = answers.get(url);
    if (answer === undefined || answer.is === 'there') return [];
    const found = { file, place, actual: url };
    if (answer.is === 'moved') {
      const reason = `Unexpected address \`${url}\`, expected the one it leads to for good`;
      const [ruleId, fix] = ['link-moved', `replace with \`${answer.to}\``] as const;
      return [{ ...found, ruleId, severity: severities[ruleId], reason, fix, expected: [answer.to] }];
    }
    const ruleId = answer.is === 'gone' ? 'link-gone' : 'link-unreachable';
    const reason = `Unexpected answer from \`${url}\`: ${answer.because}, expected a page`;
    const fix =
      answer.is === 'gone'
        ? 'correct the address, or link to a copy that is kept'
        : 'open it in a browser; silence the rule where it is there';
    return [{ ...found, ruleId, severity: severities[ruleId], reason, fix }];
  });
}
