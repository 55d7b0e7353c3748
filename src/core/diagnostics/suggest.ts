import leven from 'leven';

/** The words nearest to `word`, nearest first, at most three: those a slip of the hand or of memory could have meant; alone the one that differs in case or accents only. */
export function suggest(word: string, words: Iterable<string>): string[] {
  const wanted = fold(word);
  const limit = Math.max(1, Math.ceil(wanted.length / 3));
  const near = [...words].map((candidate) => ({ candidate, distance: distanceBetween(wanted, fold(candidate)) }));
  const same = near.filter(({ distance }) => distance === 0);
  return (same.length === 0 ? near : same)
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function distanceBetween(a: string, b: string): number {
  if (a.length >= 4 && (b.startsWith(a) || a.startsWith(b))) return 1;
  return leven(a, b);
}

const fold = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
