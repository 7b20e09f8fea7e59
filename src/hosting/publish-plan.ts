import { FIXED_FOLDERS } from './policy.ts';

/** Hashes of the files of a site, by their paths in its folder. */
export type SiteFiles = ReadonlyMap<string, string>;

/** What to do, in this order, so that no reader ever gets a page whose files aren't there. */
export interface PublishPlan {
  /** Files with a hash in their name, which no published page asks for yet. */
  first: string[];
  /** All else that is new or changed, pages last. */
  next: string[];
  /** What the new site has no more. Old files with a hash stay: pages that are open, and caches, ask for them. */
  remove: string[];
  /** Paths below the base path that a CDN has to fetch anew: what was changed or removed. */
  invalidate: string[];
}

/** How to get from one published site to another. */
export function publishPlan(old: SiteFiles, now: SiteFiles): PublishPlan {
  const changed = [...now].filter(([file, hash]) => old.get(file) !== hash).map(([file]) => file);
  const others = changed.filter((file) => !isFixed(file));
  const remove = [...old.keys()].filter((file) => !now.has(file) && !isFixed(file));
  return {
    first: changed.filter(isFixed).toSorted(),
    next: [...others.filter((file) => !isPage(file)).toSorted(), ...others.filter(isPage).toSorted()],
    remove: remove.toSorted(),
    invalidate: [...others.filter((file) => old.has(file)), ...remove].map(addressOf).toSorted(),
  };
}

function isFixed(file: string): boolean {
  return FIXED_FOLDERS.some((folder) => file.startsWith(`${folder}/`));
}

function isPage(file: string): boolean {
  return /\.html(?:\.(?:br|gz))?$/.test(file);
}

function addressOf(file: string): string {
  return `/${encodeURI(file).replace(/(^|\/)index\.html$/, '$1')}`;
}
