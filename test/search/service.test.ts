import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/search/query/engine.ts';
import { createSearch, type Search } from '../../src/search/query/search.ts';
import type { Call, Message } from '../../src/search/service/messages.ts';
import { keepAnswers, makeService, type Question, type SearchService } from '../../src/search/service/service.ts';
import { connect } from '../../src/search/service/worker-client.ts';
import { makeFakeEngine, makeParts } from './fake-engine.ts';

function openSearch(briefings: number): Promise<Search> {
  const made = Array.from({ length: briefings }, (_, index) => ({
    id: String(index),
    title: `Custodians ${index}`,
    date: `2025-01-${String(index + 1).padStart(2, '0')}`,
    sections: { 'bottom-line': 'A custodian keeps data.', costs: 'What a custodian costs.' },
    facets: { theme: [index % 2 === 0 ? 'even' : 'odd'] },
  }));
  return Promise.resolve(createSearch(makeParts(makeFakeEngine(made))));
}

describe('the service', () => {
  it('answers with plain data that one thread can send to another', async () => {
    const service = makeService(() => openSearch(3));
    const reply = await service.ask({ text: 'custodian tulip', filters: { theme: ['even'] }, start: 0, end: 1 });
    expect(structuredClone(reply)).toEqual(reply);
    expect(reply).toMatchObject({ found: 2, unfiltered: 3, passages: 4, ignored: ['tulip'] });
    expect(reply.results).toHaveLength(1);
  });

  it('counts the passages only of answers that are read whole', async () => {
    const ask = async (briefings: number) => makeService(() => openSearch(briefings)).ask({ text: 'custodian', start: 0, end: 2 });
    expect((await ask(20)).passages).toBe(40);
    expect((await ask(21)).passages).toBe(0);
  });

  it('goes on where an answer was left', async () => {
    const service = makeService(() => openSearch(5));
    const pathsOf = async (start: number, end: number): Promise<string[]> => {
      const { results } = await service.ask({ text: '', order: 'oldest', start, end });
      return results.map(({ path }) => path);
    };
    expect([...(await pathsOf(0, 2)), ...(await pathsOf(2, 9))]).toEqual([0, 1, 2, 3, 4].map((id) => `briefings/${id}/`));
  });

  it('counts what each value would show', async () => {
    const service = makeService(() => openSearch(3));
    const counts = await service.count({ text: 'custodian', filters: { theme: ['odd'] } }, { theme: ['even', 'odd'] });
    expect(counts.map(({ value, count }) => [value, count])).toEqual([
      ['even', 2],
      ['odd', 1],
    ]);
  });

  it('takes the counts and further briefings from the answer that is shown', async () => {
    const search = await openSearch(3);
    const run = vi.fn(search.run);
    const kept = keepAnswers({ ...search, run });
    const service = makeService(() => Promise.resolve(kept));
    const own = { text: 'custodian', order: 'newest' } as const;
    const everywhere = { ...own, everywhere: true };
    for (const request of [own, everywhere]) await service.ask({ ...request, start: 0, end: 1 });
    await service.count(own, { theme: ['even'] });
    await service.ask({ ...everywhere, start: 1, end: 2 });
    expect(run).toHaveBeenCalledTimes(2);
    await service.ask({ ...own, text: 'costs', start: 0, end: 1 });
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('answers without another language that cannot be read, names it, and reads the index anew for the next question', async () => {
    const english = makeFakeEngine([{ id: 'one', title: 'One', sections: { 'bottom-line': 'A custodian.' } }]);
    const parts = makeParts(english);
    const broken = {
      language: 'de',
      open: () => Promise.reject(new Error('404')),
      readVocabulary: () => Promise.resolve(new Map<string, number>()),
    };
    const openBroken = (): Promise<Search> => Promise.resolve(keepAnswers(createSearch({ ...parts, sources: [...parts.sources, broken] })));
    const open = vi
      .fn<() => Promise<Search>>()
      .mockImplementationOnce(openBroken)
      .mockImplementationOnce(openBroken)
      .mockImplementation(() => Promise.resolve(createSearch(parts)));
    let search: Promise<Search> | undefined;
    const service = makeService(
      () => (search ??= open()),
      () => (search = undefined),
    );
    const question = { text: 'custodian', everywhere: true, start: 0, end: 1 };
    expect(await service.ask(question)).toMatchObject({ found: 1, missing: ['de'] });
    expect(await service.count(question, {})).toEqual([]);
    expect(await service.ask(question)).toMatchObject({ found: 1, missing: [] });
  });

  it.each<[keyof Engine, Partial<Question>]>([
    ['findExactly', { text: '"custodian"' }],
    ['list', { filters: { theme: ['even'] } }],
    ['listDates', { order: 'newest' }],
    ['estimateDates', {}],
    ['readPage', {}],
  ])('answers without another language of which something cannot be read: %s', async (failing, asked) => {
    const even = { id: 'one', title: 'One', sections: { 'bottom-line': 'A custodian.' }, facets: { theme: ['even'] } };
    const german = { ...makeFakeEngine([even], 'de'), [failing]: () => Promise.reject(new Error('404')) };
    const service = makeService(() => Promise.resolve(createSearch(makeParts(makeFakeEngine([even]), german))));
    const question = { text: 'custodian', everywhere: true, start: 0, end: 5, ...asked };
    const reply = await service.ask(question);
    expect(reply).toMatchObject({ found: 1, missing: ['de'] });
    expect(reply.results).toHaveLength(1);
    expect(await service.count(question, { theme: ['even'] })).toMatchObject([{ count: failing === 'readPage' ? 2 : 1 }]);
  });

  it.each<keyof SearchService>(['ask', 'count'])('reads the index anew after a question that failed: %s', async (name) => {
    const forget = vi.fn();
    const broken = openSearch(1).then((search): Search => ({ ...search, run: () => Promise.reject(new Error('404')) }));
    const service = makeService(() => broken, forget);
    const asked = name === 'ask' ? service.ask({ text: 'x', start: 0, end: 1 }) : service.count({ text: 'x' }, {});
    await expect(asked).rejects.toThrow('404');
    expect(forget).toHaveBeenCalledOnce();
  });

  it('opens the index again after it could not be opened', async () => {
    const open = vi
      .fn<() => Promise<Search>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockImplementation(() => openSearch(1));
    const service = makeService(open);
    await expect(service.ask({ text: 'custodian', start: 0, end: 1 })).rejects.toThrow('offline');
    expect((await service.ask({ text: 'custodian', start: 0, end: 1 })).found).toBe(1);
  });
});

/** A worker whose other side is in the hands of the test. */
class FakeWorker extends EventTarget {
  readonly calls: Call[] = [];
  isEnded = false;
  postMessage(call: Call): void {
    this.calls.push(call);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: Message): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function start(): { readonly worker: FakeWorker; readonly onEnd: () => void; readonly service: Promise<SearchService> } {
  const worker = new FakeWorker();
  const onEnd = vi.fn();
  return { worker, onEnd, service: connect(worker as unknown as Worker, onEnd) };
}

describe('the service of a worker', () => {
  it('gives each call its own answer, in whatever order they come', async () => {
    const { worker, service } = start();
    worker.say({ kind: 'ready' });
    const { ask } = await service;
    const answers = [ask({ text: 'one', start: 0, end: 1 }), ask({ text: 'two', start: 0, end: 1 })];
    for (const { id, given } of worker.calls.toReversed()) worker.say({ kind: 'value', id, value: given });
    expect(await Promise.all(answers)).toEqual([[{ text: 'one', start: 0, end: 1 }], [{ text: 'two', start: 0, end: 1 }]]);
  });

  it('is not to be had when the worker does not load', async () => {
    const { worker, service, onEnd } = start();
    worker.dispatchEvent(new Event('error'));
    await expect(service).rejects.toThrow('could not be loaded');
    expect(worker.isEnded).toBe(true);
    // Whoever asked for it takes another way, which must not be forgotten.
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('fails at once when it is asked after its end', async () => {
    const { worker, service } = start();
    worker.say({ kind: 'ready' });
    const { ask } = await service;
    worker.dispatchEvent(new Event('error'));
    await expect(ask({ text: 'one', start: 0, end: 1 })).rejects.toThrow('failed');
    expect(worker.calls).toEqual([]);
  });

  it('ends with the first failure, and fails all that wait', async () => {
    const { worker, service, onEnd } = start();
    worker.say({ kind: 'ready' });
    const { ask, count } = await service;
    const waiting = Promise.allSettled([ask({ text: 'one', start: 0, end: 1 }), count({ text: 'one' }, {})]);
    worker.say({ kind: 'failure', id: worker.calls[0]?.id ?? 0, reason: 'offline' });
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(worker.isEnded).toBe(true);
    expect(onEnd).toHaveBeenCalledOnce();
  });
});
