import { resolveHref } from '../mdx/links.ts';

/** A text whose links are followed. */
export interface LinkingText {
  /** Without the base path. */
  address: string;
  /** Addresses that lead to it as well. */
  aliases: readonly string[];
  /** Links as their author wrote them. */
  links: readonly { href: string }[];
}

/** The texts that link to each one, by its address: each once, in the order given, none to itself. */
export function linksHere<T extends LinkingText>(texts: readonly T[]): Map<string, T[]> {
  const owners = new Map(texts.flatMap(({ address, aliases }) => [address, ...aliases].map((path) => [path, address])));
  const found = new Map<string, T[]>(texts.map(({ address }) => [address, []]));
  for (const text of texts) {
    const targets = new Set(text.links.map(({ href }) => owners.get(pathOf(href, text.address))));
    for (const target of targets) {
      if (target !== undefined && target !== text.address) found.get(target)?.push(text);
    }
  }
  return found;
}

function pathOf(href: string, address: string): string {
  return (resolveHref(href, address, '/') ?? '').replace(/[?#].*$/, '');
}
