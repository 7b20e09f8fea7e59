import type { IsoDate } from '../../schema/fields.ts';
import type { Findings } from '../report/findings.ts';
import { defaultsFor, type SourceConfig } from './config.ts';
import { nearestDay, type PostDate, readPostDate } from './dates.ts';
import { type FrontMatter, isValues, readFrontMatter, type Values } from './front-matter.ts';
import { listPlaces, type Place } from './places.ts';
import { decodeText, legacyEncoding } from './text.ts';
import type { SourceTree } from './tree.ts';
import { flagOf, namesOf, textOf, textsOf } from './values.ts';

/** A post or page of the source, read. */
export interface SourceDocument extends Place {
  /** Its front matter, with the defaults that `_config.yml` has for it. */
  values: Values;
  /** Keys that the file itself has. */
  own: Values;
  lineOf: FrontMatter['lineOf'];
  /** Body with `\n` line ends. */
  body: string;
  bodyLine: number;
  html: boolean;
  /** The whole file, for whoever accounts for it. */
  source: string;
  date: PostDate;
  /** True for a date that nothing in the source says. */
  dateIsGuess: boolean;
  categories: string[];
  tags: string[];
}

/** Reads all posts and pages, in the order of their dates. */
export async function readDocuments(
  tree: SourceTree,
  config: SourceConfig,
  findings: Findings,
): Promise<SourceDocument[]> {
  const { places, unread } = listPlaces(tree, config);
  for (const file of unread) {
    findings.error(
      file,
      null,
      'a text in a markup that is not read here; it was not imported',
      'convert it to Markdown',
    );
  }
  const read = await Promise.all(places.map((place) => readDocument(place, tree, config, findings)));
  const documents = read.filter((document) => document !== null);
  dateTheUndated(documents, findings);
  return documents.sort(
    (a, b) => compare(a.date.day, b.date.day) || compare(clock(a), clock(b)) || compare(a.file, b.file),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const clock = ({ date }: SourceDocument) => date.hour + date.minute + date.second;

async function readDocument(
  place: Place,
  tree: SourceTree,
  config: SourceConfig,
  findings: Findings,
): Promise<SourceDocument | null> {
  const { file } = place;
  const language = textOf(config.values.lang) ?? textOf(config.values.locale) ?? textOf(config.values.languageCode);
  const source = decodeText(await tree.read(file), file, findings, legacyEncoding(language));
  const { values: own, ...matter } = readFrontMatter(source, file, findings);
  // Jekyll renders no page without front matter: README files and the like.
  if (own === null && place.kind === 'page') return null;
  if (own === null && config.kind === 'jekyll') {
    findings.hand(
      file,
      1,
      'a post without front matter, which Jekyll doesn’t publish; it was imported as a draft',
      'add a title and date, or remove it',
    );
  }
  const defaults = defaultsFor(config, file, place.type);
  const values = { ...defaults, ...own };
  for (const key of ['categories', 'category', 'tags', 'tag'] as const) {
    const names = own?.[key] === undefined ? [...textsOf(defaults[key]), ...namesOf(defaults[key])] : [];
    for (const name of new Set(names))
      findings.addition(file, name, 'a name that the configuration gives to all files of a folder', GROUPS[key]);
  }
  for (const key of ['categories', 'tags'] as const) dropMaps(key, own?.[key], file, matter.lineOf, findings);
  const date = dateOf(place, values, own ?? {}, matter.lineOf, config, findings);
  const draft =
    place.draft ||
    flagOf(values.published) === false ||
    flagOf(values.draft) === true ||
    (own === null && config.kind === 'jekyll');
  return {
    ...place,
    ...matter,
    own: own ?? {},
    values,
    source,
    draft,
    html: /\.html?$/i.test(file),
    date: date ?? UNDATED,
    dateIsGuess: date === null,
    // As Jekyll has it: the singular is one name, blanks and all, the plural is cut at its blanks.
    categories: [...new Set([...place.categories, ...textsOf(values.category), ...namesOf(values.categories)])],
    tags: [...new Set([...textsOf(values.tag), ...namesOf(values.tags)])],
  };
}

/** A name is a text: of a map in a list of names nothing can be made. */
function dropMaps(
  key: 'categories' | 'tags',
  value: unknown,
  file: string,
  lineOf: FrontMatter['lineOf'],
  findings: Findings,
): void {
  for (const [i, item] of Array.isArray(value) ? value.entries() : []) {
    for (const [name, inner] of isValues(item) ? Object.entries(item) : []) {
      const text = textOf(inner);
      findings.hand(
        file,
        lineOf(key, i),
        `\`${name}: …\` in \`${key}\`, which is no name; it was left out`,
        'write a name',
      );
      if (text !== undefined)
        findings.drop({ file, line: lineOf(key, i, name), what: 'word', text, reason: 'a map where a name should be' });
    }
  }
}

const GROUPS = { categories: 'categories', category: 'categories', tags: 'tags', tag: 'tags' };

const UNDATED: PostDate = { day: '1970-01-01', addressDays: [], hour: '00', minute: '00', second: '00' };

function dateOf(
  { file, kind, nameDate }: Place,
  values: Values,
  own: Values,
  lineOf: FrontMatter['lineOf'],
  config: SourceConfig,
  findings: Findings,
): PostDate | null {
  const written = textOf(values.date);
  const inMatter = written === undefined ? null : readPostDate(written, config.timezone);
  const inName = nameDate === null ? null : readPostDate(longYear(nameDate), config.timezone);
  if (inMatter !== null) return withNameDay(inMatter, inName);
  const fallback =
    inName ?? [written, nameDate].map((text) => near(text ?? null)).find((date) => date !== null) ?? null;
  if (written !== undefined) {
    const used = fallback === null ? 'no date was found' : `${fallback.day} was used`;
    if (own.date !== undefined)
      findings.drop({
        file,
        line: lineOf('date'),
        what: 'word',
        text: written,
        reason: 'a date that the calendar doesn’t have',
      });
    findings.error(
      file,
      lineOf('date'),
      `the date \`${written}\`, which the calendar doesn’t have; ${used}`,
      'correct `date` in the output',
    );
  } else if (inName === null && nameDate !== null) {
    findings.error(
      file,
      1,
      `the date \`${nameDate}\` in the file’s name, which the calendar doesn’t have; ${fallback?.day} was used`,
      'correct `date` in the output',
    );
  }
  return kind === 'page' ? (fallback ?? UNDATED) : fallback;
}

/** A post dated in its front matter may still have an address of its file name's day. */
function withNameDay(date: PostDate, inName: PostDate | null): PostDate {
  return { ...date, addressDays: [...new Set([...date.addressDays, ...(inName?.addressDays ?? [])])] };
}

function near(text: string | null): PostDate | null {
  const day = text === null ? null : nearestDay(longYear(text));
  return day === null ? null : readPostDate(day, null);
}

function longYear(date: string): string {
  return /^\d{2}-/.test(date) ? `20${date}` : date;
}

/** A draft without a date gets that of the newest post: deterministic, and at the head of every list. */
function dateTheUndated(documents: SourceDocument[], findings: Findings): void {
  const newest = documents.reduce<IsoDate>(
    (last, { date, dateIsGuess }) => (dateIsGuess || date.day < last ? last : date.day),
    UNDATED.day,
  );
  for (const document of documents) {
    if (!document.dateIsGuess) continue;
    document.date = { ...UNDATED, day: newest };
    if (document.kind === 'page') continue;
    const what = `a post without a date; it got that of the newest, ${newest}`;
    if (document.draft) findings.notice(document.file, 1, what, 'correct `date` when you publish it');
    else findings.hand(document.file, 1, what, 'correct `date` in the output');
  }
}
