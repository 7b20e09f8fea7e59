import type { Liquid } from 'liquidjs';
import { jekyllSlug } from '../address/permalink.ts';
import type { SourceConfig } from '../source/config.ts';

/** Filters that Jekyll adds to Liquid, as far as posts use them: https://jekyllrb.com/docs/liquid/filters/ */
export function addJekyllFilters(liquid: Liquid, { url, baseurl }: Pick<SourceConfig, 'url' | 'baseurl'>): void {
  const relative = (path: unknown) => {
    const text = String(path ?? '');
    return /^[a-z]+:|^\/\//i.test(text) ? text : `${baseurl}/${text.replace(/^\/+/, '')}`;
  };
  const filters: Record<string, (value: unknown, ...rest: unknown[]) => unknown> = {
    relative_url: relative,
    absolute_url: (path) => (/^[a-z]+:|^\/\//i.test(String(path)) ? path : url + relative(path)),
    // What comes out is read as Markdown, inside HTML as well.
    markdownify: (text) => `\n<div markdown="1">\n${String(text ?? '').trim()}\n</div>\n`,
    smartify: (text) => text,
    slugify: (text) => jekyllSlug(String(text ?? ''), false),
    xml_escape: (text) => escapeXml(String(text ?? '')),
    cgi_escape: (text) => encodeURIComponent(String(text ?? '')).replaceAll('%20', '+'),
    uri_escape: (text) => encodeURI(String(text ?? '')),
    number_of_words: (text) =>
      String(text ?? '')
        .split(/\s+/)
        .filter(Boolean).length,
    array_to_sentence_string: (list, word = 'and') => sentence(Array.isArray(list) ? list : [], String(word)),
    jsonify: (value) => JSON.stringify(value),
    normalize_whitespace: (text) =>
      String(text ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    date_to_string: (date) => dayText(date, 'short'),
    date_to_long_string: (date) => dayText(date, 'long'),
    date_to_xmlschema: (date) => String(date ?? ''),
    to_integer: (value) => Math.trunc(Number(value)),
    inspect: (value) => JSON.stringify(value),
  };
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function sentence(list: unknown[], word: string): string {
  if (list.length < 3) return list.join(` ${word} `);
  return `${list.slice(0, -1).join(', ')}, ${word} ${list.at(-1)}`;
}

function dayText(date: unknown, month: 'short' | 'long'): string {
  const time = Date.parse(String(date).slice(0, 10));
  if (Number.isNaN(time)) return String(date ?? '');
  return new Intl.DateTimeFormat('en-GB', { day: '2-digit', month, year: 'numeric', timeZone: 'UTC' }).format(time);
}
