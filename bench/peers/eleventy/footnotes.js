const definition = /^\[\^([^\]\s]+)\]:\s+(.*)$/u;
const reference = /^\[\^([^\]\s]+)\]/u;

/** Footnotes of one line, which markdown-it has none of: definitions are collected, and set as a list at the end. */
export function addFootnotes(markdown) {
  markdown.block.ruler.before('reference', 'footnote', readDefinition, { alt: ['paragraph', 'reference'] });
  markdown.inline.ruler.before('link', 'footnote', readReference);
  markdown.core.ruler.push('footnotes', writeList);
  markdown.renderer.rules.footnote = (tokens, index) => {
    const { number } = tokens[index].meta;
    return `<sup id="ref-${number}"><a href="#note-${number}">${number}</a></sup>`;
  };
  markdown.renderer.rules.footnotes = (tokens, index, options, env) => {
    const items = tokens[index].meta.map(({ text }, place) => {
      const back = `<a href="#ref-${place + 1}">↩</a>`;
      return `<li id="note-${place + 1}"><p>${markdown.renderInline(text, { ...env, notes: undefined })} ${back}</p></li>`;
    });
    return `<section class="footnotes"><ol>${items.join('')}</ol></section>`;
  };
}

function readDefinition(state, startLine, endLine, silent) {
  const line = state.src.slice(state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]);
  const [, label, text] = definition.exec(line) ?? [];
  if (label === undefined) return false;
  if (silent) return true;
  notesOf(state.env).definitions.set(label, text);
  state.line = startLine + 1;
  return true;
}

function readReference(state, silent) {
  const [whole, label] = reference.exec(state.src.slice(state.pos, state.posMax)) ?? [];
  const { definitions, used } = notesOf(state.env);
  if (whole === undefined || !definitions.has(label)) return false;
  if (!silent) {
    if (!used.includes(label)) used.push(label);
    state.push('footnote', '', 0).meta = { number: used.indexOf(label) + 1 };
  }
  state.pos += whole.length;
  return true;
}

function writeList(state) {
  const { definitions, used } = notesOf(state.env);
  if (used.length > 0) {
    const token = new state.Token('footnotes', '', 0);
    token.meta = used.map((label) => ({ text: definitions.get(label) }));
    state.tokens.push(token);
  }
  state.env.notes = undefined;
}

function notesOf(env) {
  env.notes ??= { definitions: new Map(), used: [] };
  return env.notes;
}
