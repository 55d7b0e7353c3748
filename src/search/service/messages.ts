import type { SearchService } from './service.ts';

type Name = keyof SearchService;

/** A call of one of the service's functions, on its way to the worker. */
export interface Call {
  readonly id: number;
  readonly name: Name;
  readonly given: readonly unknown[];
}

/** The worker's first message says that it is ready; each of the others answers a call. */
export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string };
