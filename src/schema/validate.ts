import * as z from 'zod';
import { type Problem, quote } from '../problems/index.ts';
import { didYouMean } from '../problems/suggest.ts';
import { notesOf } from './fields.ts';
import type { LocatedYaml, YamlPath } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** A key of another tool that stands for one of ours. */
export interface ForeignKey {
  /** Our key, which is then not called missing as well. */
  means: string;
  /** Says what to write instead of this value. */
  fix(value: string): string;
}

/** Advice for keys that belong to another tool: key to fix. */
export type ForeignKeys = Readonly<Record<string, string | ForeignKey>>;

/**
 * Checks a YAML value against a schema. Returns the typed data, or null and the problems:
 * each names its key, what was found there, and what the schema's notes ask for.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  yaml: LocatedYaml,
  foreignKeys: ForeignKeys = {},
): { data: z.output<S> | null; problems: Problem[] } {
  if (yaml.problems.length > 0) return { data: null, problems: yaml.problems };
  const result = schema.safeParse(yaml.value ?? {});
  if (result.success) return { data: result.data, problems: [] };
  const issues = result.error.issues.flatMap((issue) => settleUnion(issue));
  const problems = issues
    .filter((issue) => !isMeantByAnother(issue, yaml, foreignKeys))
    .flatMap((issue) => problemsOf(issue, schema, yaml, foreignKeys));
  // Zod may report one value twice, for its type and for its length.
  return { data: null, problems: problems.filter((p, i) => problems.findIndex((q) => isSame(p, q)) === i) };
}

/** A key that isn't there because its author wrote another tool's: that one has its own problem. */
function isMeantByAnother({ path }: Issue, { value }: LocatedYaml, foreignKeys: ForeignKeys): boolean {
  const [key, holder] = [path.at(-1), valueAt(value, plainPath(path.slice(0, -1)))];
  if (typeof holder !== 'object' || holder === null || Object.hasOwn(holder, String(key))) return false;
  return Object.entries(foreignKeys).some(
    ([name, foreign]) => typeof foreign !== 'string' && foreign.means === key && Object.hasOwn(holder, name),
  );
}

function plainPath(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((key) => (typeof key === 'symbol' ? String(key) : key));
}

function isSame(a: Problem, b: Problem): boolean {
  return a.field === b.field && a.line === b.line && a.column === b.column && a.found === b.found;
}

/** Of the branches of a union, the one the author meant: that which got furthest into the value. */
function settleUnion(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter((errors) => errors.some((e) => e.path.length > 0));
  const meant = branches[0];
  if (meant === undefined) return [issue];
  return meant.flatMap((inner) => settleUnion({ ...inner, path: [...issue.path, ...inner.path] }));
}

function problemsOf(issue: Issue, schema: z.ZodType, yaml: LocatedYaml, foreignKeys: ForeignKeys): Problem[] {
  const path = plainPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, path, schema, yaml, foreignKeys));
  }
  if (path.length === 0) {
    return [
      {
        ...yaml.locate(path),
        field: 'front matter',
        found: quote(yaml.value),
        expected: 'keys and values',
        fix: 'write each key on a line of its own: `title: …`',
      },
    ];
  }
  if (issue.code === 'invalid_key') return [badKey(path, schema, yaml)];
  const found = valueAt(yaml.value, path);
  const notes = notesAt(schema, path);
  const name = fieldName(path);
  return [
    {
      ...yaml.locate(path),
      field: name,
      found: found === undefined ? 'nothing' : quote(found),
      expected: notes?.expected ?? issue.message,
      fix:
        notes?.fix ??
        (found === undefined
          ? `add \`${String(path.at(-1))}: …\``
          : `write ${notes?.expected ?? 'a value of that form'}`),
    },
  ];
}

function unknownKey(
  key: string,
  path: YamlPath,
  schema: z.ZodType,
  yaml: LocatedYaml,
  foreignKeys: ForeignKeys,
): Problem {
  const parent = schemaAt(schema, path);
  const known = parent instanceof z.ZodObject ? Object.keys(parent.shape) : [];
  const advice = Object.hasOwn(foreignKeys, key) ? foreignKeys[key] : undefined;
  return {
    ...yaml.locateKey(path, key),
    field: fieldName([...path, key]),
    found: `the unknown key ${quote(key)}`,
    expected: `one of ${known.map((k) => `\`${k}\``).join(', ')}`,
    fix:
      typeof advice === 'object'
        ? advice.fix(String(valueAt(yaml.value, [...path, key])))
        : (advice ?? didYouMean(key, known)),
  };
}

/** A key whose author may choose it, but not so. */
function badKey(path: YamlPath, schema: z.ZodType, yaml: LocatedYaml): Problem {
  const [parent, key] = [path.slice(0, -1), String(path.at(-1))];
  const record = schemaAt(schema, parent, (s) => s instanceof z.ZodRecord);
  const expected = (record instanceof z.ZodRecord && keyNotes(record)?.expected) || 'a key of another form';
  const field = fieldName(path);
  return { ...yaml.locateKey(parent, key), field, found: `the name ${quote(key)}`, expected, fix: `write ${expected}` };
}

/** `gallery[2].alt`, as authors would say it. */
function fieldName(path: YamlPath): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let current = value;
  for (const key of path) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

function notesAt(schema: z.ZodType, path: YamlPath): ReturnType<typeof notesOf> {
  for (let length = path.length; length > 0; length--) {
    const notes = schemaWithNotesAt(schema, path.slice(0, length));
    if (notes !== undefined) return notes;
  }
  return undefined;
}

function schemaWithNotesAt(schema: z.ZodType, path: YamlPath): ReturnType<typeof notesOf> {
  let current: z.ZodType | undefined = schema;
  let notes: ReturnType<typeof notesOf>;
  for (const key of path) {
    const next: z.ZodType | undefined = current && childOf(current, key);
    notes = next && notesOf(next);
    current = next;
  }
  return notes;
}

function schemaAt(
  schema: z.ZodType,
  path: YamlPath,
  wanted: (schema: z.ZodType) => boolean = (s) => s instanceof z.ZodObject,
): z.ZodType | undefined {
  let current: z.ZodType | undefined = schema;
  for (const key of path) current = current && childOf(current, key);
  return current && unwrap(current, wanted);
}

function keyNotes({ keyType }: z.ZodRecord): ReturnType<typeof notesOf> {
  const key = asSchema(keyType);
  return key && notesOf(key);
}

/** The schema of a member, through optionals, defaults, transforms and unions. */
function childOf(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  const holder = unwrap(schema, (s) =>
    typeof key === 'number' ? s instanceof z.ZodArray : s instanceof z.ZodObject || s instanceof z.ZodRecord,
  );
  if (holder instanceof z.ZodObject) return asSchema(Reflect.get(holder.shape, key));
  if (holder instanceof z.ZodArray) return asSchema(holder.element);
  if (holder instanceof z.ZodRecord) return asSchema(holder.valueType);
  return undefined;
}

function unwrap(schema: z.ZodType, wanted: (schema: z.ZodType) => boolean): z.ZodType | undefined {
  if (wanted(schema)) return schema;
  for (const inner of innerOf(schema)) {
    const found = unwrap(inner, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function innerOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return only(asSchema(schema.unwrap()));
  if (schema instanceof z.ZodPipe) return only(asSchema(schema.in));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option: unknown) => only(asSchema(option)));
  return [];
}

function only(schema: z.ZodType | undefined): z.ZodType[] {
  return schema === undefined ? [] : [schema];
}

function asSchema(value: unknown): z.ZodType | undefined {
  return value instanceof z.ZodType ? value : undefined;
}
