import { countCharacters } from './count-characters.ts';

/** One line of a plain text, told apart by its beginning. */
export interface Line {
  readonly kind: 'blank' | 'bullet' | 'number' | 'plain';
  /** From 1. */
  readonly line: number;
  readonly indent: number;
  /** Without indentation, bullet or number. */
  readonly text: string;
  /** The number of a `number` line. */
  readonly number?: number;
  /** Length of the whole line in characters. */
  readonly width: number;
}

const BULLET = /^[-*•‣▪◦·–][ \t\u00A0]+(?=\S)/u;
const NUMBER = /^(\d{1,3})[.)][ \t\u00A0]+(?=\S)/u;

/** Cuts a text into lines. Only spaces and tabs at the ends go; other spaces are part of the text. */
export function readLines(text: string): Line[] {
  return text.split('\n').map((whole, index) => readLine(whole.replace(/(?<![ \t])[ \t]+$/u, ''), index + 1));
}

function readLine(whole: string, line: number): Line {
  const own = whole.replace(/^[ \t]+/u, '');
  const common = { line, indent: expandedLength(whole.slice(0, whole.length - own.length)), width: countCharacters(whole) };
  const bullet = BULLET.exec(own);
  if (bullet !== null) return { ...common, kind: 'bullet', text: own.slice(bullet[0].length) };
  const number = NUMBER.exec(own);
  if (number !== null) return { ...common, kind: 'number', text: own.slice(number[0].length), number: Number(number[1]) };
  return { ...common, kind: own.trim() === '' ? 'blank' : 'plain', text: own };
}

const expandedLength = (indent: string): number => indent.replaceAll('\t', '    ').length;
