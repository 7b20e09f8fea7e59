import type { Plugin } from 'vite';

/**
 * What is loaded later is loaded by `import()` and nothing else. Vite would have every page carry a loader that fetches
 * what the module needs at the same time; ours need next to nothing, and load their style sheets themselves.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      order: 'pre',
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
