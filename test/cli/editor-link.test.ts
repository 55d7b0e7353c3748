import { expect, test } from 'vitest';
import { linkToEditor } from '../../src/cli/dev/editor-link.ts';

test.each([
  ['vscode', 'vscode://file/desk/a%20&%20b/%C3%A9t%C3%A9.md:3:5'],
  ['idea', 'idea://open?file=%2Fdesk%2Fa%20%26%20b%2F%C3%A9t%C3%A9.md&line=3&column=5'],
  ['none', undefined],
] as const)('%s opens a file whatever its name has in it', (editor, link) => {
  expect(linkToEditor(editor, '/desk/a & b/\u00E9t\u00E9.md', 3, 5)).toBe(link);
});
