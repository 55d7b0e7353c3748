import type { Location } from 'vscode-languageserver';
import type { Place } from '../core/diagnostics/diagnostic.ts';
import { openFile, openYaml } from '../core/validate/open-file.ts';
import { glossaryEntrySchema, glossarySchema } from '../core/validate/glossary-schema.ts';
import { publicationSchema } from '../core/validate/publication-schema.ts';
import { findReference, type Target } from './find-reference.ts';
import { toRange } from './open-document.ts';
import { findFile, type View } from './view.ts';

/** Where the word at an offset is explained: a file, a heading in it, or an entry of a list. */
export function definition(view: View, offset: number): Location | undefined {
  const reference = findReference(view, offset);
  return reference === undefined ? undefined : locate(view, reference.target);
}

function locate(view: View, target: Target): Location | undefined {
  switch (target.kind) {
    case 'briefing':
    case 'theme': {
      const file = findFile(view, target);
      const passage = target.anchor === undefined ? undefined : file?.body.passages.find(({ id }) => id === target.anchor);
      return file && toLocation(view, file.path, passage?.place);
    }
    case 'picture':
      return view.whole.pictures.some(({ path }) => path === target.path) ? toLocation(view, target.path, undefined) : undefined;
    case 'entry':
      return locateEntry(view, `${target.list}.${target.id}!`);
    case 'term':
      return locateTerm(view, target.entry.term);
    case 'rule':
    case 'key':
      return undefined;
  }
}

function locateEntry(view: View, key: string): Location | undefined {
  const path = 'publication.yaml';
  const text = view.whole.sources.get(path) ?? '';
  const place = openYaml({ path, kind: 'publication', text }, publicationSchema, '').places[key];
  return place && toLocation(view, path, place);
}

function locateTerm(view: View, term: string): Location | undefined {
  const path = view.whole.read.glossary.find(({ entry }) => entry.term === term)?.path;
  if (path === undefined) return undefined;
  const source = { path, kind: 'glossary', text: view.whole.sources.get(path) ?? '' } as const;
  if (path.endsWith('.md')) return toLocation(view, path, openFile(source, glossaryEntrySchema, '').places.term);
  const { value = [], places } = openYaml(source, glossarySchema, '');
  return toLocation(view, path, places[`${value.findIndex((entry) => entry.term === term)}.term`]);
}

/** Of a place in a file, or of its beginning. */
function toLocation(view: View, path: string, place: Place | undefined): Location {
  const beginning = { line: 0, character: 0 };
  return { uri: view.uriOf(path), range: place === undefined ? { start: beginning, end: beginning } : toRange(place) };
}
