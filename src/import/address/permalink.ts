import type { SourceConfig } from '../source/config.ts';
import type { PostDate } from '../source/dates.ts';
import type { SourceDocument } from '../source/documents.ts';
import { isValues } from '../source/front-matter.ts';
import { textOf, textsOf } from '../source/values.ts';

/** Jekyll's named styles: https://jekyllrb.com/docs/permalinks/#built-in-formats */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/**
 * The addresses a document had on its old site, without the base path; the first is the main one.
 * More than one where the day in the address depends on a time zone, or `redirect_from` lists others.
 */
export function formerAddresses(document: SourceDocument, config: SourceConfig): string[] {
  const own = config.kind === 'hugo' ? hugoAddresses(document) : jekyllAddresses(document, config);
  // No server looks behind a `?`, and none is asked for what follows a `#`.
  const listed = listedAddresses(document).filter((address) => !/[?#]/.test(address));
  return [...new Set([...own, ...listed.map(rooted)])].map(escapePath);
}

/** Old addresses that the front matter lists. */
export function listedAddresses({ values }: SourceDocument): string[] {
  return [...textsOf(values.redirect_from), ...textsOf(values.aliases)];
}

function jekyllAddresses(document: SourceDocument, config: SourceConfig): string[] {
  const own = textOf(document.values.permalink);
  if (config.kind === 'plain' && own === undefined) return [];
  const template = templateOf(document, own, config);
  const days =
    document.kind === 'post' && document.date.addressDays.length > 0 ? document.date.addressDays : [document.date.day];
  return [...new Set(days.map((day) => fill(template, document, { ...document.date, day })))];
}

function templateOf(document: SourceDocument, own: string | undefined, config: SourceConfig): string {
  if (own !== undefined && !Object.hasOwn(STYLES, own)) return own;
  const style = own ?? textOf(config.values.permalink) ?? 'date';
  if (document.kind === 'post') return STYLES[style] ?? style;
  const collections = config.values.collections;
  const collection = isValues(collections) ? collections[document.type] : undefined;
  const listed = isValues(collection) ? textOf(collection.permalink) : undefined;
  if (listed !== undefined) return listed;
  const isPretty = style === 'pretty' || (STYLES[style] ?? style).endsWith('/');
  if (document.file.startsWith(`_${document.type}/`))
    return isPretty ? '/:collection/:path/' : '/:collection/:path:output_ext';
  return isPretty ? '/:path/' : '/:path:output_ext';
}

const SHORT_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const SHORT_DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

function fill(template: string, document: SourceDocument, { day, hour, minute, second }: PostDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const name = textOf(document.values.slug) ?? document.slug;
  const categories = document.categories.map((category) => category.toLowerCase());
  const path = document.file.replace(/^_[^/]+\//, '').replace(/\.[^.]+$/, '');
  const words: Record<string, string> = {
    year,
    month,
    day: date,
    hour,
    minute,
    second,
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(date)),
    short_month: SHORT_MONTHS[Number(month) - 1] ?? '',
    y_day: String(dayOfYear(day)).padStart(3, '0'),
    week: String(isoWeek(day)).padStart(2, '0'),
    w_day: String(weekday),
    short_day: SHORT_DAYS[weekday - 1] ?? '',
    title: jekyllSlug(name, true),
    slug: jekyllSlug(name, false),
    name: jekyllSlug(name, false),
    basename: document.slug,
    path: document.kind === 'page' ? path.replace(/(^|\/)index$/, '$1') : path,
    collection: document.type,
    categories: [...new Set(categories)].join('/'),
    slugified_categories: [...new Set(categories.map((category) => jekyllSlug(category, false)))].join('/'),
    output_ext: '.html',
  };
  const address = template.replace(/:([a-z_]+)/g, (whole, word: string) => placeholder(word, words) ?? whole);
  return rooted(address)
    .replace(/\/{2,}/g, '/')
    .replace(/\/\.html$/, '/');
}

/** `:title:output_ext` and `:title_x` alike: the longest name that is one. */
function placeholder(word: string, words: Readonly<Record<string, string>>): string | undefined {
  for (let end = word.length; end > 0; end--) {
    const value = Object.hasOwn(words, word.slice(0, end)) ? words[word.slice(0, end)] : undefined;
    if (value !== undefined) return value + word.slice(end);
  }
  return undefined;
}

/** `Utils.slugify` of Jekyll: mode "pretty" keeps signs that are safe in an address, the default only letters and digits. */
export function jekyllSlug(name: string, pretty: boolean): string {
  const kept = pretty ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu;
  const slug = name.replace(kept, '-').replace(/^-+|-+$/g, '');
  return pretty ? slug : slug.toLowerCase();
}

function hugoAddresses(document: SourceDocument): string[] {
  const url = textOf(document.values.url);
  if (url !== undefined) return [rooted(url)];
  const path = document.file
    .replace(/^content\//, '')
    .replace(/\.[^.]+$/, '')
    .replace(/(?:^|\/)_?index$/, '');
  const slug = textOf(document.values.slug);
  return [rooted(`${slug === undefined ? path : path.replace(/[^/]*$/, slug)}/`).toLowerCase()];
}

function rooted(address: string): string {
  const path = address.replace(/^\w+:\/\/[^/]*/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** Escapes what an address can't hold; escapes that are there stay. */
function escapePath(path: string): string {
  return encodeURI(path)
    .replace(/%25([0-9a-f]{2})/gi, '%$1')
    .replace(/[?#]/g, encodeURIComponent);
}

function dayOfYear(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000) + 1;
}

function isoWeek(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return Math.ceil(dayOfYear(date.toISOString().slice(0, 10)) / 7);
}
