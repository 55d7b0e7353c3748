import { readFileSync } from 'node:fs';

/**
 * Lets `fetch` read files instead of addresses that begin with `file:`. Gives the function that lets it be as it was.
 */
export function readFilesByFetch(): () => void {
  const { fetch } = globalThis;
  globalThis.fetch = (address) => {
    const url = new URL(address instanceof Request ? address.url : address);
    url.search = '';
    return Promise.resolve(new Response(readFileSync(url)));
  };
  return () => (globalThis.fetch = fetch);
}
