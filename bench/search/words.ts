import snowball from 'snowball-stemmers';

/** Words of a text as the engines beside our own are given them: lower case, letters and digits. */
export function splitText(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Makes a stemmer of English words (Snowball) that remembers what it was asked. */
export function makeStemmer(): (word: string) => string {
  const stemmer = snowball.newStemmer('english');
  const stems = new Map<string, string>();
  return (word) => {
    const stem = stems.get(word) ?? stemmer.stem(word);
    stems.set(word, stem);
    return stem;
  };
}
