/** A form in which texts that a file system or a hurried reader takes for equal are equal. */
export function foldName(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC');
}
