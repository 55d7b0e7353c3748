import { defineConfig } from 'vitest/config';

const pages = 'test/{browser,quality}/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // a condition that is waited for may take long on a busy machine
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default'],
    projects: [
      { extends: true, test: { name: 'code', include: ['test/**/*.test.ts'], exclude: [pages] } },
      { extends: true, test: { name: 'pages', include: [pages], globalSetup: 'test/support/sample-site.ts' } },
    ],
  },
});
