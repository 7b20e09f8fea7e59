import type { Problem } from '../problems/index.ts';
import { type LocatedYaml, readYaml } from '../schema/yaml.ts';

const BLOCK = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** The YAML between the two `---` lines at the top of a file. */
export function readFrontMatter(source: string, file: string): LocatedYaml {
  const match = BLOCK.exec(source);
  if (match !== null && match.index === 0) return readYaml(match[1] ?? '', file, 2);
  const missing: Problem = {
    file,
    line: 1,
    field: 'front matter',
    found: source.startsWith('---') ? 'a first `---` line without a second' : 'none',
    expected: 'a block of YAML between two `---` lines at the very top',
    fix: 'start the file with `---`, `title: …` and the other keys, and `---`',
  };
  return { ...readYaml('', file), problems: [missing] };
}
