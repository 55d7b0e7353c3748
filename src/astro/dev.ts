import { extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dev } from 'astro';
import type { AstroIntegration } from 'astro';
import { answerRequest, setDevProvider, type DevSite } from './dev-provider.ts';

export type { DevSite };

export interface DevOptions {
  /** Folder of the package. */
  readonly root: string;
  /** Content folder; its changes are watched. */
  readonly content: string;
  readonly port: number;
  /** Defaults to this machine only. */
  readonly host?: string;
  /** Reads the content folder as it is now, withheld briefings marked. */
  readonly load: () => Promise<DevSite>;
  /** Called after each reading, the first included. */
  readonly onLoad?: (state: DevSite) => void;
}

export interface DevServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

type Vite = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Serves the pages as `build` would make them, and again after each change of the content. Rejects when the first reading fails. */
export async function startDev(options: DevOptions): Promise<DevServer> {
  const reader = makeReader(options);
  await reader.current();
  setDevProvider(async (pathname) => answerRequest(await reader.current(), pathname));
  const server = await dev({
    root: options.root,
    logLevel: 'error',
    server: { port: options.port, ...(options.host === undefined ? {} : { host: options.host }) },
    integrations: [devIntegration(options, reader)],
  });
  const state = await reader.current();
  const { port, address } = server.address;
  const host = /^(?:127\.|::1$)/u.test(address) ? 'localhost' : address.includes(':') ? `[${address}]` : address;
  return {
    url: `http://${host}:${String(port)}${state.ok ? state.site.model.base : '/'}`,
    stop: async () => {
      setDevProvider(undefined);
      await server.stop();
    },
  };
}

interface Reader {
  readonly current: () => Promise<DevSite>;
  /** Reads again; resolves when what was last changed has been read. */
  readonly refresh: () => Promise<void>;
}

function makeReader({ load, onLoad }: DevOptions): Reader {
  const read = async (): Promise<DevSite> => {
    const state = await load();
    onLoad?.(state);
    return state;
  };
  let state = read();
  return {
    current: () => state,
    refresh: async () => {
      // Readings follow one another: two at once could end in the wrong order.
      state = state.then(read, read);
      await state.catch(() => undefined);
    },
  };
}

function devIntegration({ content, root }: DevOptions, reader: Reader): AstroIntegration {
  const watched = [resolve(content), join(root, 'src/styles')];
  return {
    name: 'throughline-dev',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: '/_problems', entrypoint: fileURLToPath(new URL('./problems.astro', import.meta.url)) });
      },
      'astro:server:setup': ({ server }) => {
        serveFiles(server, reader);
        server.watcher.add(watched);
        server.watcher.on('all', (_event, file) => {
          if (!watched.some((folder) => isInside(folder, file))) return;
          void reader.refresh().then(() => server.ws.send({ type: 'full-reload' }));
        });
      },
    },
  };
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..');
}

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
function serveFiles(server: Vite, reader: Reader): void {
  server.middlewares.use((request, response, next) => {
    const find = async (): Promise<Uint8Array | string | undefined> => {
      const state = await reader.current();
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (!state.ok || !pathname.startsWith(state.site.model.base) || extname(pathname) === '') return undefined;
      const bytes = await state.readFile(decodeURI(pathname.slice(state.site.model.base.length)));
      if (bytes !== undefined) response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      return bytes;
    };
    find().then((bytes) => (bytes === undefined ? next() : response.end(bytes)), next);
  });
}
