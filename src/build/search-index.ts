import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Content } from '../content/index.ts';
import { searchEntries, searchPage } from '../search/index.ts';

/** Folder of the index in the built site. */
const FOLDER = 'pagefind';

// Pagefind's own faces, which this site doesn't use.
const FACES = [
  'pagefind-ui.js',
  'pagefind-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-modular-ui.css',
  'pagefind-component-ui.js',
  'pagefind-component-ui.css',
  'pagefind-highlight.js',
];

/**
 * Makes the search index of a site that has been built into `folder`, from its pages as readers get them: what isn't
 * published, drafts and redacted names, can't be found either. Throws when Pagefind reports an error.
 */
export async function writeSearchIndex(folder: string, content: Content): Promise<void> {
  // One language for the whole site: its pages are marked with that of the site's own words, English.
  const { language } = new Intl.Locale(content.site.language);
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (index === undefined) throw indexError(errors);
  try {
    for (const entry of searchEntries(content)) {
      const html = await readFile(join(folder, decodeURIComponent(entry.address), 'index.html'), 'utf8');
      const added = await index.addHTMLFile({ url: entry.address, content: searchPage(html, entry) });
      if (added.errors.length > 0) throw indexError(added.errors);
    }
    const written = await index.writeFiles({ outputPath: join(folder, FOLDER) });
    if (written.errors.length > 0) throw indexError(written.errors);
  } finally {
    await close();
  }
  await Promise.all(FACES.map((name) => rm(join(folder, FOLDER, name))));
}

function indexError(errors: readonly string[]): Error {
  return new Error(`The search index could not be made: ${errors.join('; ')}`);
}
