import { parseDate } from '../../schema/fields.ts';
import type { GalleryPicture } from '../../schema/gallery.ts';
import type { Converted } from '../body/convert.ts';
import { entriesOf, galleryName, isFeatureRow, isGallery } from '../body/galleries.ts';
import type { Findings } from '../report/findings.ts';
import type { ImportSite } from '../site.ts';
import { readPostDate } from '../source/dates.ts';
import type { SourceDocument } from '../source/documents.ts';
import { isValues, type Values } from '../source/front-matter.ts';
import { flagOf, textOf } from '../source/values.ts';

/** Front matter of a post, in the order authors read it. */
export function postFrontMatter(
  converted: Converted,
  description: string,
  aliases: readonly string[],
  site: ImportSite,
): Record<string, unknown> {
  const { document, galleries } = converted;
  const { findings } = site;
  const series = site.series.find(({ parts }) => parts.includes(document));
  const title = fittingTitle(converted, findings);
  accountForKeys(document, findings);
  dropTimes(document, findings);
  return {
    title,
    description,
    date: document.date.day,
    updated: updatedOf(document, findings),
    series: series?.id,
    part: series === undefined ? undefined : series.parts.indexOf(document) + 1,
    categories: document.categories.length === 0 ? undefined : document.categories,
    tags: document.tags.length === 0 ? undefined : document.tags,
    aliases: aliases.length === 0 ? undefined : aliases,
    gallery: galleryValue(galleries),
    draft: document.draft || undefined,
  };
}

export function pageFrontMatter(converted: Converted, description: string, site: ImportSite): Record<string, unknown> {
  const title = fittingTitle(converted, site.findings);
  accountForKeys(converted.document, site.findings);
  return { title, description, gallery: galleryValue(converted.galleries) };
}

const TITLE_MAX = 160;

function fittingTitle({ document, title }: Converted, findings: Findings): string {
  if (title.length <= TITLE_MAX) return title;
  const short = title.slice(0, TITLE_MAX - 1).replace(/\s+\S*$/, '');
  findings.hand(
    document.file,
    document.lineOf('title'),
    `a title of ${title.length} characters, which was cut to ${TITLE_MAX}`,
    'write a shorter one',
  );
  const rest = title.slice(short.length).trim();
  findings.dropQuote(
    document,
    document.lineOf('title'),
    'word',
    rest,
    'a title longer than pages can show, which was cut',
  );
  return `${short}…`;
}

function updatedOf(document: SourceDocument, findings: Findings): string | undefined {
  const { values, date, file, lineOf } = document;
  const key = ['last_modified_at', 'lastmod', 'modified', 'updated', 'modified_date'].find(
    (name) => textOf(values[name]) !== undefined,
  );
  const written = key === undefined ? undefined : textOf(values[key]);
  if (key === undefined || written === undefined) return undefined;
  const day = readPostDate(written, null)?.day ?? null;
  if (day !== null && day >= date.day && parseDate(day) !== null) return day;
  const why = day === null ? 'which is no date' : `which is before the date of the post, ${date.day}`;
  findings.hand(
    file,
    lineOf(key),
    `\`${key}: ${written}\`, ${why}; it was left out`,
    'correct it in the source, or write `updated`',
  );
  if (document.own[key] !== undefined)
    findings.drop({ file, line: lineOf(key), what: 'word', text: written, reason: `a date, ${why}` });
  return undefined;
}

/** A post belongs to a day: the time of the day is left out. */
function dropTimes({ own, file, lineOf, date }: SourceDocument, findings: Findings): void {
  for (const key of ['date', 'last_modified_at', 'lastmod', 'modified', 'updated', 'modified_date']) {
    const written = textOf(own[key]) ?? '';
    const time = /^\s*\d+-\d+-\d+[T\s]+(.+)$/.exec(written)?.[1];
    const day = key === 'date' ? parseDate(/^\s*\d+-\d+-\d+/.exec(written)?.[0] ?? '') : null;
    if (day !== null && day !== date.day)
      findings.drop({
        file,
        line: lineOf(key),
        what: 'word',
        text: written,
        reason: 'a date, which is another day in the time zone of the site',
      });
    if (time !== undefined)
      findings.drop({ file, line: lineOf(key), what: 'word', text: time, reason: 'the time of the day' });
  }
}

