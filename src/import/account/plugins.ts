import { imageKey, isHiddenImage, linkKey } from './addresses.ts';
import type { Scanner } from './scanner.ts';

/** What readers got from tags of plugins: pictures, videos, quotations, code. False for a tag of a plugin nobody knows. */
export function readPlugin(scanner: Scanner, name: string, rest: string): boolean {
  const [first = ''] = rest.split(/\s/);
  switch (name) {
    case 'img':
      return readImage(scanner, rest);
    case 'gist':
      readLink(scanner, `https://gist.github.com/${first.replace(/\.js$/, '')}`);
      return true;
    case 'youtube':
    case 'vimeo':
      scanner.one('link', `video:${first.replace(/["']/g, '')}`, first);
      return first !== '' && !first.includes('/');
    case 'video':
      for (const [url] of rest.matchAll(/(?:https?:\/)?\/\S+/g)) readLink(scanner, url);
      return true;
    case 'blockquote':
      readCredit(scanner, rest);
      return true;
    case 'endblockquote':
      scanner.emit(scanner.reading.credit.splice(0));
      return true;
    case 'include_code':
      readLink(scanner, rest.trim().split(/\s+/).at(-1) ?? '');
      return true;
    default:
      return /^(?:pullquote|endpullquote|codeblock|endcodeblock)$/.test(name);
  }
}

function readLink(scanner: Scanner, url: string): void {
  scanner.one('link', linkKey(url, scanner.reading.site), url);
}

/** The address, and what stands behind the sizes. */
function readImage(scanner: Scanner, rest: string): boolean {
  const [, url, texts = ''] =
    /(?:^|\s)((?:https?:\/\/|\/|[^\s"'/]+\/)[^\s"']+)(?:\s+\d+%?){0,2}(.*)$/s.exec(rest) ?? [];
  if (url === undefined) return false;
  if (isHiddenImage(url)) readLink(scanner, url);
  else scanner.one('image', imageKey(url), url);
  // The title comes first here, and the alternative text everywhere else.
  const quoted = texts.match(/"[^"]*"|'[^']*'/g) ?? [texts];
  for (const text of quoted.toReversed()) scanner.words(text, 'attribute');
  return true;
}

/** Who said it is named before the quotation, and shown behind it. */
function readCredit(scanner: Scanner, rest: string): void {
  const { reading } = scanner;
  scanner.flush();
  const from = reading.tokens.length;
  const url = /https?:\/\/\S+/.exec(rest)?.[0];
  if (url !== undefined) readLink(scanner, url);
  scanner.words(url === undefined ? rest : rest.replace(url, ''));
  reading.credit = reading.tokens.splice(from);
}
