/** How PDFs write a time, 16 characters from `D:` to the seconds; here always UTC. */
const DATES = /\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g;

/** What Chromium calls the cells of tables: numbers that count on from whatever it has shown before. */
const NODES = /\(node(\d{8})\)/g;

/** The same PDF as of a day (`2026-11-23`), so that the same pages make the same file. Throws when it has no dates. */
export function datedPdf(pdf: Uint8Array, day: string): Uint8Array {
  // One character a byte, and no byte moves: the file lists where its objects begin.
  const text = Buffer.from(pdf).toString('latin1');
  const stamp = `D:${day.replaceAll('-', '')}000000+00'00'`;
  const dated = text.replace(DATES, (_, name: string) => `/${name} (${stamp})`);
  if (dated === text && !text.includes(stamp)) throw new Error('the PDF has no dates where they were expected');
  return new Uint8Array(Buffer.from(renumbered(dated), 'latin1'));
}

/** Counted from one; in the same order, because the file lists them sorted. */
function renumbered(text: string): string {
  const numbers = [...new Set([...text.matchAll(NODES)].map(([, digits = '']) => digits))].toSorted();
  const places = new Map(numbers.map((digits, i) => [digits, String(i + 1).padStart(8, '0')]));
  return text.replace(NODES, (whole, digits: string) => `(node${places.get(digits) ?? whole})`);
}

const LETTER = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'PH']);

/** The paper of a site whose language names a country; A4 where it names none. */
export function paperOf(language: string): 'A4' | 'Letter' {
  return LETTER.has(new Intl.Locale(language).region ?? '') ? 'Letter' : 'A4';
}
