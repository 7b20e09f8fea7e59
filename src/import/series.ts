import type { SeriesFile } from '../schema/series.ts';
import { Names, plainSlug } from './address/slug.ts';
import type { Findings } from './report/findings.ts';
import type { SourceDocument } from './source/documents.ts';
import { isValues } from './source/front-matter.ts';
import { textOf, textsOf } from './source/values.ts';

/** A series of the source: posts that name it, in the order of their dates; drafts come last. */
export interface ImportedSeries {
  /** Of its file, without `.yaml`. */
  id: string;
  title: string;
  parts: SourceDocument[];
}

const ID_MAX = 60;

/** Groups posts by the series they name. A name that differs in signs or letter case alone is the same series. */
export function readSeries(documents: readonly SourceDocument[], findings: Findings): ImportedSeries[] {
  const bySlug = new Map<string, ImportedSeries>();
  const names = new Names();
  for (const document of documents) {
    const title = document.kind === 'post' ? seriesName(document) : null;
    if (title === null) continue;
    dropTheRest(document, title, findings);
    const slug = plainSlug(title) || 'series';
    const known = bySlug.get(slug);
    if (known === undefined) bySlug.set(slug, { id: names.claim(shortened(slug)), title, parts: [document] });
    else {
      known.parts.push(document);
      if (known.title !== title) {
        const line = document.lineOf('series');
        const what = `the series “${title}” was taken for “${known.title}”`;
        findings.notice(document.file, line, what);
        findings.drop({ file: document.file, line, what: 'word', text: title, reason: what });
        findings.addition(document.file, known.title, what, 'series');
      }
    }
  }
  for (const series of bySlug.values()) {
    series.parts.sort((a, b) => Number(a.draft) - Number(b.draft));
    const stated = series.parts.some(
      (part) =>
        part.values.part !== undefined || part.values.series_part !== undefined || part.values.order !== undefined,
    );
    if (stated)
      findings.notice(
        series.parts[0]?.file ?? '',
        null,
        `the parts of “${series.title}” are numbered by their dates, whatever numbers they had`,
        'correct `part` where the order was another',
      );
  }
  const all = [...bySlug.values()];
  // Nothing is built of a series that has drafts alone.
  return all.filter(({ parts, title }) => {
    const isPublished = parts.some(({ draft }) => !draft);
    if (!isPublished)
      for (const { file, lineOf } of parts)
        findings.hand(
          file,
          lineOf('series'),
          `the series “${title}” has only drafts; it was left out`,
          'add `series` and `part` when its first part is published',
        );
    return isPublished;
  });
}

/** Other series of a post, and what else was said of its place in one: a post is part of one series, by its date. */
function dropTheRest({ file, own, lineOf }: SourceDocument, title: string, findings: Findings): void {
  const { series } = own;
  const rest = isValues(series) ? Object.entries(series) : Array.isArray(series) ? [...series.entries()] : [];
  for (const [key, value] of rest) {
    const text = textOf(value);
    if (text === undefined || text === title) continue;
    findings.notice(
      file,
      lineOf('series', key),
      `\`${text}\` in \`series\`: a post is a part of one series, numbered by its date`,
    );
    findings.drop({
      file,
      line: lineOf('series', key),
      what: 'word',
      text,
      reason: 'a post is a part of one series, numbered by its date',
    });
  }
}

function seriesName({ values }: SourceDocument): string | null {
  const { series } = values;
  const name = isValues(series) ? (textOf(series.title) ?? textOf(series.name)) : textsOf(series)[0];
  return name === undefined ? null : name.slice(0, 200);
}

function shortened(slug: string): string {
  if (slug.length <= ID_MAX) return slug;
  // A name doesn't end with a word that leads on to the next.
  return slug
    .slice(0, ID_MAX + 1)
    .replace(/-[^-]*$/, '')
    .replace(/(?:-(?:with|and|or|of|the|a|an|in|on|for|to|from|by|using))+$/, '');
}

/** The file of a series. Its summary is made of the titles, for an author to write a better one. */
export function seriesFile(
  { title, parts }: ImportedSeries,
  titleOf: (part: SourceDocument) => string,
  findings: Findings,
): SeriesFile {
  const shown = parts.filter(({ draft }) => !draft);
  const count = shown.length === 1 ? 'One part' : `${shown.length} parts`;
  const titles = shown.map(titleOf).join('; ');
  const made = `${count} on “${title}”: ${titles}.`;
  // Lists and search results show nothing shorter.
  const summary = made.length >= 40 ? made : `${made} Brought over from another site.`;
  findings.notice(
    parts[0]?.file ?? '',
    null,
    `the summary of the series “${title}” was made of its titles, and its status is “ongoing”`,
    'write a summary, and `status: complete` if no more parts will come',
  );
  return {
    title,
    summary: summary.length > 600 ? `${summary.slice(0, 598).replace(/\s+\S*$/, '')}…` : summary,
    status: 'ongoing',
  };
}
