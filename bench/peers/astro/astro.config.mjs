import { defineConfig } from 'astro/config';

// Where to write is the bench's affair; everything else is as Astro is shipped.
export default defineConfig({
  site: 'https://bench.example',
  outDir: process.env.BENCH_OUT,
  cacheDir: process.env.BENCH_CACHE,
});
