import * as z from 'zod';
import { notesOf } from './fields.ts';
import { pageSchema } from './page.ts';
import { postSchema } from './post.ts';
import { seriesSchema } from './series.ts';
import { siteSchema } from './site.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * A schema as editors read it: JSON Schema of what an author writes, each key with its description.
 * It is made from the same schema as the checks, which are stricter where JSON Schema has no words for a rule.
 */
export function editorSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    // Editors' YAML support knows this draft.
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const notes = zodSchema instanceof z.ZodType ? notesOf(zodSchema) : undefined;
      if (notes === undefined) return;
      jsonSchema.description = notes.description;
      // Shown by VS Code instead of "value doesn't match".
      jsonSchema.errorMessage = `Expected ${notes.expected}.`;
    },
  });
}

/** By the name of its file in `.vscode/schemas/`, without `.schema.json`. */
export const EDITOR_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  post: postSchema,
  page: pageSchema,
  series: seriesSchema,
  site: siteSchema,
};
