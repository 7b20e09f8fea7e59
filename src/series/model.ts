/** What the series model needs to know of a post. */
export interface PartSource {
  id: string;
  title: string;
  description: string;
  address: string;
  part: number;
  minutes: number;
}

export interface SeriesSource {
  id: string;
  title: string;
  /** The title, or a shorter name where one is given. */
  short: string;
  address: string;
}

/** A series in reading order. */
export interface SeriesLine<P extends PartSource = PartSource> extends SeriesSource {
  parts: P[];
  totalMinutes: number;
}

/** Where a post stands in its series. */
export interface Station<P extends PartSource = PartSource> {
  line: SeriesLine<P>;
  current: P;
  previous: P | null;
  next: P | null;
}

/** Orders the parts of a series by their number. The date plays no part: parts can be published out of order. */
export function seriesLine<P extends PartSource>(series: SeriesSource, parts: readonly P[]): SeriesLine<P> {
  const ordered = [...parts].sort((a, b) => a.part - b.part || a.id.localeCompare(b.id, 'en'));
  return {
    id: series.id,
    title: series.title,
    short: series.short,
    address: series.address,
    parts: ordered,
    totalMinutes: ordered.reduce((sum, part) => sum + part.minutes, 0),
  };
}

/** The place of a post in its series; null when it isn't one of its parts. */
export function stationOf<P extends PartSource>(line: SeriesLine<P>, id: string): Station<P> | null {
  const index = line.parts.findIndex((part) => part.id === id);
  const current = line.parts[index];
  if (current === undefined) return null;
  return { line, current, previous: line.parts[index - 1] ?? null, next: line.parts[index + 1] ?? null };
}
