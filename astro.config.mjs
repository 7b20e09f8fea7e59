import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { filesInDev } from './src/build/dev-files.ts';
import { plainImports } from './src/build/plain-imports.ts';
import { problemsInDev } from './src/build/problems-in-dev.ts';
import { buildSettings } from './src/build/settings.ts';

const { site, outDir, cacheDir, contentDir } = buildSettings();

export default defineConfig({
  site: site.address,
  base: site.base,
  outDir,
  cacheDir,
  trailingSlash: 'always',
  // Posts and pages of the content are compiled by `src/mdx`, as data; this renders MDX that lies in `src/pages`.
  integrations: [mdx()],
  build: {
    // A strict Content-Security-Policy allows neither inline styles nor inline scripts.
    inlineStylesheets: 'never',
    assets: '_assets',
  },
  // Front matter completes in editors with Astro's language server.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [filesInDev({ contentDir, site }), problemsInDev(), plainImports()],
    // The content may lie outside the project.
    server: { fs: { allow: ['.', contentDir] } },
  },
});
