/** Words of English questions that nearly every text has: they would mark half of it and hide what was asked for. */
const COMMON = new Set(
  `a about am an and any are as at be been but by can could did do does for from had has have how i if in into is it its
  me my of on or our shall should so than that the their them then there these they this those to was we were what when
  where which who why will with would you your`.split(/\s+/),
);

/**
 * What is asked of the index: the words without the common ones of the language, if any are left. A phrase in quotes
 * is asked for as it stands.
 * @param language of the page, as `lang` has it
 */
export function askedFor(term: string, language: string): string {
  if (!/^en\b/i.test(language) || term.includes('"')) return term;
  const words = term.split(/\s+/).filter((word) => !COMMON.has(lettersOf(word)));
  return words.length === 0 ? term : words.join(' ');
}

/**
 * Whether a page has any word that was asked for. Of a word that it doesn't know, Pagefind finds a known word that is
 * its beginning, however short: `x` for `xyzzy`. Where that is all that's marked, the page is no answer.
 */
export function isAnswer(
  page: { excerpt: string; sub_results: readonly { excerpt: string }[] },
  term: string,
): boolean {
  const words = term.split(/\s+/).map(lettersOf);
  const marks = [page, ...page.sub_results].flatMap(({ excerpt }) =>
    [...excerpt.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, text = '']) => lettersOf(text)),
  );
  const isStump = (mark: string) => words.some((word) => word.startsWith(mark) && mark.length * 2 < word.length);
  return marks.length === 0 || !marks.every(isStump);
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
