import { dialectTitle } from '../dialect-title.ts';
import { type Formats, formatWhole } from '../format.ts';
import { textHtml } from '../html.ts';
import { logJson } from '../summary.ts';
import type { Outcome, ParsedLog } from '../types.ts';
import { isTrouble } from '../view/excerpt.ts';
import { foldTitle, shortLineHtml } from '../view/lines.ts';
import { footHtml, recordHtml, recordsView } from '../view/records.ts';
import { recordCounts } from '../view/summary.ts';
import { LOG_ID } from './addresses.ts';
import { type Chunk, chunksOf, type Fold, foldAt, foldsOf, rowsOf, type Showing } from './rows.ts';
import { type UnknownKind, unknownKinds } from './unknown.ts';

/** What a reader is told of a log as a whole. Texts are HTML where their names say so. */
export interface Overview {
  lines: number;
  records: number;
  /** Lines with warnings or errors. */
  trouble: number;
  outcomes: Readonly<Record<Outcome, number>>;
  headHtml: string;
  /** Of a log with one record: its drawing. */
  bodyHtml: string;
  footHtml: string;
  unknownHtml: string;
  json: string;
}

/** The rows that are shown, as a layout: chunk by chunk the first line and the rows on the screen. */
export interface Layout {
  firstLines: Uint32Array;
  heights: Uint32Array;
}

export interface Found {
  /** The line, and which of how many it is, from 1. */
  line: number;
  index: number;
  count: number;
}

export interface RecordsPage {
  html: string;
  /** How many records there are of this outcome. */
  count: number;
}

const KINDS_SHOWN = 50;

/** A log that is being read: what is shown of it, found in it, asked of it. Line numbers count from 1. */
export class LogSession {
  readonly log: ParsedLog;
  readonly formats: Formats;
  readonly folds: readonly Fold[];
  readonly #open = new Set<number>();
  #troubleOnly = false;
  #columns: number | null = null;
  #rows: Int32Array = new Int32Array();
  #chunks: Chunk[] = [];
  #search: { text: string; troubleOnly: boolean; lines: number[] } | null = null;

  constructor(log: ParsedLog, formats: Formats) {
    this.log = log;
    this.formats = formats;
    this.folds = foldsOf(log);
  }

  overview(): Overview {
    const { log, formats } = this;
    const { records } = log;
    const count = (outcome: Outcome) => records.filter(({ facts }) => facts.outcome === outcome).length;
    const several = records.length > 1;
    const { head, body } = several
      ? { head: `<p class="log-counts">${recordCounts(records, formats)}</p>`, body: '' }
      : recordsView(log, LOG_ID, formats);
    return {
      lines: log.lines.length,
      records: records.length,
      trouble: log.lines.filter(isTrouble).length,
      outcomes: { ok: count('ok'), failed: count('failed'), unknown: count('unknown') },
      headHtml: `<p class="reader-format">${this.#formatHtml()}</p>${head}`,
      bodyHtml: body,
      // Its head has the version already.
      footHtml: footHtml({ ...log, dialectVersion: null }, formats),
      unknownHtml: unknownHtml(unknownKinds(log.lines), formats),
      json: JSON.stringify(logJson(log), null, 2),
    };
  }

