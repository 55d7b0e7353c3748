/** What two folders as `readFolder` gives them differ in, in words with the place and the texts there; undefined when nothing. */
export function describeDifference(
  expected: Readonly<Record<string, string>>,
  actual: Readonly<Record<string, string>>,
): string | undefined {
  const differing = listDiffering(expected, actual);
  const [first] = differing;
  if (first === undefined) return undefined;
  const listed = differing.slice(0, 12).map((path) => `  ${nameKind(expected[path], actual[path])} ${path}`);
  return [`${differing.length} files differ:`, ...listed, excerpt(first, expected[first], actual[first])].join('\n');
}

/** Paths of the files that are not the same in both, sorted. */
export function listDiffering(expected: Readonly<Record<string, string>>, actual: Readonly<Record<string, string>>): string[] {
  const paths = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
  return paths.filter((path) => expected[path] !== actual[path]);
}

const nameKind = (expected: string | undefined, actual: string | undefined): string =>
  actual === undefined ? 'missing' : expected === undefined ? 'extra' : 'changed';

function excerpt(path: string, expected: string | undefined, actual: string | undefined): string {
  if (expected === undefined || actual === undefined) return '';
  let at = 0;
  while (expected[at] === actual[at]) at += 1;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 80), at + 120));
  return `${path} from byte ${at}:\n  expected ${around(expected)}\n  actual   ${around(actual)}`;
}
