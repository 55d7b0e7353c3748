import type { FacetName } from '../index-format.ts';
import type { FacetCount, Facets, Filters } from '../query/filters.ts';
import type { Order } from '../query/order.ts';
import { facetNames, type PageState, writeAddress } from './address.ts';

/** The server-rendered parts of the search page. */
export interface Controls {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  readonly boxes: readonly HTMLInputElement[];
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
  const status = page.querySelector<HTMLElement>('#status');
  const results = page.querySelector<HTMLElement>('#results');
  if (!form || !field || !status || !results) return undefined;
  return {
    form,
    field,
    boxes: [...form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')].filter(({ name }) =>
      facetNames.includes(name as FacetName),
    ),
    orders: [...form.querySelectorAll<HTMLAnchorElement>('a[data-order]')],
    clear: form.querySelector<HTMLAnchorElement>('#filters p a'),
    status,
    results,
    browse: page.querySelector<HTMLElement>('#browse'),
  };
}

/** What the form says now. */
export function readForm({ field, boxes }: Controls, order: Order): PageState {
  return { text: field.value.trim(), filters: groupBoxes(boxes.filter(({ checked }) => checked)), order };
}

/** All values that can be chosen. */
export function listFacets({ boxes }: Controls): Facets {
  return groupBoxes(boxes);
}

function groupBoxes(boxes: readonly HTMLInputElement[]): Filters {
  const groups = Object.groupBy(boxes, ({ name }) => name);
  return Object.fromEntries(Object.entries(groups).map(([name, group = []]) => [name, group.map(({ value }) => value)]));
}

/** Makes the form say what the state is. The field is left alone when it already means the same, so that typing is not disturbed. */
export function showState({ form, field, boxes, orders, clear }: Controls, state: PageState): void {
  if (field.value.trim() !== state.text) field.value = state.text;
  for (const box of boxes) box.checked = state.filters[box.name as FacetName]?.includes(box.value) ?? false;
  for (const link of orders) {
    const order = (link.dataset.order ?? 'relevance') as Order;
    link.href = form.action + writeAddress({ ...state, order });
    if (order === state.order) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  if (clear !== null) clear.href = form.action + writeAddress({ ...state, filters: {} });
}

/** Writes how many briefings each value would show. */
export function showCounts({ boxes }: Controls, counts: readonly FacetCount[]): void {
  for (const { name, value, count } of counts) {
    const box = boxes.find((candidate) => candidate.name === name && candidate.value === value);
    box?.closest('label')?.querySelector('[data-count]')?.replaceChildren(count.toLocaleString('en'));
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
