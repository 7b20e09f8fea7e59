/** What this site uses of Pagefind's interface, which is loaded from the index that the build has made. */
export interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  /** How many pages each value of each filter has. */
  filters(): Promise<Record<string, Record<string, number>>>;
  /** Null when another search has begun meanwhile. A term of null finds all that the filters let through. */
  debouncedSearch(term: string | null, options: { filters: Filters }): Promise<{ results: Found[] } | null>;
}

export type Filters = Readonly<Record<string, string>>;

export interface Found {
  id: string;
  data(): Promise<FoundPage>;
}

/** Excerpts hold `<mark>` around what was found; all else of HTML in them is escaped. */
export interface FoundPage {
  url: string;
  excerpt: string;
  meta: Readonly<Record<string, string>>;
  /** The places below headings, in the order of the page; what stands above the first has the address of the page. */
  sub_results: readonly { title: string; url: string; excerpt: string; locations: readonly number[] }[];
}

let loaded: Promise<Pagefind> | undefined;

/** Loads the index once. Rejects when there is none, or no way to it; then the next call tries again. */
export function loadPagefind(): Promise<Pagefind> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL;
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}
