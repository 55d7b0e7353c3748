const lists: Readonly<Record<string, ReadonlySet<string>>> = {
  en: listWords(`
    a about above after again against all also am an and any are as at be because been before being below between both but by can could
    did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself
    just me more most my no nor not now of off on once only or other our ours out over own same she should so some such than that the
    their theirs them then there these they this those through to too under until up very was we were what when where which while who
    whom why will with would you your yours`),
  de: listWords(`
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein dem den denn der des
    dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es euch euer für gegen gibt
    habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ist ja jede jedem jeden jeder jedes kann
    kein keine können man mehr mein mich mir mit muss müssen nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner
    sich sie sind so soll sollen sollte sondern über um und uns unser unter vom von vor war waren warum was weil welche welchem welchen
    welcher welches wenn wer werde werden wie wieder wir wird wirst wo wohin wozu wurde wurden zu zum zur zwischen`),
};

function listWords(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

/** Whether a word says nothing by itself in a language. Single Latin letters and digits never do. */
export function isStopWord(word: string, language: string): boolean {
  return /^[a-z\d]$/u.test(word) || (lists[language]?.has(word) ?? false);
}

/** Whether a word is a stop word of any language that has a list. */
export function isStopWordAnywhere(word: string): boolean {
  return Object.keys(lists).some((language) => isStopWord(word, language));
}
