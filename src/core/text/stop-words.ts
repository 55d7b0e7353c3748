const WORDS = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between both but by can cannot could did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself just less like ' +
    'many may me might more most much must my no nor not now of off on once one only or other our out over own per rather same shall she should since so some still such than that the their them then there these they this those through to too toward under until up upon us very was we were what when where whether which while who whom whose why will with within without would yet you your ' +
    'ask asks asked buy buys bought come comes came differ differs do keep keeps kept know knows leave leaves left let lets mean means meant move moves moved moving name names named need needs put puts read reads say says said see sees seen seem seems set sets show shows shown stay stays tell tells told turn turns want wants work works back last late later early either entirely usually always never rarely sometimes case way thing things something nothing anything whole part parts ' +
    'become becomes becoming made make makes making two three four first second use used uses using get gets give gives given take takes new well even ever every another often'
  ).split(' '),
);

/** English words that say nothing of a text's subject. `word` is in lower case. */
export const isStopWord = (word: string): boolean => WORDS.has(word);
