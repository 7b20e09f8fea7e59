import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';

/** The words of a language, and those that the site has added to them. */
export interface Dictionary {
  /** True for a word as it stands in a text: `Clusters` at the start of a sentence is the word `clusters`. */
  knows(word: string): boolean;
  /** Words that may have been meant, the nearest first. */
  suggest(word: string): string[];
}

interface Package {
  name: string;
  file: string;
}

const BRITISH: Package = { name: '@cspell/dict-en-gb', file: 'en_GB.trie.gz' };
const AMERICAN: Package = { name: '@cspell/dict-en_us', file: 'en_US.trie.gz' };

/** The dictionary that a language tag asks for: English alone is known. Null for any other language. */
function packageOf(language: string): Package | null {
  if (!/^en(?:-|$)/.test(language)) return null;
  return /^en(?:-US)?$/.test(language) ? AMERICAN : BRITISH;
}

function fileOf({ name, file }: Package): string {
  // What the package exports is its settings, beside which the words lie.
  return join(dirname(fileURLToPath(import.meta.resolve(name))), file);
}

/**
 * Opens the dictionary of a language tag. `own` are the words of the site; one in lower case is known at the
 * start of a sentence as well, one with capitals (`GlusterFS`) as it is written. Null for a language without a dictionary.
 */
export async function openDictionary(language: string, own: Iterable<string>): Promise<Dictionary | null> {
  const dictionary = packageOf(language);
  if (dictionary === null) return null;
  const trie = decodeTrie(gunzipSync(await readFile(fileOf(dictionary))));
  const added = new Set(own);
  const isWord = (word: string) => added.has(word) || trie.hasWord(word, true);
  return {
    knows: (word) => isWord(word) || isWord(lowerFirst(word)) || (isUpper(word) && isWord(word.toLowerCase())),
    suggest: (word) => {
      const near = trie.suggest(word, { numSuggestions: 6, ignoreCase: true });
      // `Bacup` is a town; asked without regard to case, the dictionary names it in lower case as well.
      return near.filter((other) => isWord(other)).slice(0, 3);
    },
  };
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function isUpper(word: string): boolean {
  return word === word.toUpperCase();
}
