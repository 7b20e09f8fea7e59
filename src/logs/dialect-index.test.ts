import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dialectIndex } from './dialect-index.ts';

const FOLDER = new URL('./dialects/', import.meta.url);

it('the list of dialects is the one that the files of the folder make', () => {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));
  const written = files.find(({ name }) => name === 'index.ts')?.text;
  expect(written, 'src/logs/dialects/index.ts is out of date: run npm run format').toBe(dialectIndex(files));
});

it('a file that exports a dialect is all it takes to be in the list', () => {
  const index = dialectIndex([
    { name: 'zfs.ts', text: "import …\n\nexport const zfs: Dialect = { name: 'zfs' };\n" },
    { name: 'a-story.ts', text: 'export function conclude() {}\n' },
    { name: 'a.test.ts', text: "export const a: Dialect = { name: 'a' };\n" },
    { name: 'md-raid.ts', text: 'export const mdRaid: Dialect = {\n' },
  ]);
  expect(index).toContain("import { mdRaid } from './md-raid.ts';\nimport { zfs } from './zfs.ts';\n");
  expect(index).toContain('= [\n  mdRaid,\n  zfs,\n];\n');
  expect(index).not.toContain("'./a");
});
