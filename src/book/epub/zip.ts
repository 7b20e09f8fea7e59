import { type Zippable, zipSync } from 'fflate';

// A zip tells the local time of its files, from 1980 on.
const NO_TIME = new Date(1980, 0, 1);

/** Files as the zip that an EPUB is: its kind first and as it is, so that programs know it by its first bytes. The same files make the same bytes. */
export function zipBook(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {
    mimetype: [new TextEncoder().encode('application/epub+zip'), { level: 0, mtime: NO_TIME }],
  };
  for (const [name, bytes] of files) {
    // What is compressed already only costs time.
    entries[name] = [bytes, { level: /\.(?:png|jpg|gif)$/.test(name) ? 0 : 9, mtime: NO_TIME }];
  }
  return zipSync(entries);
}
