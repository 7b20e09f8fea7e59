import { imageKey, isImageName, linkKey, placeOf } from './addresses.ts';
import { afterDrops, afterSwaps, countOf, needlessDrops, spend, unquotedDrops } from './drops.ts';
import type { Account } from './index.ts';
import { type FalseDrop, isBody, isFront, isNamed, isTarget, isText, keyOf } from './kinds.ts';
import { compareStreams, type Rest, take } from './matching.ts';
import type { Tokens } from './source.ts';
import type { Kind, Token } from './token.ts';
import { wordsOf } from './words.ts';

export interface Settled {
  /** Of the source, and nowhere in the output. */
  lost: Token[];
  /** Of the output, and nowhere in the source. */
  invented: Token[];
  /** Of the source, and at another place in the output. */
  moved: Token[];
  /** A draft that would be published. */
  published: boolean;
  falseDrops: FalseDrop[];
}

// Lines of a log resemble each other: the same word may be missed a few lines from where it is gone.
const NEARBY = 4;

const KINDS: readonly Kind[] = ['word', 'attribute', 'code', 'span', 'image', 'link'];

/** Compares all that two texts consist of, then takes off what was declared. */
export function settle(source: Tokens, output: Tokens, account: Account): Settled {
  knowRewrites(source, output, account);
  const body: Rest = { lost: [], added: [] };
  for (const kind of KINDS) {
    const rest = compareStreams(ofKind(source.body, kind), ofKind(output.body, kind));
    body.lost.push(...rest.lost);
    body.added.push(...rest.added);
  }
  const front = compareFront(source.front.tokens, output.front.tokens);
  const known = new Set(
    [...source.body, ...source.floating, ...source.front.tokens].flatMap((token) => [
      keyOf(token),
      `${token.kind} ${token.loose}`,
    ]),
  );
  const floating = source.floating.filter((token) => isMissing(token, output));

  let added = afterAdditions([...body.added, ...front.added], account);
  const settled: Settled = {
    lost: [],
    invented: [],
    moved: [],
    published: isPublished(source, output, account),
    falseDrops: [],
  };
  let lost = [...body.lost, ...floating, ...front.lost];
  for (const [from, to] of ELSEWHERE) {
    const fit = take(lost.filter(from), added.filter(to), crossKey);
    const [gone, used] = [new Set(fit.taken.map(([token]) => token)), new Set(fit.taken.map(([, token]) => token))];
    for (const [token, there] of fit.taken) if (isMove(token, there)) settled.moved.push(token);
    lost = lost.filter((token) => !gone.has(token));
    added = added.filter((token) => !used.has(token));
  }
  const rest = lost.filter((token) => !isShown(token, output) && !isNowhere(token) && !isOwn(token, account));
  const undeclared = afterSwaps(afterDrops(rest, account), [...source.body, ...source.front.tokens], account);
  settled.lost = onceEach(undeclared);
  settled.falseDrops = [...unquotedDrops(account), ...needlessDrops(source, lost, account)];
  settled.moved = onceEach(settled.moved);
  settled.invented = added.filter((token) => isInvented(token, known, account));
  return settled;
}

function ofKind(tokens: readonly Token[], kind: Kind): Token[] {
  return tokens.filter((token) => token.kind === kind);
}

/** Addresses within the blog and names of pictures may be rewritten; addresses elsewhere may not. */
function knowRewrites(source: Tokens, output: Tokens, { rewrites = [], site = {} }: Account): void {
  const links = new Map<string, string>();
  const images = new Map<string, string>();
  for (const { from, to } of rewrites) {
    // Liquid may have made the address: then the page's name has to do.
    links.set(linkKey(from, site), linkKey(to, site)).set(placeOf(from, site), linkKey(to, site));
    images.set(placeOf(from, site), imageKey(to));
  }
  for (const token of [...source.body, ...source.front.tokens]) {
    if (!isTarget(token) || token.key.startsWith('out:')) continue;
    const known = token.kind === 'link' ? links : images;
    const to = known.get(placeOf(token.text, site)) ?? known.get(token.key);
    if (to !== undefined) [token.key, token.loose] = [to, token.key];
  }
  for (const token of [...output.body, ...output.front.tokens]) if (isTarget(token)) token.loose = token.key;
}

function compareFront(source: readonly Token[], output: readonly Token[]): Rest {
  const rest: Rest = { lost: source.filter(isAnywhere), added: output.filter(isAnywhere) };
  const groups = new Set([...source, ...output].map(({ group }) => group).filter((group) => group !== '*'));
  for (const group of groups) {
    const [left, right] = [source, output].map((tokens) => tokens.filter((token) => token.group === group));
    const exact = take(left ?? [], right ?? [], keyOf);
    const loose = take(exact.left, exact.right, ({ loose, kind }) =>
      loose === undefined ? undefined : `${kind} ${loose}`,
    );
    rest.lost.push(...loose.left.filter(({ optional }) => !optional));
    rest.added.push(...loose.right);
  }
  return rest;
}

const isAnywhere = ({ group }: Token): boolean => group === '*';

const isNowhere = ({ kind, text }: Token): boolean => kind === 'link' && /^#?$/.test(text.trim());

/** A permalink that is the address the post has now. */
function isOwn({ kind, key, group }: Token, { written, site = {} }: Account): boolean {
  return kind === 'link' && group === 'aliases' && key === linkKey(written.file.replace(/\/?index\.mdx$/, ''), site);
}

/** A link to a picture is kept where the picture is shown, and so is one of two files that show the same. */
function isShown(token: Token, output: Tokens): boolean {
  if (!isTarget(token) || (token.kind === 'link' && !isImageName(token.text))) return false;
  if (token.kind === 'image' && !isFront(token)) return false;
  const key = token.kind === 'link' ? imageKey(token.text) : token.key;
  return [...output.body, ...output.front.tokens].some(
    (other) => other.kind === 'image' && (other.key === key || other.key === token.loose),
  );
}

