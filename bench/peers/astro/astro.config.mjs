import { defineConfig } from 'astro/config';

// Where to write is the bench's affair, and which Markdown processor; everything else is as Astro is shipped.
export default defineConfig({
  site: 'https://bench.example',
  outDir: process.env.BENCH_OUT,
  cacheDir: process.env.BENCH_CACHE,
  ...(process.env.BENCH_MARKDOWN === 'remark' && { markdown: { processor: await makeRemark() } }),
});

async function makeRemark() {
  const { unified } = await import('@astrojs/markdown-remark');
  return unified();
}
