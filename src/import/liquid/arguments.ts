/** What stands after the name of a tag: words, and `key=value` pairs. */
export interface TagArguments {
  words: string[];
  /** Values in quotes are texts; others name a variable. */
  pairs: Record<string, { text: string; quoted: boolean }>;
}

const ARGUMENT =
  /([\w-]+)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,]+))|"([^"]*)"|'([^']*)'|([^\s,]+)/g;

/** Reads the arguments of `include`, of plugins' tags and of Hugo's shortcodes. */
export function readArguments(source: string): TagArguments {
  const words: string[] = [];
  const pairs: TagArguments['pairs'] = Object.create(null);
  for (const [whole, key, double, single, bare, word1, word2, word3] of source.matchAll(ARGUMENT)) {
    // An address is a word, though it has a colon in it.
    if (key !== undefined && bare?.startsWith('//')) words.push(whole);
    else if (key !== undefined) {
      const quoted = double ?? single;
      pairs[key] = { text: quoted?.replace(/\\(["'])/g, '$1') ?? bare ?? '', quoted: quoted !== undefined };
    } else words.push(word1 ?? word2 ?? word3 ?? '');
  }
  return { words, pairs };
}
