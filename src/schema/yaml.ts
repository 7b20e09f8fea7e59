import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { type Place, type Problem, quote } from '../problems/index.ts';

export type YamlPath = readonly (string | number)[];

/** YAML that remembers where each value stands. */
export interface LocatedYaml {
  value: unknown;
  /** Where the value at `path` starts, or the nearest one above it that exists. */
  locate(path: YamlPath): Place;
  /** Where a key is written, for messages about the key itself. */
  locateKey(path: YamlPath, key: string): Place;
  problems: Problem[];
}

/**
 * Reads a YAML text. `firstLine` is the line of the file on which it starts (front matter starts on 2).
 * Never throws: syntax errors, duplicate keys and alias bombs come back as problems.
 */
export function readYaml(text: string, file: string, firstLine = 1): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    field: 'YAML',
    found: error.message.replace(/\s+at line \d+, column \d+:?\s*$/, ''),
    expected: 'YAML that can be read',
    fix: adviceFor(error.code),
  }));
  problems.push(...badNodes(document, at));
  let value: unknown = null;
  if (problems.length === 0) {
    try {
      // The limit keeps aliases of aliases from exploding.
      value = document.toJS({ maxAliasCount: 50 });
    } catch (error) {
      problems.push({
        ...at(0),
        field: 'YAML',
        found: error instanceof Error ? error.message : quote(error),
        expected: 'at most 50 uses of aliases',
        fix: 'write the values out instead of using `&` and `*`',
      });
    }
  }
  return {
    value,
    problems,
    locate: (path) => at(offsetOf(document, path)),
    locateKey: (path, key) => at(keyOffset(document, path, key) ?? offsetOf(document, path)),
  };
}

/** Aliases of nothing, and keys that no object can have. */
function badNodes(document: Document.Parsed, at: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  if (document.errors.length > 0) return problems;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      problems.push({
        ...at(alias.range?.[0] ?? 0),
        field: 'YAML',
        found: `\`*${alias.source}\`, an alias of nothing`,
        expected: `\`&${alias.source}\` before it`,
        fix: 'put the value in quotes if the `*` is meant as text',
      });
    },
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return;
      problems.push({
        ...at(key.range?.[0] ?? 0),
        field: '__proto__',
        found: 'the unknown key `__proto__`',
        expected: 'a key of another name',
        fix: 'remove or rename it',
      });
    },
  });
  return problems;
}

function offsetOf(document: Document.Parsed, path: YamlPath): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
      const start: unknown = node.range[0];
      if (typeof start === 'number') return start;
    }
  }
  return 0;
}

function keyOffset(document: Document.Parsed, path: YamlPath, key: string): number | null {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return null;
  for (const { key: node } of map.items) {
    if (isScalar(node) && String(node.value) === key && node.range) return node.range[0];
  }
  return null;
}

function adviceFor(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'remove one of the two keys';
    case 'TAB_AS_INDENT':
      return 'indent with spaces, not tabs';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'put the value in quotes: a colon followed by a blank starts a new key';
    default:
      return 'put values with `:`, `#`, `[` or quotes in double quotes, and indent lists alike';
  }
}
