/** Beside these, both parsers see alike what opens and closes emphasis. */
const BESIDE = String.raw`[\w\s!-/:-@[-\x60{-~\u00A1-\u02AF\u0370-\u052F\u0590-\u06FF\u2010-\u2027\u2030-\u205E\u20AC\u3001-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3\uFF01-\uFF5E]`;

/** What the parsers read differently, or might: one alternative for each class of differences that comparing them has shown. */
const ODD = new RegExp(
  [
    // control characters, line ends other than LF and CRLF, and what some take for white space
    String.raw`[\0-\t\v\f\x0E-\x1F\x7F-\x9F\u2028\u2029\uFEFF]|\r(?!\n)`,
    // one tilde strikes nothing through; three or more open code
    String.raw`(?<!~)~(?!~)|~~~`,
    // HTML, and addresses in angle brackets other than plain ones
    String.raw`<(?![\s\d=]|https?://[a-z\d][\w./?=#%-]*>)`,
    // character references other than common ones
    String.raw`&(?:#|(?!(?:amp|nbsp|lt|gt|quot|ndash|mdash|hellip);)\w+;)`,
    // addresses that become links by themselves
    String.raw`@|(?<!\]\(|<)https?:|(?<=\]\()https?:(?!//[a-z\d][^\s<>()[\]|\\*~\x60]*[) ])|(?<!https?://)www\.`,
    // definitions of addresses, and of notes elsewhere than at the beginning of a line
    String.raw`(?<!^\[\^[\w-]+)\]:|^\[\^[\w-]+\]:(?! )`,
    // a line end, emphasis or code after a backslash
    String.raw`\\(?:$|\r|[*_~]{2}|\x60)`,
    // emphasis beside other emphasis or rare characters
    String.raw`\*[_~]|_[*~]|~[*_]`,
    String.raw`[*_~](?!${BESIDE}|$)|(?<!${BESIDE}|^)[*_~]`,
  ].join('|'),
  'imu',
);

type Kind = 'blank' | 'prose' | 'more' | 'item' | 'heading' | 'quote' | 'gap' | 'row' | 'rule' | 'note' | 'fence';

/** Text that opens no block. */
const PROSE = String.raw`(?![*_+-]\s|\*(?:\s*\*){2,}\s*$|_(?:\s*_){2,}\s*$|\x60\x60|\[[ x]\](?:$|\s(?![\p{L}\d]))|\[\^[\w-]+\]:|\d{1,9}[.)](?:\s|$))[\p{L}\d“”‘’"'([!$€£%…—–*_\x60\\&].*`;

const LINES: readonly (readonly [Kind, RegExp])[] = [
  ['note', new RegExp(String.raw`^\[\^[\w-]+\]: ${PROSE}$`, 'iu')],
  ['prose', new RegExp(`^${PROSE}$`, 'iu')],
  ['heading', /^#{1,6} \S.*$/u],
  ['item', new RegExp(String.raw`^ {0,12}(?:[-*+]|\d{1,9}[.)]) {1,3}${PROSE}$`, 'iu')],
  ['row', /^\|.*\|$/u],
  ['quote', new RegExp(`^> ${PROSE}$`, 'iu')],
  ['gap', /^>$/u],
  ['fence', /^```[\w-]*$/u],
  ['rule', /^(?:---|\*\*\*|___)$/u],
  ['more', new RegExp(`^ {1,14}${PROSE}$`, 'iu')],
];

/** Which lines each kind of line may follow directly. What else may come next to each other is rarely meant, and read in many ways. */
const AFTER: Readonly<Record<Kind, readonly Kind[]>> = {
  blank: ['blank', 'prose', 'more', 'item', 'heading', 'quote', 'row', 'rule', 'note', 'fence'],
  prose: ['blank', 'prose', 'more', 'item', 'heading', 'rule', 'fence'],
  more: ['blank', 'more', 'item'],
  item: ['blank', 'prose', 'more', 'item', 'heading', 'rule', 'fence'],
  heading: ['blank', 'prose', 'more', 'item', 'heading', 'rule', 'fence'],
  quote: ['blank', 'prose', 'heading', 'quote', 'gap', 'rule', 'fence'],
  gap: ['quote'],
  row: ['blank', 'heading', 'row'],
  rule: ['blank', 'prose', 'heading', 'rule', 'fence'],
  note: ['blank', 'note'],
  fence: ['blank', 'prose', 'heading', 'rule', 'fence'],
};

/** The end of a line after which the parsers place an indented or quoted next line differently. */
const OPEN_END = /[*_~`[\]!<&\\|]\s*$/u;

/**
 * Whether a body is made only of what briefings usually are: prose, headings, lists, quotations, tables, notes, fenced code. On such texts
 * the fast parser gives remark's tree (docs/decisions/0013-a-faster-parser-behind-the-same-tree.md); when in doubt a text is not ordinary.
 */
export function isOrdinary(body: string): boolean {
  if (ODD.test(body) || !body.isWellFormed()) return false;
  let last: Kind = 'blank';
  let before = '';
  let inCode = false;
  let inList = false;
  for (const text of body.split('\n')) {
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (inCode) {
      inCode = line !== '```';
      continue;
    }
    const kind = kindOf(line);
    if (kind === undefined || !AFTER[kind].includes(last)) return false;
    if (kind !== 'fence' && !closesCode(line)) return false;
    if ((kind === 'more' || kind === 'quote') && OPEN_END.test(before)) return false;
    if ((kind === 'more' || (kind === 'item' && line.startsWith(' '))) && !inList) return false;
    inCode = kind === 'fence';
    if (kind !== 'blank') inList = kind === 'item' || kind === 'more' || (inList && kind === 'prose' && last !== 'blank');
    last = kind;
    before = line;
  }
  return !inCode && last !== 'gap';
}

/** Whether code in a line is opened and closed by single marks on that line. */
function closesCode(line: string): boolean {
  return !line.includes('`') || (!line.includes('``') && line.split('`').length % 2 === 1);
}

function kindOf(line: string): Kind | undefined {
  return line === '' ? 'blank' : LINES.find(([, pattern]) => pattern.test(line))?.[0];
}
