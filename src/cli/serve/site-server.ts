import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { findFile } from './find-file.ts';
import { headersFor, parseHeaderRules } from './header-rules.ts';
import { mediaType } from './media-types.ts';

/** A server that sends a site's folder as a static host would: its headers, its 404 page, its base path. Files are read anew each time. */
export function makeSiteServer(folder: string, base: string): Server {
  return createServer((request, response) => {
    try {
      answer(request, response, folder, base);
    } catch (error) {
      // The folder may be swapped for a new site while it is read.
      response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(error instanceof Error ? error.message : 'error');
    }
  });
}

function answer(request: IncomingMessage, response: ServerResponse, folder: string, base: string): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname, search } = new URL(`http://localhost${(request.url ?? '/').replace(/^\/{2,}/u, '/')}`);
  if (pathname === '/' && base !== '/') {
    response.writeHead(302, { Location: base }).end();
    return;
  }
  const found = findFile(folder, base, pathname);
  if (found.is === 'redirect') {
    response.writeHead(301, { Location: `${found.to}${search}` }).end();
    return;
  }
  const missing = join(folder, '404.html');
  if (found.is === 'file') send(request, response, 200, found.path, readHeaders(folder, pathname));
  else if (existsSync(missing)) send(request, response, 404, missing, readHeaders(folder, pathname));
  else response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  path: string,
  headers: ReadonlyMap<string, string>,
): void {
  // A preview is looked at while its files change.
  response.writeHead(status, {
    'Content-Type': mediaType(path),
    'Content-Length': statSync(path).size,
    ...Object.fromEntries(headers),
    'Cache-Control': 'no-store',
  });
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(path), response, () => undefined);
}

function readHeaders(folder: string, pathname: string): Map<string, string> {
  const path = join(folder, '_headers');
  return existsSync(path) ? headersFor(parseHeaderRules(readFileSync(path, 'utf8')), pathname) : new Map<string, string>();
}
