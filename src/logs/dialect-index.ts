/** The list of dialects, written from the files of their folder, so that a new one is a file and nothing else. */

export interface DialectFile {
  /** Its name in the folder, such as `pve-qemu.ts`. */
  name: string;
  text: string;
}

const DECLARATION = /^export const (\w+): Dialect\b/m;

/** The text of `dialects/index.ts`: every file of the folder that exports a `Dialect`, by name. */
export function dialectIndex(files: readonly DialectFile[]): string {
  const found = files
    .filter(({ name }) => name !== 'index.ts' && !name.endsWith('.test.ts'))
    .flatMap(({ name, text }) => {
      const dialect = DECLARATION.exec(text)?.[1];
      return dialect === undefined ? [] : [{ name, dialect }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    '// Written by `npm run format` from the files of this folder that export a Dialect.',
    "import type { Dialect } from '../dialect.ts';",
    ...found.map(({ name, dialect }) => `import { ${dialect} } from './${name}';`),
    '',
    '/** The formats that are read. */',
    'export const DIALECTS: readonly Dialect[] = [',
    ...found.map(({ dialect }) => `  ${dialect},`),
    '];',
    '',
    'export const DIALECT_NAMES: readonly string[] = DIALECTS.map(({ name }) => name);',
    '',
  ].join('\n');
}
