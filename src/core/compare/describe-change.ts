import type { Part } from './published-parts.ts';

/** Longest note that readers are shown, in characters. */
const LONGEST = 320;

/** What changed between two versions of a briefing, in a sentence for readers; undefined when the text says the same. */
export function describeChange(before: readonly Part[], after: readonly Part[]): { note: string; first: Part | undefined } | undefined {
  const was = byName(before);
  const is = byName(after);
  const revised = after.filter(({ name, text }) => was.has(name) && was.get(name) !== text);
  const added = after.filter(({ name }) => !was.has(name));
  const removed = before.filter(({ name }) => !is.has(name));
  const isMoved = revised.length + added.length + removed.length === 0 && orderOf(before) !== orderOf(after);
  if (revised.length + added.length + removed.length === 0 && !isMoved) return undefined;
  const clauses = [
    say('revised', revised),
    say('added', added),
    say('removed', removed),
    isMoved ? 'put the sections in another order' : '',
  ];
  const sentence = `${clauses.filter((clause) => clause !== '').join('; ')}.`;
  const note = sentence.length <= LONGEST ? sentence : `revised ${revised.length + added.length + removed.length} parts of the text.`;
  return { note: note.charAt(0).toUpperCase() + note.slice(1), first: revised[0] ?? added[0] };
}

/** Parts of one name count as one. */
function byName(parts: readonly Part[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { name, text } of parts) texts.set(name, (texts.get(name) ?? '') + text);
  return texts;
}

const orderOf = (parts: readonly Part[]): string => parts.map(({ name }) => name).join('\n');

function say(verb: string, parts: readonly Part[]): string {
  const names = [...new Set(parts.map(({ name }) => name))];
  if (names.length === 0) return '';
  const last = names.at(-1) ?? '';
  return `${verb} ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`}`;
}
