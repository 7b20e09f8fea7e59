// A piece between blanks that no one reads as a word: a path, an address, a name with digits, an option, a host name.
const NO_WORD = /[\d_/\\@=:#$%&*+<>|~^]|\p{L}\.\p{L}|^-/u;
const AROUND = /^[^\p{L}\d/@$#-]+|[^\p{L}\d/]+$/gu;
const ACRONYM = /^\p{Lu}{2,}s?$/u;

/**
 * The words of a prose text, in their order: pieces that are paths, host names, options, identifiers or acronyms
 * are left out, words joined by a hyphen or a dash count each by itself, a possessive `’s` goes.
 */
export function wordsIn(text: string): string[] {
  return text.split(/[\s\u2013\u2014\u2026]+|\.{3}/u).flatMap((piece) => {
    const bare = piece.replace(AROUND, '');
    if (bare === '' || NO_WORD.test(bare)) return [];
    return bare
      .split(/[^\p{L}\p{M}'’]+/u)
      .map((word) =>
        word
          .replace(/^['’]+|['’]+$/g, '')
          .replace(/['’]s$/, '')
          .replaceAll('’', "'"),
      )
      .filter((word) => word.length > 1 && !ACRONYM.test(word));
  });
}
