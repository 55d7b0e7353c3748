import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

export interface SiteServer {
  /** Ends with the base path. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Serves a built site as a static host does: under its base path, with the headers of `_headers` and the site's own 404 page. */
export async function serveSite(out: string, base = '/'): Promise<SiteServer> {
  const rules = readHeaderRules(out);
  const server = createServer((request, response) => answer(request, response, out, base, rules));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${base}`, close: () => closeServer(server) };
}

function answer(request: IncomingMessage, response: ServerResponse, out: string, base: string, rules: readonly HeaderRule[]): void {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const inside = path.startsWith(base) ? path.slice(base.length) : undefined;
  const file = inside === undefined ? undefined : findFile(out, inside);
  if (inside !== undefined && file === undefined && findFile(out, `${inside}/`)) {
    response.writeHead(301, { location: `${base}${inside}/` }).end();
    return;
  }
  const shown = file ?? join(out, '404.html');
  const rule = rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers);
  response.setHeader('content-type', types[extname(shown)] ?? 'application/octet-stream');
  for (const [name, value] of rule) response.setHeader(name, value);
  response.writeHead(file === undefined ? 404 : 200);
  createReadStream(shown).pipe(response);
}

function findFile(out: string, path: string): string | undefined {
  if (path.split('/').includes('..')) return undefined;
  const file = join(out, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

interface HeaderRule {
  readonly pattern: RegExp;
  readonly headers: readonly (readonly [string, string])[];
}

/** Reads `_headers`: a path with `*` and `:name`, then its headers indented, in the form that several static hosts share. */
function readHeaderRules(out: string): HeaderRule[] {
  const file = join(out, '_headers');
  if (!existsSync(file)) return [];
  const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
    else rules.push({ pattern: toPattern(line.trim()), headers: [] });
  }
  return rules;
}

function toPattern(path: string): RegExp {
  const source = path.split(/(\*|:\w+)/).map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : escapePattern(part)));
  return new RegExp(`^${source.join('')}$`);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
