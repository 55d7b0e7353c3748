/** What the search page says before anything is asked, in one language; what is said of answers is in `src/search/ui/wording`. */
interface SearchLabels {
  readonly title: string;
  readonly field: string;
  readonly ask: string;
  readonly total: (briefings: number) => string;
  readonly results: string;
  readonly orders: { readonly relevance: string; readonly newest: string; readonly oldest: string };
  readonly preferRecent: string;
  readonly filter: string;
  readonly filters: string;
  readonly apply: string;
  readonly clear: string;
  readonly facets: Readonly<Record<'theme' | 'year' | 'region' | 'kind' | 'language', string>>;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly needsScript: string;
  readonly byYear: string;
  readonly byTheme: string;
  readonly howTo: string;
  /** What may be asked: an example, where there is one, and what it does. */
  readonly ways: readonly (readonly [string, string])[];
}

const english: SearchLabels = {
  title: 'Search',
  field: 'Search all briefings',
  ask: 'Search',
  total: (count) => `${count.toLocaleString('en')} briefing${count === 1 ? '' : 's'}, every passage of each.`,
  results: 'Results',
  orders: { relevance: 'Best match', newest: 'Newest', oldest: 'Oldest' },
  preferRecent: 'Prefer recent',
  filter: 'Filter',
  filters: 'Filter results',
  apply: 'Apply',
  clear: 'Clear',
  facets: { theme: 'Theme', year: 'Year', region: 'Region', kind: 'Kind', language: 'Language' },
  date: 'Date',
  from: 'From',
  to: 'To',
  needsScript: 'Search runs in the browser and needs JavaScript. Every briefing can also be found by year and by theme.',
  byYear: 'By year',
  byTheme: 'By theme',
  howTo: 'How to ask',
  ways: [
    ['', 'A whole question or a few words; the best passages come first.'],
    ['"exact words"', 'in quotation marks: these words in a row.'],
    ['-word', 'with a minus sign: without this word.'],
  ],
};

const german: SearchLabels = {
  title: 'Suche',
  field: 'Alle Briefings durchsuchen',
  ask: 'Suchen',
  total: (count) => `${count.toLocaleString('de')} Briefing${count === 1 ? '' : 's'}, jede Passage darin.`,
  results: 'Treffer',
  orders: { relevance: 'Beste Treffer', newest: 'Neueste', oldest: 'Älteste' },
  preferRecent: 'Neuere bevorzugen',
  filter: 'Filtern',
  filters: 'Treffer filtern',
  apply: 'Anwenden',
  clear: 'Aufheben',
  facets: { theme: 'Thema', year: 'Jahr', region: 'Region', kind: 'Art', language: 'Sprache' },
  date: 'Datum',
  from: 'Von',
  to: 'Bis',
  needsScript: 'Die Suche läuft im Browser und braucht JavaScript. Jedes Briefing ist auch nach Jahr und nach Thema zu finden.',
  byYear: 'Nach Jahr',
  byTheme: 'Nach Thema',
  howTo: 'So wird gefragt',
  ways: [
    ['', 'Eine ganze Frage oder wenige Wörter; die besten Passagen stehen vorn.'],
    ['"genaue Wörter"', 'in Anführungszeichen: diese Wörter hintereinander.'],
    ['-Wort', 'mit einem Minuszeichen: ohne dieses Wort.'],
  ],
};

const chinese: SearchLabels = {
  title: '搜索',
  field: '搜索全部简报',
  ask: '搜索',
  total: (count) => `共 ${count.toLocaleString('zh-Hans')} 篇简报，逐段可查。`,
  results: '结果',
  orders: { relevance: '最相关', newest: '最新', oldest: '最早' },
  preferRecent: '优先近期',
  filter: '筛选',
  filters: '筛选结果',
  apply: '应用',
  clear: '清除',
  facets: { theme: '主题', year: '年份', region: '地区', kind: '类型', language: '语言' },
  date: '日期',
  from: '从',
  to: '至',
  needsScript: '搜索在浏览器中运行，需要 JavaScript。也可以按年份和主题查找全部简报。',
  byYear: '按年份',
  byTheme: '按主题',
  howTo: '如何提问',
  ways: [
    ['', '一个完整的问题或几个词；最相关的段落排在前面。'],
    ['“原文词句”', '加引号：这些词须连在一起。'],
    ['-词', '加减号：不含这个词。'],
  ],
};

const known: ReadonlyMap<string, SearchLabels> = new Map([
  ['de', german],
  ['en', english],
  ['zh', chinese],
]);

/** The labels for a site's language, BCP 47; English for a language without labels of its own. */
export function chooseLabels(language: string): SearchLabels {
  return known.get(language.split('-')[0] ?? '') ?? english;
}
