import { extname, join, relative } from 'node:path';
import { dev } from 'astro';
import type { AstroIntegration } from 'astro';
import { setDevProvider, type DevProvider, type DevSite } from './dev-provider.ts';
import { viewOfRequest, type DevView } from './dev-view.ts';

export type { DevSite };

/** What browsers should know: their pages are others, or only what the bar on them says. */
export type DevNews = 'pages' | 'overview';

/** What the server shows: a site that changes. */
export interface DevSource extends DevProvider {
  /** Any file of the site that is not a page, by the path of its address. */
  readFile(pathname: string, view?: DevView): Promise<Uint8Array | string | undefined>;
  /** The base path; rejects when the content cannot be read. */
  base(): Promise<string>;
  /** Says that a request is being answered; gives what is to be called when it is. */
  attend(): () => void;
  /** Takes in that files changed, absolute paths. */
  change(files: readonly string[]): void;
  /** Calls the listener when browsers should load their pages again, or ask for what the bar says. */
  onNews(listener: (news: DevNews) => void): void;
}

export interface DevOptions {
  /** Folder of the package. */
  readonly root: string;
  /** Watches the content: calls back with the absolute path of what changes, until the function it returns is called. */
  readonly watchContent: (onChange: (file: string) => void) => () => void;
  readonly port: number;
  /** Defaults to this machine only. */
  readonly host?: string;
  readonly source: DevSource;
}

export interface DevServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

type Vite = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Editors write a file in several steps; so long is waited for the next, in milliseconds. */
const STEPS = 8;

/** Serves the pages as `build` would make them, and again after each change of the content. Rejects when the first reading fails. */
export async function startDev(options: DevOptions): Promise<DevServer> {
  const { source } = options;
  const base = await source.base();
  setDevProvider(source);
  const change = gather((files) => source.change(files));
  const server = await dev({
    root: options.root,
    logLevel: 'error',
    server: { port: options.port, ...(options.host === undefined ? {} : { host: options.host }) },
    integrations: [devIntegration(options, change)],
  });
  const unwatch = options.watchContent(change);
  const { port, address } = server.address;
  const host = /^(?:127\.|::1$)/u.test(address) ? 'localhost' : address.includes(':') ? `[${address}]` : address;
  return {
    url: `http://${host}:${String(port)}${base}`,
    stop: async () => {
      unwatch();
      setDevProvider(undefined);
      await server.stop();
    },
  };
}

/** Pages of the server itself; the middleware asks the source for what they show. */
const ROUTES = [
  ['/_dev/problems', 'dev-problems.astro'],
  ['/_dev/overview', 'dev-bar.astro'],
  ['/_dev/report', 'dev-report.astro'],
] as const;

function devIntegration({ root, source }: DevOptions, change: (file: string) => void): AstroIntegration {
  const styles = join(root, 'src/styles');
  return {
    name: 'throughline-dev',
    hooks: {
      'astro:config:setup': ({ injectRoute, injectScript }) => {
        for (const [pattern, file] of ROUTES) injectRoute({ pattern, entrypoint: join(root, 'src/astro', file) });
        injectScript('page', `import '/src/astro/dev-bar.ts';`);
      },
      'astro:server:setup': ({ server }) => {
        serveFiles(server, source);
        source.onNews((news) => {
          server.ws.send(news === 'pages' ? { type: 'full-reload' } : { type: 'custom', event: 'throughline:overview' });
        });
        server.watcher.on('all', (_event, file) => {
          if (isInside(styles, file)) change(file);
        });
      },
    },
  };
}

/** Hands files on together that are named shortly after one another. */
function gather(use: (files: readonly string[]) => void): (file: string) => void {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return (file) => {
    files.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const all = [...files];
      files.clear();
      use(all);
    }, STEPS);
  };
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..');
}

/** What the server itself answers for. */
const VITE = /^\/(?:@|node_modules\/|src\/)/u;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Answers for fonts, scripts, pictures and whatever else the site has besides pages. */
function serveFiles(server: Vite, source: DevSource): void {
  server.middlewares.use((request, response, next) => {
    response.once('close', source.attend());
    const find = async (): Promise<Uint8Array | string | undefined> => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (extname(pathname) === '' || VITE.test(pathname)) return undefined;
      const bytes = await source.readFile(pathname, viewOfRequest(request.headers));
      if (bytes !== undefined) response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      return bytes;
    };
    find().then((bytes) => (bytes === undefined ? next() : response.end(bytes)), next);
  });
}
