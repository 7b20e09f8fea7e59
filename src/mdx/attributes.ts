import type * as z from 'zod';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { didYouMean, nearest } from '../problems/suggest.ts';
import { notesOf } from '../schema/fields.ts';

/** Where attributes stand, and what a message calls one of them. */
export interface AttributesPlace extends Place {
  field(key: string): string;
}

/**
 * Checks what an author wrote as attributes. Returns them typed, or null and the problems;
 * `faulty` are the keys that the problems are about.
 */
export function checkAttributes<S extends z.ZodObject>(
  schema: S,
  values: Record<string, unknown>,
  place: AttributesPlace,
): { data: z.output<S> | null; problems: Problem[]; faulty: string[] } {
  const result = schema.safeParse(values);
  if (result.success) return { data: result.data, problems: [], faulty: [] };
  // Zod may report one value twice, for its type and for its length.
  const first = result.error.issues.filter(
    (issue, i, all) => issue.path.length === 0 || all.findIndex((other) => other.path[0] === issue.path[0]) === i,
  );
  return {
    data: null,
    problems: first.flatMap((issue) => attributeProblems(schema, issue, values, place)),
    faulty: first.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')])),
  };
}

function attributeProblems(
  { shape }: z.ZodObject,
  issue: z.core.$ZodIssue,
  values: Record<string, unknown>,
  { field, ...place }: AttributesPlace,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...place,
      field: field(key),
      found: `the unknown attribute ${quote(key)}`,
      expected: `one of ${Object.keys(shape)
        .map((k) => `\`${k}\``)
        .join(', ')}`,
      fix: didYouMean(key, Object.keys(shape)),
    }));
  }
  const key = String(issue.path[0] ?? '');
  const schema: unknown = shape[key];
  const notes = isSchema(schema) ? notesOf(schema) : undefined;
  const found = values[key];
  return [
    {
      ...place,
      field: field(key),
      found: found === undefined ? 'nothing' : quote(found),
      expected: notes?.expected ?? issue.message,
      fix:
        nearestValue(issue, found) ??
        notes?.fix ??
        (found === undefined ? `add \`${key}="…"\`` : `write ${notes?.expected ?? 'a value of that form'}`),
    },
  ];
}

/** Of the words that an attribute may be, the one that was meant. */
function nearestValue(issue: z.core.$ZodIssue, found: unknown): string | undefined {
  if (issue.code !== 'invalid_value' || typeof found !== 'string') return undefined;
  const near = nearest(found, issue.values.map(String));
  return near === null ? undefined : `did you mean \`${near}\`?`;
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}
