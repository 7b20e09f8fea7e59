import { slugOf } from '../../series/index.ts';

const SPELLED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', þ: 'th' };

/** A name as a folder of this site may have it: plain lower-case letters, digits, `.`, `_` and `-`. May be empty. */
export function plainSlug(name: string): string {
  const plain = unescaped(name)
    .toLowerCase()
    .replace(/[ßæœøłđþ]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  const slug = slugOf(plain.replace(/[\s/\\+&.]+/g, '-')).replace(/[^a-z0-9_-]/g, '');
  return slug
    .replace(/-{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '');
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    // A `%` that is meant as one.
    if (error instanceof URIError) return name;
    throw error;
  }
}

/** Hands out names, each once; letter case doesn't tell two apart, because many hosts and disks ignore it. */
export class Names {
  readonly #taken = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.#taken.add(name.toLowerCase());
  }

  /** The name, or the first of `alternatives` that is free, or the name with a number. */
  claim(name: string, ...alternatives: string[]): string {
    const free = [name, ...alternatives].find((candidate) => !this.#taken.has(candidate.toLowerCase()));
    const chosen = free ?? this.#numbered(name);
    this.#taken.add(chosen.toLowerCase());
    return chosen;
  }

  #numbered(name: string): string {
    const [, stem = name, ending = ''] = /^(.+?)(\.\w+)?$/.exec(name) ?? [];
    for (let n = 2; ; n++) {
      const candidate = `${stem}-${n}${ending}`;
      if (!this.#taken.has(candidate.toLowerCase())) return candidate;
    }
  }
}
