import * as z from 'zod';

/**
 * What the authors' reference and the error messages say about a field.
 * It travels with the schema, so that rule, message and reference can't drift apart.
 */
export interface FieldNotes {
  /** One sentence for the reference. */
  description: string;
  /** Completes "expected: …". */
  expected: string;
  /** Completes "fix: …", when the general advice isn't enough. */
  fix?: string;
}

const notes = z.registry<FieldNotes>();

export function field<S extends z.ZodType>(schema: S, fieldNotes: FieldNotes): S {
  // A copy: fields that share a schema, such as two alternative texts, have notes of their own.
  const own = schema.clone();
  notes.add(own, fieldNotes);
  return own;
}

export function notesOf(schema: z.ZodType): FieldNotes | undefined {
  return notes.get(schema);
}

/** A calendar day, `YYYY-MM-DD`. No time, no zone: a post belongs to the day its author wrote down. */
export type IsoDate = string;

// Jekyll takes `2016-9-22` and a time with an optional zone; so do we, and keep the day as written.
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads a day as authors write it. Null when it is no date, or a day that no calendar has. */
export function parseDate(text: string): IsoDate | null {
  const match = DATE.exec(text.trim());
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  // The year is compared too: Date.UTC takes 16 for 1916.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

export const isoDate = z.string().transform((text, ctx) => {
  const date = parseDate(text);
  if (date !== null) return date;
  ctx.addIssue({ code: 'custom', message: 'not a date' });
  return z.NEVER;
});

const PLACEHOLDER_ALT =
  /^(?:this is )?(?:an? )?(?:(?:placeholder|image|picture|photo|screenshot|screen shot|img|alt|alt text|todo|tbd|untitled|fixme|xxx|caption|description)[\s\d#:._-]*)+$/i;
const FILE_NAME = /^\S+\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** True for an alt text that tells a reader nothing: empty, a stand-in, or a file's name. */
export function isPlaceholderAlt(alt: string): boolean {
  const text = alt.trim();
  return text === '' || PLACEHOLDER_ALT.test(text) || FILE_NAME.test(text);
}

export const altText = z.string().refine((alt) => !isPlaceholderAlt(alt), 'placeholder');

/** A list, or Jekyll's comma-separated string. One word is a list of one; words without commas are ambiguous. */
export const nameList = z.union([z.array(z.string().trim().min(1)), z.string()]).transform((value, ctx) => {
  if (Array.isArray(value)) return value;
  const names = value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 1 && /\s/.test(names[0] ?? '')) {
    ctx.addIssue({ code: 'custom', message: 'ambiguous list' });
    return z.NEVER;
  }
  return names;
});
