import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type SiteSettings, siteSchema } from '../schema/site.ts';
import { validate } from '../schema/validate.ts';
import { readYaml } from '../schema/yaml.ts';

/** Where a build reads and writes, and the settings of the site it builds. All paths absolute. */
export interface BuildSettings {
  contentDir: string;
  outDir: string;
  /** Each content directory has a cache of its own. */
  cacheDir: string;
  /** Converted pictures, by what they were made from: all content directories share them. */
  picturesDir: string;
  /** Drawn cards, by what they say. */
  cardsDir: string;
  site: SiteSettings;
}

/** From the environment: `CONTENT_DIR` (default `content`) and `OUT_DIR` (default `dist`). */
export function buildSettings(env: NodeJS.ProcessEnv = process.env): BuildSettings {
  const contentDir = resolve(env.CONTENT_DIR || 'content');
  const outDir = resolve(env.OUT_DIR || 'dist');
  const key = createHash('sha256').update(contentDir).digest('hex').slice(0, 12);
  return {
    contentDir,
    outDir,
    cacheDir: resolve('.cache', key),
    picturesDir: resolve('.cache/pictures'),
    cardsDir: resolve('.cache/cards'),
    site: readSettings(contentDir),
  };
}

/** Falls back to the defaults when the file can't be used: the content check reports why. */
function readSettings(contentDir: string): SiteSettings {
  const path = join(contentDir, 'site.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return validate(siteSchema, readYaml(text, path)).data ?? siteSchema.parse({});
}
