import type { Severity } from './diagnostic.ts';

/** What is permanent about a kind of problem. */
export interface CodeEntry {
  readonly severity: Severity;
  /** A noun phrase, for lists. */
  readonly title: string;
  /** Why a reader or an editor would suffer if it stood. */
  readonly why: string;
}

const error = (title: string, why: string): CodeEntry => ({ severity: 'error', title, why });
const warning = (title: string, why: string): CodeEntry => ({ severity: 'warning', title, why });

/** Every kind of problem Throughline reports. Codes are permanent: they may be added, never renamed. */
export const codes = {
  // files
  'file-unexpected': error('File without a place', 'a file nobody reads looks published to its author and is not'),
  'file-extension': error(
    'Wrong file extension',
    'other spellings of `.md` are skipped by most tools, so the text would silently be missing',
  ),
  'file-symlink': error('Symbolic link', 'a link can bring files from outside the content folder onto the site'),
  'file-special': error('Not a regular file', 'reading a pipe, socket or device can hang the build or publish what is no content'),
  'file-too-large': error('File too large', 'a briefing is short; a huge file is a mistake and can stall the build'),
  'file-encoding': error('Not UTF-8 text', 'other encodings show readers the wrong letters'),
  'file-control-character': error('Control character', 'control characters break feeds, search and copied text'),
  'file-unreadable': error('File cannot be read', 'what cannot be read cannot be checked, so it cannot be published'),
  'file-name': error('File name out of form', 'the file name gives the date and the address, which are for ever'),
  'file-name-clash': error(
    'File names that differ only in case or Unicode form',
    'on many disks and servers the two are one file, and one of them is lost',
  ),
  'publication-missing': error('No publication record', 'without `publication.yaml` the site has no name, address or vocabularies'),
  'picture-unreadable': error('Picture cannot be read', 'readers would see a broken picture'),
  // front matter
  'front-matter-missing': error('Front matter missing', 'without front matter there is no title, no date, and no draft flag to honour'),
  'front-matter-unclosed': error('Front matter not closed', 'everything after it would be taken for front matter and vanish'),
  'front-matter-language': error('Front matter not in YAML', 'other front-matter languages can run code'),
  'yaml-syntax': error('YAML mistake', 'what YAML cannot read would be lost'),
  'key-unknown': error('Unknown key', 'a misspelt key is ignored in silence elsewhere: an embargo would not hold'),
  'key-missing': error('Missing key', 'the page cannot be made without it'),
  'value-invalid': error('Value out of form', 'a value out of form would be shown wrongly or dropped'),
  'date-mismatch': error('Date differs from the file name', 'the archive would list the briefing under two dates'),
  // closed vocabularies and references
  'theme-unknown': error('Unknown theme', 'an unknown theme would leave this briefing out of every theme page'),
  'theme-repeated': error('Theme named twice', 'counts and threads would be wrong'),
  'theme-cycle': error('Themes that contain each other', 'a theme cannot be its own ancestor'),
  'theme-undeclared': warning('Theme used but not declared', 'the passage would be missing from that theme’s thread'),
  'term-clash': error('Term or alias used twice', 'the same words would stand for two things'),
  'author-unknown': error('Unknown author', 'the page would credit nobody'),
  'region-unknown': error('Unknown region', 'the search filter would miss this briefing'),
  'sector-unknown': error('Unknown sector', 'listings by sector would miss this briefing'),
  'kind-unknown': error('Unknown kind', 'the kind decides which sections a briefing must have'),
  'briefing-unknown': error('Unknown briefing', 'readers would be sent nowhere'),
  'slug-duplicate': error('Address used twice', 'two briefings cannot live at one address'),
  'alias-clash': error('Old address already in use', 'an old address can lead to one place only'),
  'lineage-cycle': error('Briefings that supersede each other', 'readers would be sent round in a circle'),
  'reference-withheld': error('Reference to a withheld briefing', 'the link would be dead, and it would give the withheld briefing away'),
  'passage-unknown': error('Unknown passage', 'the link would land at the top of the page instead of the passage'),
  // body
  'limit-exceeded': error('Text beyond what can be parsed safely', 'such text can stall or crash the build'),
  'html-raw': error('Raw HTML', 'HTML in Markdown can carry scripts and breaks in print, feeds and search'),
  'heading-level': error('Heading level out of order', 'screen readers and the contents list lose the structure'),
  'heading-empty': error('Heading without text', 'a passage without a heading cannot be listed or linked'),
  'heading-attributes': error('Heading attributes out of form', 'the passage would lose its address or its themes'),
  'passage-id': error('Passage address not usable', 'the address must be unique in the briefing and not one of the page’s own'),
  'text-before-heading': error('Text before the first heading', 'text outside a passage has no address and no themes'),
  'section-empty': error('Section without text', 'readers would find a heading and nothing under it'),
  'section-required': error(
    'Required section missing or out of place',
    'readers rely on finding the parts of this kind where they always are',
  ),
  'body-length': warning('Length outside the kind’s range', 'readers were promised a length'),
  'picture-alternative': error('Picture without alternative text', 'readers who cannot see it, or print without it, lose its content'),
  'picture-missing': error('Picture missing', 'readers would see a broken picture'),
  'picture-place': error('Picture not beside its briefing', 'only pictures beside a briefing are published with it, and withheld with it'),
  'link-target': error('Link that leads nowhere', 'readers would meet an error page'),
  'link-form': error('Link out of form', 'the link would break in the repository or on the site'),
  'note-undefined': error('Note without text', 'readers would see a mark that leads nowhere'),
  'source-unknown': error('Citation of an unknown source', 'readers would see a citation that leads nowhere'),
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof codes;