  #formatHtml(): string {
    const { dialect, dialectVersion } = this.log;
    return `${dialectTitle(dialect)} <code>${dialect}</code>${dialectVersion === null ? '' : `, ${dialectVersion} by its lines`}`;
  }

  /** `count` of the records, those of one outcome or all, from the `first` on (counted from 0). */
  records(outcome: Outcome | null, first: number, count: number): RecordsPage {
    const { log, formats } = this;
    const all = log.records.map((record, index) => ({ record, index }));
    const chosen = outcome === null ? all : all.filter(({ record }) => record.facts.outcome === outcome);
    const items = chosen
      .slice(first, first + count)
      .map(({ record, index }) => recordHtml(record, index, log, LOG_ID, formats));
    return { html: items.join(''), count: chosen.length };
  }

  /** Chooses what is shown. */
  show({ troubleOnly, columns }: Pick<Showing, 'troubleOnly' | 'columns'>): Layout {
    this.#troubleOnly = troubleOnly;
    this.#columns = columns;
    return this.#arrange();
  }

  /** Opens the fold that begins with this line, or closes it. */
  toggle(firstLine: number): Layout {
    if (!this.#open.delete(firstLine)) this.#open.add(firstLine);
    return this.#arrange();
  }

  /** Sees to it that a line is among those shown. */
  reveal(line: number): Layout {
    const shown = this.log.lines[line - 1];
    if (shown !== undefined && !isTrouble(shown)) this.#troubleOnly = false;
    const fold = this.folds[foldAt(this.folds, line)];
    if (fold !== undefined) this.#open.add(fold.first);
    return this.#arrange();
  }

  get troubleOnly(): boolean {
    return this.#troubleOnly;
  }

  #arrange(): Layout {
    const showing = { troubleOnly: this.#troubleOnly, open: this.#open, columns: this.#columns };
    this.#rows = rowsOf(this.log, this.folds, showing);
    this.#chunks = chunksOf(this.#rows, this.log, this.folds, this.#columns);
    return {
      firstLines: Uint32Array.from(this.#chunks, ({ firstLine }) => firstLine),
      heights: Uint32Array.from(this.#chunks, ({ height }) => height),
    };
  }

  /** The rows of a chunk as HTML; empty when there is none of this number. */
  chunkHtml(index: number): string {
    const { start, end } = this.#chunks[index] ?? { start: 0, end: 0 };
    return Array.from(this.#rows.subarray(start, end), (row) => this.#rowHtml(row)).join('');
  }

  #rowHtml(row: number): string {
    const line = this.log.lines[row - 1];
    if (line !== undefined) return shortLineHtml(line, LOG_ID, this.formats);
    const fold = this.folds[-1 - row];
    if (fold === undefined) return '';
    const open = this.#open.has(fold.first);
    const title = foldTitle(fold.last - fold.first + 1, this.formats);
    return `<div class="log-fold"><button type="button" data-fold="${fold.first}" aria-expanded="${open}">${title}</button></div>`;
  }

  /**
   * The next line after `from` that holds a text in any letter case, or the one before; it goes round at the ends.
   * Null when no line does. Where warnings and errors alone are shown, they alone are searched.
   */
  find(text: string, from: number, forward: boolean): Found | null {
    const lines = this.#linesWith(text.toLowerCase());
    if (lines.length === 0) return null;
    const after = forward ? lines.findIndex((line) => line > from) : lines.findLastIndex((line) => line < from);
    const index = after >= 0 ? after : forward ? 0 : lines.length - 1;
    return { line: lines[index] ?? 1, index: index + 1, count: lines.length };
  }

  #linesWith(text: string): number[] {
    if (text === '') return [];
    const troubleOnly = this.#troubleOnly;
    if (this.#search?.text !== text || this.#search.troubleOnly !== troubleOnly) {
      const lines = this.log.lines.flatMap((line) =>
        line.text.toLowerCase().includes(text) && (!troubleOnly || isTrouble(line)) ? [line.number] : [],
      );
      this.#search = { text, troubleOnly, lines };
    }
    return this.#search.lines;
  }
}

function unknownHtml(kinds: readonly UnknownKind[], formats: Formats): string {
  const rows = kinds
    .slice(0, KINDS_SHOWN)
    .map(
      ({ count, line, text }) =>
        `<tr><td class="is-number">${formatWhole(count, formats)}</td>` +
        `<td class="is-number"><a href="#${LOG_ID}-L${line}">${line}</a></td><td><code>${textHtml(text)}</code></td></tr>`,
    );
  return rows.join('');
}
