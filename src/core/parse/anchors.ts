import type { FileReporter } from '../diagnostics/reporter.ts';
import { ID } from '../text/id.ts';

/** Addresses within every briefing page that belong to the page, and names that scripts take for something else. */
const RESERVED = new Set(
  (
    'main find search results status filters bottom-line judgements contents read-next linked-from cite revisions sources notes terms neighbours ' +
    'coverage thread together standing-view constructor prototype location document window self name top parent length'
  ).split(' '),
);
const RESERVED_FORM = /^(?:fn|fnref|source|term|y)-|^y\d{4}$/u;

/** Reports an anchor that cannot be a passage's address; `anchors` collects those of the file. */
export function checkAnchor(
  section: { readonly id: string; readonly title: string },
  anchors: Map<string, string>,
  start: number,
  end: number,
  report: FileReporter,
): void {
  const { id, title } = section;
  const other = anchors.get(id);
  if (other !== undefined) {
    report.at('passage-id', start, end, {
      reason: `Unexpected second passage with the address \`#${id}\`, expected each once (the first is \`${other}\`)`,
      fix: 'change the heading, or give it an id of its own: `{#another-id}`',
    });
  } else if (RESERVED.has(id) || RESERVED_FORM.test(id)) {
    report.at('passage-id', start, end, {
      reason: `Unexpected address \`#${id}\`, expected one that the page does not use itself`,
      fix: `give the heading an id of its own: \`{#the-${id}}\``,
    });
  } else if (!ID.test(id) || id.length > 100) {
    report.at('passage-id', start, end, {
      reason: `Unexpected address \`#${id}\`, expected letters, digits and single hyphens, at most 100 characters`,
      fix: 'give the heading an id of its own: `{#short-id}`',
    });
  }
  anchors.set(id, title);
}
