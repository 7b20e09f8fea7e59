import type { SourceConfig } from './config.ts';
import { isValues } from './front-matter.ts';
import type { SourceTree } from './tree.ts';
import { flagOf, textsOf } from './values.ts';

/** A file that is a post or a page by its place. */
export interface Place {
  file: string;
  kind: 'post' | 'page';
  /** Jekyll's name for it in `defaults`: `posts`, `pages`, `drafts` or a collection. */
  type: string;
  draft: boolean;
  /** What its name says: `2016-09-22` and `title`. */
  nameDate: string | null;
  slug: string;
  /** Folders above `_posts` are categories. */
  categories: string[];
}

const TEXT = /\.(?:md|markdown|mkdn?|mkd|mdown|html?)$/i;
const MARKDOWN = /\.(?:md|markdown|mkdn?|mkd|mdown)$/i;
const OTHER_MARKUP = /\.(?:textile|adoc|asciidoc|rst|org|haml|slim|mdx)$/i;
const DATED = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.+)$/;

/** Posts and pages of the source, by place. `unread` are texts in a markup that is not read here. */
export function listPlaces(tree: SourceTree, config: SourceConfig): { places: Place[]; unread: string[] } {
  const files = [...tree.files];
  const place = { jekyll: jekyllPlace, hugo: hugoPlace, plain: plainPlace }[config.kind];
  const all = files.map((file) => place(file, config));
  const places = all.filter((found) => found !== null);
  return {
    places: places.filter(({ file }) => TEXT.test(file)),
    unread: places.map(({ file }) => file).filter((file) => OTHER_MARKUP.test(file)),
  };
}

function jekyllPlace(file: string, config: SourceConfig): Place | null {
  if (!TEXT.test(file) && !OTHER_MARKUP.test(file)) return null;
  const steps = file.split('/');
  const posts = steps.findIndex((step) => step === '_posts' || step === '_drafts');
  const base = { file, categories: [], draft: false };
  if (posts !== -1) {
    const draft = steps[posts] === '_drafts';
    return {
      ...base,
      ...nameOf(file),
      kind: 'post',
      type: draft ? 'drafts' : 'posts',
      draft,
      categories: steps.slice(0, posts),
    };
  }
  const first = steps[0] ?? '';
  if (first.startsWith('_')) {
    const collection = first.slice(1);
    const isPage = collection === 'pages' || isShown(collection, config);
    return isPage ? { ...base, ...nameOf(file), kind: 'page', type: collection } : null;
  }
  const excluded = textsOf(config.values.exclude).some(
    (name) => file === name || file.startsWith(`${name.replace(/\/$/, '')}/`),
  );
  const hidden = steps.some((step) => step.startsWith('_'));
  return excluded || hidden ? null : { ...base, ...nameOf(file), kind: 'page', type: 'pages' };
}

function isShown(collection: string, config: SourceConfig): boolean {
  const collections = config.values.collections;
  if (!isValues(collections)) return false;
  const settings = collections[collection];
  return isValues(settings) && flagOf(settings.output) === true;
}

function hugoPlace(file: string): Place | null {
  const [, path] = /^content\/(.+)$/.exec(file) ?? [];
  if (path === undefined || (!TEXT.test(file) && !OTHER_MARKUP.test(file))) return null;
  const steps = path.split('/');
  const isSection = /^_index\./.test(steps.at(-1) ?? '');
  // A file at the top is a page, one in a section an entry of it.
  const kind = steps.length === 1 || isSection ? 'page' : 'post';
  return {
    file,
    categories: [],
    draft: false,
    ...nameOf(file),
    kind,
    type: steps.length > 1 ? (steps[0] ?? '') : 'page',
  };
}

function plainPlace(file: string): Place | null {
  if (!MARKDOWN.test(file)) return null;
  return { file, categories: [], draft: false, ...nameOf(file), kind: 'post', type: 'posts' };
}

/** Date and name of a file; of `index.md` and `README.md` it is the folder that has the name. */
function nameOf(file: string): Pick<Place, 'nameDate' | 'slug'> {
  const [last = '', parent] = file.split('/').reverse();
  const bare = last.replace(/\.[^.]+$/, '');
  const name = /^(?:_?index|readme)$/i.test(bare) && parent !== undefined && !parent.startsWith('_') ? parent : bare;
  const [, date, slug] = DATED.exec(name) ?? [];
  return { nameDate: date ?? null, slug: slug ?? name };
}
