import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { readYaml } from '../../schema/yaml.ts';
import type { Findings } from '../report/findings.ts';

export type Values = Readonly<Record<string, unknown>>;

/** The top of a source file as values, and what follows it. */
export interface FrontMatter {
  /** Null for a file that has none at all. */
  values: Values | null;
  /** Line of a key in the file; the first when it isn't known. */
  lineOf(...path: (string | number)[]): number;
  body: string;
  /** Line of the file on which the body starts. */
  bodyLine: number;
}

const YAML_BLOCK = /^---[ \t]*\n([\s\S]*?\n?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;
const TOML_BLOCK = /^\+\+\+[ \t]*\n([\s\S]*?\n?)^\+\+\+[ \t]*(?:\n|$)/m;

/** Reads YAML between `---` (Jekyll, Hugo) or TOML between `+++` (Hugo). What can't be read is reported, the rest is used. */
export function readFrontMatter(source: string, file: string, findings: Findings): FrontMatter {
  const yaml = YAML_BLOCK.exec(source);
  if (yaml?.index === 0) {
    const text = yaml[1] ?? '';
    return { ...readYamlValues(text, file, findings, 2), ...after(source, yaml[0]) };
  }
  const toml = TOML_BLOCK.exec(source);
  if (toml?.index === 0) {
    const text = toml[1] ?? '';
    const lineOf = (key: string | number) => lineOfKey(text, String(key), /^\s*%\s*=/) + 1;
    return { values: readToml(text, file, findings), lineOf, ...after(source, toml[0]) };
  }
  if (/^---[ \t]*\n/.test(source)) {
    const fix = 'end the front matter by a line of `---`';
    findings.error(file, 1, 'a first line of `---` without a second; the file was read without front matter', fix);
  }
  return { values: null, lineOf: () => 1, body: source, bodyLine: 1 };
}

function after(source: string, block: string): Pick<FrontMatter, 'body' | 'bodyLine'> {
  return { body: source.slice(block.length), bodyLine: block.split('\n').length - (block.endsWith('\n') ? 0 : 1) };
}

/** YAML as values, with the lines they stand on. Of a text that is no YAML, the keys that can be read by themselves. */
export function readYamlValues(
  text: string,
  file: string,
  findings: Findings,
  firstLine: number,
): Pick<FrontMatter, 'values' | 'lineOf'> {
  const yaml = readYaml(text, file, firstLine);
  const lineOf = (...path: (string | number)[]) => yaml.locate(path).line ?? firstLine;
  if (yaml.problems.length === 0) {
    if (isValues(yaml.value)) return { values: yaml.value, lineOf };
    if (yaml.value !== null) {
      findings.drop({
        file,
        line: firstLine,
        what: 'word',
        text: text.trimEnd(),
        reason: 'front matter that is no list of keys',
      });
      findings.error(file, firstLine, 'front matter that is no list of keys', 'write `key: value` lines');
    }
    return { values: {}, lineOf };
  }
  for (const { line, found, fix } of yaml.problems.slice(0, 1)) {
    findings.error(file, line ?? firstLine, `YAML that can’t be read: ${found}; its other keys were used`, fix);
  }
  const reason = 'YAML that can’t be read, of which its sound keys were used';
  // Where only a key is wrong, the rest of the text is known to be used; of any other, nobody can say what was.
  const isSyntax = parseDocument(text, { uniqueKeys: false, logLevel: 'error' }).errors.length > 0;
  if (isSyntax) findings.drop({ file, line: firstLine, what: 'word', text: text.replace(/\n$/, ''), reason });
  const skipped = (line: number, value: string) => {
    if (!isSyntax) findings.drop({ file, line: line + firstLine, what: 'word', text: value, reason });
  };
  return {
    values: salvage(text, file, skipped),
    lineOf: (key) => lineOfKey(text, String(key), /^%\s*:/) + firstLine - 1,
  };
}

/** The top-level keys of a broken YAML text that can be read, one by one; simple values as they are written. */
function salvage(text: string, file: string, skipped: (line: number, value: string) => void): Values {
  const values: Record<string, unknown> = {};
  let line = 0;
  for (const block of text.split(/^(?=[A-Za-z_][\w-]*[ \t]*:)/m)) {
    const at = line;
    line += block.split('\n').length - 1;
    const [, key, rest] = /^([A-Za-z_][\w-]*)[ \t]*:([\s\S]*)$/.exec(block) ?? [];
    if (key === undefined || rest === undefined) continue;
    const yaml = readYaml(block, file);
    const value = isValues(yaml.value) ? yaml.value[key] : undefined;
    if (Object.hasOwn(values, key) || key === '__proto__') skipped(at, rest.trim());
    else if (yaml.problems.length === 0) values[key] = value;
    else if (!rest.trim().includes('\n')) values[key] = rest.trim().replace(/^["']|["']$/g, '');
    else skipped(at, rest.trim());
  }
  return values;
}

function readToml(text: string, file: string, findings: Findings): Values {
  try {
    return plainDates(parseToml(text));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = `TOML that can’t be read: ${error.message.split('\n')[0]}; the front matter was not used`;
    findings.error(file, error.line + 1, what, 'correct the TOML');
    return {};
  }
}

/** TOML has dates of its own; here they are text, as YAML has them. */
function plainDates(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString().replace('T', ' ') : isValues(value) ? plainDates(value) : value,
    ]),
  );
}

function lineOfKey(text: string, key: string, form: RegExp): number {
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(form.source.replace('%', name));
  return text.split('\n').findIndex((line) => pattern.test(line)) + 1 || 1;
}

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
