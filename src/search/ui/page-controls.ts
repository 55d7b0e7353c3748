import type { FacetName } from '../index-format.ts';
import type { FacetCount, Facets } from '../query/filters.ts';
import type { Order } from '../query/order.ts';
import { clearFilters, facetNames, type PageState, readAddress, readDate, writeAddress } from './address.ts';

/** The server-rendered parts of the search page. */
export interface Controls {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  /** Values of filters. */
  readonly boxes: readonly HTMLInputElement[];
  /** First and last day. */
  readonly dates: readonly HTMLInputElement[];
  readonly recency: HTMLInputElement;
  readonly orders: readonly HTMLAnchorElement[];
  readonly clear: HTMLAnchorElement | null;
  readonly status: HTMLElement;
  readonly results: HTMLElement;
  readonly browse: HTMLElement | null;
}

/** Finds the parts of the page; undefined on any other page. */
export function findControls(page: Document): Controls | undefined {
  const form = page.querySelector<HTMLFormElement>('form#search');
  const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
  const recency = form?.querySelector<HTMLInputElement>('input[name="recency"]');
  const status = page.querySelector<HTMLElement>('#status');
  const results = page.querySelector<HTMLElement>('#results');
  if (!form || !field || !recency || !status || !results) return undefined;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  return {
    form,
    field,
    boxes: boxes.filter(({ name }) => facetNames.includes(name as FacetName)),
    dates: [...form.querySelectorAll<HTMLInputElement>('input[type="date"]')],
    recency,
    orders: [...form.querySelectorAll<HTMLAnchorElement>('a[data-order]')],
    clear: form.querySelector<HTMLAnchorElement>('a[data-clear]'),
    status,
    results,
    browse: page.querySelector<HTMLElement>('#browse'),
  };
}

/** What the form says now; what it does not ask for stays as it is. Another question is asked with all help again. */
export function readForm({ form, recency }: Controls, now: PageState): PageState {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') given.append(name, value);
  const { text, filters } = readAddress(given.toString());
  const help = text === now.text ? now : { expand: true, correct: true };
  return { text, filters, order: now.order, preferNew: recency.checked, expand: help.expand, correct: help.correct };
}

/** All values that can be chosen. */
export function listFacets({ boxes }: Controls): Facets {
  const groups = Object.groupBy(boxes, ({ name }) => name);
  return Object.fromEntries(Object.entries(groups).map(([name, group = []]) => [name, group.map(({ value }) => value)]));
}

/** Makes the form say what the state is. Fields are left alone when they already mean the same, so that typing is not disturbed. */
export function showState({ form, field, boxes, dates, recency, orders, clear }: Controls, state: PageState): void {
  const { text, filters, order, preferNew } = state;
  if (field.value.trim() !== text) field.value = text;
  for (const box of boxes) box.checked = filters[box.name as FacetName]?.includes(box.value) ?? false;
  for (const date of dates) {
    const wanted = filters.dates?.[date.name as 'from' | 'to'];
    if (readDate(date.value) !== wanted) date.value = wanted ?? '';
  }
  recency.checked = preferNew;
  recency.disabled = order !== 'relevance';
  for (const link of orders) {
    const own = (link.dataset.order ?? 'relevance') as Order;
    link.href = form.action + writeAddress({ ...state, order: own });
    if (own === order) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  if (clear !== null) clear.href = form.action + writeAddress(clearFilters(state));
}

/** Writes how many briefings each value would show. */
export function showCounts({ boxes }: Controls, counts: readonly FacetCount[], language: string): void {
  for (const { name, value, count } of counts) {
    const box = boxes.find((candidate) => candidate.name === name && candidate.value === value);
    box?.closest('label')?.querySelector('[data-count]')?.replaceChildren(count.toLocaleString(language));
  }
}

/** The counts as the server wrote them: those of the whole archive. */
export function readCounts({ boxes }: Controls): FacetCount[] {
  return boxes.map((box) => ({
    name: box.name as FacetName,
    value: box.value,
    count: Number(box.closest('label')?.querySelector('[data-count]')?.textContent.replace(/\D/gu, '') ?? '0'),
  }));
}
