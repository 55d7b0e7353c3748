import type { Wording } from './wording.ts';

const count = (number: number): string => number.toLocaleString('zh-Hans');

const list = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join('、');

function nameAll(languages: readonly string[]): string {
  const names = new Intl.DisplayNames('zh-Hans', { type: 'language' });
  return languages.map((language) => names.of(language) ?? language).join('、');
}

export const chinese: Wording = {
  title: '搜索',
  searchAll: '搜索全部简报',
  close: '关闭',
  move: '移动',
  open: '打开',
  allResults: '全部结果',
  suggestions: '建议',
  theme: '主题',
  bottomLine: '要点',
  judgements: '关键判断',
  hint: (briefings) => {
    if (briefings === undefined) return '输入文字即可搜索。';
    return briefings === 0 ? '尚未发布任何内容。' : `输入文字，搜索 ${count(briefings)} 篇简报。`;
  },
  found: (briefings, passages) => {
    if (briefings === 0) return '没有符合的简报。';
    return passages === 0 ? `${count(briefings)} 篇简报。` : `${count(briefings)} 篇简报中的 ${count(passages)} 个段落。`;
  },
  passages: (passages) => `${count(passages)} 个段落`,
  moreInBriefing: (more) => `本篇另有 ${count(more)} 处`,
  more: (next, left) => (left > next ? `再显示 ${next} 篇，还有 ${count(left)} 篇` : `显示最后 ${left} 篇`),
  ignored: (words, isUsed) => `${list(words)}未曾出现${isUsed ? '，未予采用' : ''}。`,
  leftOut: (text) => `问题过长；“${text}”未予采用。`,
  loosened: (phrases) => `没有简报含有原文${list(phrases)}；已改为逐词搜索。`,
  corrected: (written, words) => `${list(written)}未曾出现；已改为搜索${list(words)}。`,
  insteadSearch: (written) => `仍然搜索${list(written)}`,
  uncorrected: '未更正拼写。',
  correctAgain: '更正拼写',
  expanded: (phrases) => `同时包括${list(phrases)}。`,
  onlyTheseWords: '只搜索这些词',
  unexpanded: '只搜索了这些词。',
  expandAgain: '加入相关词',
  hidden: (hidden, shown) => `筛选条件隐藏了${shown === 0 ? '' : '另外'} ${count(hidden)} 篇符合的简报。`,
  clearFilters: '清除筛选',
  searching: '正在搜索……',
  slow: '仍在搜索，网络可能较慢。',
  failed: '无法加载搜索。',
  tryAgain: '重试',
  missing: (languages) => `未能搜索${nameAll(languages)}简报。`,
  archive: ['全部简报都在', '档案', '里。'],
};
