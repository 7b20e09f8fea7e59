import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EDITOR_SCHEMAS, editorSchema } from './editor.ts';

describe('the schemas of .vscode', () => {
  it.each(Object.entries(EDITOR_SCHEMAS))('%s is as `npm run format` writes it', async (name, schema) => {
    const written: unknown = JSON.parse(await readFile(`.vscode/schemas/${name}.schema.json`, 'utf8'));
    expect(written, 'run `npm run format`').toEqual(editorSchema(schema));
  });

  it('are wired to the files they are of', async () => {
    const settings = await readFile('.vscode/settings.json', 'utf8');
    const paths = [...settings.matchAll(/"(\.vscode\/schemas\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(JSON.parse(await readFile(path, 'utf8'))).toHaveProperty('properties.title');
  });
});

describe('a schema for editors', () => {
  it('tells of each key what the checks say of it', () => {
    for (const schema of Object.values(EDITOR_SCHEMAS)) {
      const { properties = {} } = editorSchema(schema);
      for (const [key, value] of Object.entries(properties)) {
        expect(value, key).toMatchObject({ description: expect.any(String), errorMessage: expect.any(String) });
      }
    }
  });

  it('takes what an author writes, not what becomes of it', () => {
    const { properties } = editorSchema(z.object({ tags: z.string().transform((text) => text.split(',')) }));
    expect(properties).toEqual({ tags: { type: 'string' } });
  });
});
