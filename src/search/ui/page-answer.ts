import type { SearchRequest } from '../query/search.ts';
import type { Reply, SearchService } from '../service/service.ts';
import { hasFilters, type PageState } from './address.ts';
import { loadSearch } from './load-search.ts';
import { type Controls, listFacets, readCounts, showCounts, showState } from './page-controls.ts';
import { batch, listArticles, replaceResults } from './page-results.ts';
import { type Place, returnTo } from './reading-place.ts';
import { sayFailure, sayReply, sayWaiting, tell } from './said.ts';
import { makeTurns, type Turn } from './turns.ts';
import type { Wording } from './wording/wording.ts';

/** Shows a state; what comes after a newer state was asked for is dropped. */
export function makeShow(controls: Controls, words: Wording, again: () => void): (state: PageState, place: Place) => void {
  const { status, results, browse } = controls;
  const whole = { said: status.textContent, counts: readCounts(controls), title: document.title };
  const clear = (): void => {
    results.replaceChildren();
    results.removeAttribute('aria-busy');
    browse?.removeAttribute('hidden');
  };
  const turns = makeTurns({
    wait: (isLong) => tell(status, sayWaiting(isLong, words)),
    fail: () => {
      clear();
      tell(status, sayFailure(words, again));
    },
  });
  return (state, place) => {
    showState(controls, state);
    document.title = state.text === '' ? whole.title : `${state.text}: ${whole.title}`;
    void turns(async (turn) => {
      if (state.text === '' && !hasFilters(state)) {
        clear();
        tell(status, [whole.said]);
        showCounts(controls, whole.counts, document.documentElement.lang);
        return;
      }
      results.setAttribute('aria-busy', 'true');
      await answer(controls, { state, place, words, turn, again });
      if (turn.isCurrent()) results.removeAttribute('aria-busy');
    });
  };
}

interface Asked {
  readonly state: PageState;
  readonly place: Place;
  readonly words: Wording;
  readonly turn: Turn;
  readonly again: () => void;
}

async function answer(controls: Controls, asked: Asked): Promise<void> {
  const service = await loadSearch();
  const everywhere = { ...asked.state, everywhere: true };
  const whole = ask(service, everywhere, asked.place);
  const first = await Promise.race([whole, askSoon(service, asked)]);
  if (first.reply.found > 0) await show(controls, service, first, asked);
  const given = await whole;
  if (given !== first || given.reply.found === 0) await show(controls, service, given, asked);
}

interface Given {
  readonly request: SearchRequest;
  readonly reply: Reply;
}

async function ask(service: SearchService, request: SearchRequest, { shown }: Place): Promise<Given> {
  return { request, reply: await service.ask({ ...request, start: 0, end: Math.max(batch, shown) }) };
}

/** Other languages load a program and an index of their own: a reader on a slow line gets the answer of the own language before them. */
async function askSoon(service: SearchService, { state, place }: Asked): Promise<Given> {
  const given = await ask(service, state, place);
  await new Promise((resolve) => setTimeout(resolve, ownLanguageLead));
  return given;
}

/** How much longer than the own language the other languages may take, before that is shown alone; in milliseconds. */
const ownLanguageLead = 400;

async function show(
  controls: Controls,
  service: SearchService,
  { request, reply }: Given,
  { state, place, words, turn, again }: Asked,
): Promise<void> {
  if (!turn.isCurrent()) return;
  // What an answer says must not be overwritten while its counts are still on their way.
  turn.settle();
  const { status, results, browse } = controls;
  tell(status, sayReply(reply, state, words, again));
  browse?.toggleAttribute('hidden', reply.found > 0);
  replaceResults(results, listArticles({ request, words, found: reply.found }, reply.results, 0));
  returnTo(place);
  const counts = await service.count(request, listFacets(controls));
  if (turn.isCurrent()) showCounts(controls, counts, document.documentElement.lang);
}
