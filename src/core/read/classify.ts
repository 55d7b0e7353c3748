import type { SourceKind } from '../model.ts';

/** What an entry's path says it is, or what is wrong with the path. */
export type Classified =
  | { readonly is: 'source'; readonly kind: SourceKind }
  | { readonly is: 'picture' }
  | { readonly is: 'ignored' }
  | {
      readonly is: 'wrong';
      readonly code: 'file-unexpected' | 'file-extension' | 'file-name';
      readonly reason: string;
      readonly fix: string;
    };

const PICTURE = /\.(?:png|jpe?g|webp|avif|gif)$/u;
/** What servers, address attributes and every file system take as it is. */
const PICTURE_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._()-]*[\p{L}\p{M}\p{N}_)])?\.[a-z]+$/u;
const BRIEFING = /^briefings\/(\d{4})\/(\d{4})-(\d{2})-(\d{2})-([\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*)\.md$/u;
const OTHER_MARKDOWN = /\.(?:markdown|mdown|mdx|mkd|md|txt|qmd|rmd|ya?ml)$/iu;

/** Decides by path alone what an entry of the content folder is. */
export function classify(path: string): Classified {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini') return { is: 'ignored' };
  if (path === 'publication.yaml') return { is: 'source', kind: 'publication' };
  if (path === 'glossary.yaml') return { is: 'source', kind: 'glossary' };
  if (/^glossary\/[^/]+\.md$/u.test(path)) return { is: 'source', kind: 'glossary' };
  if (/^themes\/[^/]+\.md$/u.test(path)) return classifyTheme(name);
  if (/^pages\/(?:about|accessibility)\.md$/u.test(path)) return { is: 'source', kind: 'statement' };
  if (path.startsWith('briefings/')) return classifyBriefing(path, name);
  return classifyStray(path, name);
}

function classifyTheme(name: string): Classified {
  if (/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*\.md$/u.test(name)) return { is: 'source', kind: 'theme' };
  return {
    is: 'wrong',
    code: 'file-name',
    reason: `Unexpected theme file \`${name}\`, expected lower-case letters, digits and single hyphens before \`.md\``,
    fix: 'rename the file: its name is the theme’s id',
  };
}

function classifyBriefing(path: string, name: string): Classified {
  if (PICTURE.test(name)) {
    if (PICTURE_NAME.test(name) && name.length <= 100) return { is: 'picture' };
    return wrongName(
      `Unexpected name of the picture \`${name}\`, expected letters, digits, spaces and \`-_.()\`, at most 100`,
      'rename the picture, and correct the texts that show it',
    );
  }
  const match = BRIEFING.exec(path);
  if (match !== null) {
    const [, folder, year] = match;
    if (folder === year) return { is: 'source', kind: 'briefing' };
    return wrongName(
      `Unexpected folder \`${folder ?? ''}\` of a briefing dated ${year ?? ''}, expected \`${year ?? ''}\``,
      `move it to \`briefings/${year ?? ''}/\``,
    );
  }
  if (!name.endsWith('.md')) return classifyStray(path, name);
  if (!/^briefings\/\d{4}\/[^/]+$/u.test(path))
    return wrongName(`Unexpected place of \`${name}\`, expected \`briefings/YYYY/\``, 'move it to the folder of its year');
  const stem = name.slice(0, -3);
  const reason = /^\d{4}-\d{2}-\d{2}-/u.test(stem)
    ? `Unexpected slug in \`${name}\`, expected lower-case letters, digits and single hyphens`
    : `Unexpected file name \`${name}\`, expected \`YYYY-MM-DD-slug.md\``;
  return wrongName(reason, 'rename the file: its name gives the date and the address');
}

function classifyStray(path: string, name: string): Classified {
  if (
    OTHER_MARKDOWN.test(name) &&
    !name.endsWith('.md') &&
    (/^(?:briefings|themes|glossary|pages)\//u.test(path) || /^(?:publication|glossary)\./iu.test(name))
  ) {
    const wanted = /^(?:publication|glossary)\./iu.test(name) ? '.yaml' : '.md';
    return {
      is: 'wrong',
      code: 'file-extension',
      reason: `Unexpected extension of \`${name}\`, expected \`${wanted}\` in lower case`,
      fix: `rename it to \`${name.replace(/\.[^.]*$/u, wanted).replace(/^(publication|glossary)/iu, (stem) => stem.toLowerCase())}\``,
    };
  }
  if (/\.(?:png|jpe?g|webp|avif|gif)$/iu.test(name) && path.startsWith('briefings/')) {
    return {
      is: 'wrong',
      code: 'file-extension',
      reason: `Unexpected extension of \`${name}\`, expected it in lower case`,
      fix: `rename it to \`${name.replace(/\.[^.]*$/u, (end) => end.toLowerCase())}\``,
    };
  }
  return {
    is: 'wrong',
    code: 'file-unexpected',
    reason: `Unexpected file \`${name}\`, expected a briefing, theme, glossary entry, page or picture in its folder`,
    fix: 'move it out of the content folder, or to where it belongs (README, “The content folder”)',
  };
}

const wrongName = (reason: string, fix: string): Classified => ({ is: 'wrong', code: 'file-name', reason, fix });
