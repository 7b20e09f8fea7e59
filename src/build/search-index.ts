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
  const pages: { url: string; content: string }[] = [];
  for (const entry of searchEntries(content)) {
    const html = await readFile(join(folder, decodeURIComponent(entry.address), 'index.html'), 'utf8');
    pages.push({ url: entry.address, content: searchPage(html, entry) });
  }
  // One language for the whole site: its pages are marked with that of the site's own words, English.
  const { language } = new Intl.Locale(content.site.language);
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (index === undefined) throw indexError(errors);
  try {
    const added = await Promise.all(pages.map((page) => index.addHTMLFile(page)));
    const written = await index.writeFiles({ outputPath: join(folder, FOLDER) });
    const failures = [...added, written].flatMap((answer) => answer.errors);
    if (failures.length > 0) throw indexError(failures);
  } finally {
    await close();
  }
  await Promise.all(FACES.map((name) => rm(join(folder, FOLDER, name))));
}

function indexError(errors: readonly string[]): Error {
  return new Error(`The search index could not be made: ${errors.join('; ')}`);
}
