import type { AstroIntegration } from 'astro';

const name = 'throughline-renderer';

/** Compiles the pages into a server bundle whose entry exports `renderPage` and that reads nothing from disk. */
export function renderer(): AstroIntegration {
  return {
    name,
    hooks: {
      'astro:config:setup': ({ addMiddleware, command, updateConfig }) => {
        // The bundle may lie anywhere: it must not look for packages.
        if (command === 'build') updateConfig({ vite: { ssr: { noExternal: true } } });
        addMiddleware({ entrypoint: new URL('./middleware.ts', import.meta.url), order: 'pre' });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name,
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- Astro 7 takes the other, older form where this is not said
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', hybridOutput: 'stable', staticOutput: 'stable' },
        });
      },
    },
  };
}
