import { defineConfig, passthroughImageService } from 'astro/config';
import { renderer } from './src/astro/adapter.ts';

// The pages are compiled into a renderer that holds no content, base path or address of any site.
export default defineConfig({
  output: 'server',
  adapter: renderer(),
  trailingSlash: 'ignore',
  session: false,
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  image: { service: passthroughImageService() },
});
