import { isDeviceName } from '../../schema/names.ts';
import { unescaped } from '../../schema/percent.ts';
import { slugOf } from '../../series/index.ts';

const SPELLED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', þ: 'th' };

// Cyrillic as passports and most addresses have it.
const CYRILLIC = new Map(
  Object.entries(
    'а:a б:b в:v г:g ґ:g д:d е:e ё:yo є:ye ж:zh з:z и:i і:i ї:yi й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya'
      .split(' ')
      .map((pair) => pair.split(':')),
  ).map(([, [letter = '', latin = '']]) => [letter, latin]),
);

/** A name as a folder of this site may have it: plain lower-case letters, digits, `.`, `_` and `-`. May be empty. */
export function plainSlug(name: string): string {
  const plain = unescaped(name)
    .toLowerCase()
    .replace(/[ßæœøłđþ]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFC')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => CYRILLIC.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  const slug = slugOf(plain.replace(/[\s/\\+&.]+/g, '-')).replace(/[^a-z0-9_-]/g, '');
  return slug
    .replace(/-{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '');
}

/** Hands out names, each once, and none that Windows can't store; letter case doesn't tell two apart, because many hosts and disks ignore it. */
export class Names {
  readonly #taken = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.#taken.add(name.toLowerCase());
  }

  /** The name, or the first of `alternatives` that is free, or the name with a number. */
  claim(name: string, ...alternatives: string[]): string {
    const free = [name, ...alternatives].find((candidate) => this.#isFree(candidate));
    const chosen = free ?? this.#numbered(name);
    this.#taken.add(chosen.toLowerCase());
    return chosen;
  }

  #numbered(name: string): string {
    const [, stem = name, ending = ''] = /^(.+?)(\.\w+)?$/.exec(name) ?? [];
    for (let n = 2; ; n++) {
      const candidate = `${stem}-${n}${ending}`;
      if (this.#isFree(candidate)) return candidate;
    }
  }

  #isFree(name: string): boolean {
    return !this.#taken.has(name.toLowerCase()) && !isDeviceName(name);
  }
}
