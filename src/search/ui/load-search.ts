import type { SearchService } from '../service/service.ts';
import { connect } from '../service/worker-client.ts';

/** File name of the worker's script, which lies beside this one; put in when the scripts are bundled. */
declare const searchWorker: string;

let loading: Promise<SearchService> | undefined;

/** The search of this site, one for all who ask on a page: in a worker, or on the page itself where workers cannot be had. */
export function loadSearch(): Promise<SearchService> {
  loading ??= openWorker().catch(() => importService());
  // A failure is not kept: the next question tries again.
  loading.catch(forget);
  return loading;
}

function forget(): void {
  loading = undefined;
}

async function openWorker(): Promise<SearchService> {
  return connect(new Worker(addressOfWorker(), { type: 'module' }), forget);
}

async function importService(): Promise<SearchService> {
  const { service } = (await import(/* @vite-ignore */ addressOfWorker().href)) as { readonly service: SearchService };
  return service;
}

function addressOfWorker(): URL {
  return new URL(searchWorker, import.meta.url);
}
