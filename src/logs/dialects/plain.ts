import type { Dialect } from '../dialect.ts';

/** Any text: lines, times and gaps. */
export const plain: Dialect = { name: 'plain', title: 'Plain log', precedence: 100, rules: [] };