/** One gallery is a list; several are named lists. */
function galleryValue(galleries: ReadonlyMap<string, GalleryPicture[]>): unknown {
  const [only, ...more] = galleries.values();
  if (only === undefined) return undefined;
  return more.length === 0
    ? only
    : Object.fromEntries([...galleries].map(([key, pictures]) => [galleryName(key), pictures]));
}

/** Keys that became something of the post, or that say how the old theme showed it. */
const READ = new Set(
  'title date description excerpt summary subtitle series part categories category tags tag permalink redirect_from aliases url slug published draft last_modified_at lastmod modified updated modified_date'.split(
    ' ',
  ),
);
const LOOKS = new Set(
  'layout type author author_profile classes comments share related read_time show_date toc toc_label toc_icon toc_sticky sidebar mathjax math sitemap search collection entries_layout words_per_minute header image teaser thumbnail cover featured_image pin weight order series_part menu nav nav_order parent has_children lang locale id featured feature hidden status disqus disqus_identifier wordpress_id wordpress_url blogger_id ads analytics meta keywords output'.split(
    ' ',
  ),
);

/** Says which keys were not taken over; once for those that were about the looks of the old site. */
function accountForKeys({ own, body, file, lineOf, kind }: SourceDocument, findings: Findings): void {
  const looks: string[] = [];
  for (const [key, value] of Object.entries(own)) {
    if (READ.has(key) && (kind === 'post' || ['title', 'description', 'excerpt', 'permalink'].includes(key))) continue;
    const entries = entriesOf(key, value);
    const isRow = isFeatureRow(key, entries) && body.includes('feature_row');
    if (isRow) dropLooks(key, entries, { file, lineOf }, findings);
    if (isRow || (!isFeatureRow(key, entries) && isGallery(key, entries))) continue;
    const line = lineOf(key);
    if (LOOKS.has(key) || (READ.has(key) && kind === 'page')) looks.push(key);
    else if (flagOf(value) === undefined || typeof value === 'string') {
      findings.notice(file, line, `the key \`${key}\`, which this site has no use for; it was left out`);
    }
    for (const { text, path } of textsIn(value, [key])) {
      const line = lineOf(...path);
      const isImage = /\.(?:png|jpe?g|gif|webp|svg)$/i.test(text);
      findings.drop({
        file,
        line,
        what: isImage ? 'image' : 'word',
        text,
        reason: `the key \`${key}\`, which this site has no use for`,
      });
    }
  }
  if (looks.length > 0)
    findings.notice(
      file,
      1,
      `keys about the looks of the old site, which were left out: ${looks.map((key) => `\`${key}\``).join(', ')}`,
    );
}

const FEATURE_KEYS = new Set(['image_path', 'alt', 'title', 'excerpt', 'url', 'btn_label']);

/** Of a row of features, what said how the old theme showed it. */
function dropLooks(
  key: string,
  entries: readonly Values[],
  { file, lineOf }: Pick<SourceDocument, 'file' | 'lineOf'>,
  findings: Findings,
): void {
  for (const [i, entry] of entries.entries()) {
    for (const [name, value] of Object.entries(entry)) {
      if (FEATURE_KEYS.has(name)) continue;
      for (const { text, path } of textsIn(value, [key, i, name]))
        findings.drop({ file, line: lineOf(...path), what: 'word', text, reason: 'the looks of a row of features' });
    }
  }
}

function textsIn(value: unknown, path: (string | number)[]): { text: string; path: (string | number)[] }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(item, [...path, i]));
  if (isValues(value)) return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
  return value === null || value === undefined ? [] : [{ text: String(value), path }];
}
