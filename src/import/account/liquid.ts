import { imageKey, linkKey } from './addresses.ts';
import { readPlugin } from './plugins.ts';
import type { Scanner } from './scanner.ts';

const TAG = /\{%-?\s*(\w+)?\s*([\s\S]*?)-?%\}/y;
const OUTPUT = /\{\{-?([\s\S]*?)-?\}\}/y;
const PARAMETER = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g;

/**
 * Reads the Liquid at the scanner's place. Tags are markup; what readers would have got from them is required:
 * captions, pictures, links, videos, texts. So are tags that plugins brought, and includes nobody knows.
 */
export function readLiquid(scanner: Scanner): boolean {
  const { text, reading, at } = scanner;
  TAG.lastIndex = at;
  OUTPUT.lastIndex = at;
  const tag = scanner.comes('%}', at) ? TAG.exec(text) : null;
  if (reading.raw && tag?.[1] !== 'endraw') return false;
  const output = tag === null && scanner.comes('}}', at) ? OUTPUT.exec(text) : null;
  if (output !== null) readOutput(scanner, output);
  else if (tag !== null) readTag(scanner, tag);
  scanner.at += (tag ?? output)?.[0].length ?? 0;
  return scanner.at > at;
}

/** Filters that leave the words of a text as they are. */
const PASSING = /^\s*(?:relative_url|absolute_url|markdownify|smartify|escape|xml_escape|strip|lstrip|rstrip)\s*$/;

/** `{{ … }}`: a text in quotes, a value of the page or the site, or something that only Jekyll knew. */
function readOutput(scanner: Scanner, [raw, inner = '']: RegExpExecArray): void {
  const { page, site, captured } = scanner.reading;
  const variable = /^\s*([\w-]+)\s*(?:\||$)/.exec(inner)?.[1] ?? '';
  const tokens = captured.get(variable);
  if (tokens !== undefined) {
    scanner.words(raw, 'word', true);
    scanner.emit(tokens);
    // Where it is used again, it may be repeated.
    captured.set(variable, []);
    return;
  }
  const literal = /^\s*(["'])([\s\S]*?)\1/.exec(inner)?.[2];
  const [, scope, name = ''] = /^\s*(page|site)\.([\w.-]+)/.exec(inner) ?? [];
  const assigned = scanner.reading.assigned.get(inner.trim());
  const value = literal ?? assigned ?? (scope === 'page' ? page.get(name) : scope === 'site' ? site[name] : undefined);
  // The value or the expression may stand in the output, or the one within the other.
  if (value !== undefined) {
    scanner.words(raw, 'word', true);
    // What other filters make of it, nobody reads in the source.
    if (
      inner
        .split('|')
        .slice(1)
        .every((filter) => PASSING.test(filter))
    )
      scanner.inserted(value);
    else scanner.words(value, 'word', true);
  }
  // Text of an author that Jekyll took for its own: it has to stay, or be declared.
  scanner.words(raw, 'word', value !== undefined || scope !== undefined);
}

const KNOWN =
  /^(?:end)?(?:raw|comment|highlight|assign|capture|if|elsif|else|unless|case|when|for|break|continue|cycle|tablerow|increment|decrement|post_url|link)$/;
const SHOWN = /^(?:gallery|figure|video|feature_row)$/;
const TEXTS = /(?<=\b(?:alt|title|caption)\s*=\s*)(?:"[^"]*"|'[^']*')/g;
const SILENT = /^(?:toc|table-of-contents|.*series.*|gallery|group-by-array|base_path|figure|video|feature_row)$/i;

function readTag(scanner: Scanner, [raw, name = '', rest = '']: RegExpExecArray): void {
  const { reading } = scanner;
  if (name === 'capture' || name === 'endcapture') readCapture(scanner, name === 'capture' ? rest.trim() : null);
  if (name === 'raw') reading.raw = true;
  if (name === 'endraw') reading.raw = false;
  const [, variable, , text] = name === 'assign' ? (/^([\w-]+)\s*=\s*(["'])(.*)\2\s*$/s.exec(rest) ?? []) : [];
  if (variable !== undefined) reading.assigned.set(variable, text ?? '');
  const included = /^include(?:_relative|_cached)?$/.test(name)
    ? (rest.split(/\s/)[0] ?? '').replace(/\.\w+$/, '')
    : null;
  if (included !== null) readInclude(scanner, included, rest);
  const isPlugin = included === null && readPlugin(scanner, name, rest);
  const known = included === null ? isPlugin || KNOWN.test(name) : SILENT.test(included);
  // The texts of a known include count by themselves: they are no markup.
  const parts = (included !== null && SHOWN.test(included) ? raw.replace(TEXTS, '') : raw).split(/(<\/?[a-z][^<>]*>)/i);
  // Parameters of an include may hold HTML, whose tags no text shows.
  for (const [i, part] of parts.entries()) if (i % 2 === 0) scanner.words(part, 'word', known);
}

/** Between its tags, a capture takes the text away to where its name is used. */
function readCapture(scanner: Scanner, name: string | null): void {
  const { reading } = scanner;
  scanner.flush();
  if (name !== null) reading.capture = { name, from: reading.tokens.length };
  else if (reading.capture !== null) {
    const { name: open, from } = reading.capture;
    reading.captured.set(open, [...(reading.captured.get(open) ?? []), ...reading.tokens.splice(from)]);
    reading.capture = null;
  }
}

/** What includes of Minimal Mistakes show: pictures, captions, videos. Words of unknown ones are required as they stand. */
function readInclude(scanner: Scanner, included: string, rest: string): void {
  if (!SHOWN.test(included)) return;
  const parameters = new Map<string, string>();
  for (const [, key = '', double, single, bare] of rest.matchAll(PARAMETER)) {
    parameters.set(key, double ?? single ?? bare ?? '');
  }
  const picture = parameters.get('image_path');
  if (picture !== undefined) scanner.one('image', imageKey(picture), picture);
  const video = included === 'video' ? parameters.get('id') : undefined;
  if (video !== undefined) scanner.one('link', `video:${video}`, video);
  const url = parameters.get('url');
  if (url !== undefined) scanner.one('link', linkKey(url, scanner.reading.site), url);
  for (const key of ['alt', 'title', 'caption']) scanner.attribute(parameters.get(key) ?? '');
}