/** Abbreviations and definitions of links count as there when they are used, once or often. */
function isMissing(token: Token, output: Tokens): boolean {
  if (token.optional) return false;
  const kinds: Kind[] = token.kind === 'link' ? ['link'] : ['attribute', 'word'];
  const tokens =
    token.kind === 'link'
      ? [...output.body, ...output.floating]
      : output.body.filter(({ kind }) => kind === 'attribute');
  return !tokens.some((other) => kinds.includes(other.kind) && (other.key === token.key || other.key === token.loose));
}

/**
 * Where else something of the source may stand, the likeliest first. Prose is never looked for in the front matter:
 * a description made of the first sentences would hide what the text itself has lost.
 */
const ELSEWHERE: readonly [(token: Token) => boolean, (token: Token) => boolean][] = [
  [(token) => isText(token) && isNamed(token), (token) => isText(token) && !isFront(token)],
  [
    (token) => isText(token) && !isNamed(token) && (isFront(token) || token.kind === 'attribute'),
    (token) => isText(token) && token.group !== 'description',
  ],
  [isText, (token) => isText(token) && !isFront(token)],
  // A post without a title may have its first heading for one.
  [isBody, ({ group }) => group === 'title'],
  [(token) => token.kind === 'code', (token) => token.kind === 'code'],
  // A fence in HTML is inline code to kramdown, and code to its author.
  [(token) => token.kind === 'span', (token) => token.kind === 'code'],
  [isTarget, (token) => isTarget(token) && token.group !== 'aliases'],
];

function crossKey(token: Token): string {
  if (isText(token)) return `word ${token.key}`;
  if (token.kind === 'code') return `code ${token.loose ?? token.key}`.trim();
  if (token.kind === 'span') return `code ${token.text.trim()}`;
  // A picture from elsewhere becomes a link to it, a link to a picture a picture.
  if (isTarget(token) && isImageName(token.text)) return `picture ${imageKey(token.text)}`;
  // What can't be a picture is linked.
  if (token.kind === 'image') return `link ${linkKey(token.text, {})}`;
  return `${token.kind} ${token.key}`;
}

function isMove(token: Token, there: Token): boolean {
  if (isFront(token) || isFront(there)) return false;
  return (token.kind === 'word' && there.kind === 'word') || token.kind === 'code';
}

function afterAdditions(added: readonly Token[], { additions = [], site = {} }: Account): Token[] {
  const words = (where: boolean): Token[] =>
    additions
      .filter((addition) => (addition.where !== undefined) === where)
      // Names of HTML tags are no words that the output has.
      .flatMap(({ text, where: group }) =>
        wordsOf(text.replace(/<\/?(?:[a-z][\w-]*)/gi, ' '), 0).map((token) => ({ ...token, group })),
      );
  const named = take(words(true), added.filter(isText).filter(isFront), ({ key, group }) => `${group} ${key}`);
  const left = added.filter((token) => isText(token) && !named.taken.some(([, there]) => there === token));
  // A text that was made for the front matter must not excuse a word of the body.
  const texts = left.sort((a, b) => Number(isBody(a)) - Number(isBody(b)));
  const bag = take(words(false), texts, ({ key }) => key);
  const said = new Set([...named.taken, ...bag.taken].map(([, token]) => token));
  const lines = new Set(additions.flatMap(({ text }) => text.split('\n').map((line) => line.trim())));
  const addresses = countOf(
    additions.flatMap(({ text }) => addressesIn(text).map((address) => linkKey(address, site))),
  );
  return added.filter((token) => {
    if (isText(token)) return !said.has(token);
    if (token.kind === 'code' || token.kind === 'span') return !lines.has(token.text.trim());
    // Each address that was made excuses one link.
    if (addresses.has(token.key)) return !spend(addresses, token.key);
    return !additions.some(({ text }) => text.includes(token.text));
  });
}

/** What may be an address in a text that was made: all of it, or what stands between brackets, quotes and blanks. */
function addressesIn(text: string): string[] {
  const found: string[] = text.match(/[^\s()<>"']*\/[^\s()<>"']*/g) ?? [];
  return found.includes(text.trim()) ? found : [text, ...found];
}

/** A lost line of code says it all: its words, which are missed there or on a line like it nearby, need not be named. */
function onceEach(tokens: readonly Token[]): Token[] {
  const code = tokens.filter(({ kind }) => kind === 'code' || kind === 'span');
  const said = code.map(({ line, text }) => ({ line, words: countOf(wordsOf(text, line).map(({ key }) => key)) }));
  return tokens.filter(
    ({ kind, line, key }) =>
      kind !== 'word' || !said.some((one) => Math.abs(one.line - line) <= NEARBY && spend(one.words, key)),
  );
}

function isInvented(token: Token, known: ReadonlySet<string>, { source }: Account): boolean {
  if (token.optional || token.kind === 'span') return false;
  if (token.kind === 'code') return token.text.trim() !== '' && !source.text.includes(token.text.trim());
  if (isTarget(token))
    return !(
      token.group === 'aliases' ||
      source.text.includes(token.text) ||
      known.has(keyOf(token)) ||
      known.has(`image ${imageKey(token.text)}`)
    );
  if (isFront(token) || token.kind === 'attribute') return token.group !== 'date' && !known.has(keyOf(token));
  return true;
}

function isPublished(source: Tokens, output: Tokens, account: Account): boolean {
  const draft = source.front.draft ?? /(?:^|\/)_drafts\//.test(account.source.file);
  return draft && output.front.draft !== true;
}
