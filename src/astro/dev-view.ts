import { decodeAddress } from '../core/parse/links.ts';

/** Whose view of the site is shown, and of which instant. */
export interface DevView {
  /** Editors see everything, with what is withheld marked. */
  readonly audience: 'editors' | 'readers';
  /** ISO instant; absent for the one that the server was started with, mostly now. */
  readonly asOf?: string;
}

const VALUE = /^(?<audience>editors|readers)_(?<asOf>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/u;

/** Cookies are the same on every port of a machine, and servers on two ports may show two archives. */
export const viewCookie = (host: string): string => `throughline-view-${/\d+$/u.exec(host)?.[0] ?? '80'}`;

/** What the browser keeps of a view until it is closed. */
export const writeView = ({ audience, asOf = '' }: DevView): string => `${audience}_${asOf}`;

/** The view that a browser kept; undefined for none, and for what is not ours. */
export function readView(value: string | undefined): DevView | undefined {
  const { audience, asOf } = VALUE.exec(value ?? '')?.groups ?? {};
  if (audience !== 'editors' && audience !== 'readers') return undefined;
  return asOf === undefined || Number.isNaN(Date.parse(asOf)) ? { audience } : { audience, asOf };
}

/** The view of a request by its `Cookie` header. */
export function viewOfRequest({
  cookie,
  host,
}: {
  readonly cookie?: string | undefined;
  readonly host?: string | undefined;
}): DevView | undefined {
  const name = `${viewCookie(host ?? '')}=`;
  const found = cookie?.split(/;\s*/u).find((part) => part.startsWith(name));
  return readView(found === undefined ? undefined : decodeAddress(found.slice(name.length)));
}
