import { findHugo } from './hugo.ts';
import { readVersion } from './packages.ts';
import { placeAstro, placeEleventy, placeHugo } from './peers.ts';
import { type Scenario, scenarioIds } from './scenarios.ts';
import type { PlacedTool } from './placed-tool.ts';
import { placeThroughline } from './throughline.ts';
import { type ToolId, toolIds } from './tool-ids.ts';

export interface Tool {
  readonly title: string;
  readonly version: string;
  readonly scenarios: readonly Scenario[];
  /** Its repetitions may be told apart with `--slow-runs`. */
  readonly isSlow: boolean;
  readonly place: (content: string, folder: string) => PlacedTool;
}

/** The scenarios of a tool that keeps no pages of which the templates could be changed alone. */
const ofPeers = scenarioIds.filter((scenario) => scenario !== 'template');

/** All tools that are installed here. Hugo is no npm package: it may be missing. */
export function findTools(): ReadonlyMap<ToolId, Tool> {
  const ours = { version: readVersion('.'), scenarios: scenarioIds, isSlow: false };
  const astro = { version: readVersion('astro'), scenarios: ofPeers, isSlow: true };
  const hugo = findHugo();
  const tools: Partial<Record<ToolId, Tool>> = {
    throughline: { ...ours, title: 'Throughline, pages', place: (...at) => placeThroughline(...at, { search: false }) },
    'throughline-search': { ...ours, title: 'Throughline, search', place: (...at) => placeThroughline(...at, { search: true }) },
    ...(hugo && {
      hugo: {
        title: 'Hugo',
        version: hugo.version,
        scenarios: ofPeers,
        isSlow: false,
        place: (...at: Place) => placeHugo(...at, { hugo: hugo.program, search: false }),
      },
      'hugo-pagefind': {
        title: 'Hugo + Pagefind',
        version: `${hugo.version} + ${readVersion('pagefind')}`,
        scenarios: ['cold', 'edited'],
        isSlow: false,
        place: (...at: Place) => placeHugo(...at, { hugo: hugo.program, search: true }),
      },
    }),
    eleventy: { title: 'Eleventy', version: readVersion('@11ty/eleventy'), scenarios: ofPeers, isSlow: true, place: placeEleventy },
    astro: { ...astro, title: 'Astro', place: (...at) => placeAstro(...at, 'stock') },
    'astro-remark': { ...astro, title: 'Astro with remark', place: (...at) => placeAstro(...at, 'remark') },
  };
  return new Map(toolIds.flatMap((id): [ToolId, Tool][] => (tools[id] ? [[id, tools[id]]] : [])));
}

type Place = Parameters<Tool['place']>;
