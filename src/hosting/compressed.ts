import { brotliCompressSync, gzipSync } from 'node:zlib';

const TEXTS = /\.(?:html|css|js|json|xml|csv|md|txt|log|svg)$/;
/** What is smaller fits into a packet or two as it is. */
const SMALLEST_BYTES = 1024;

/**
 * A text of the site compressed as far as it goes, by the ending that servers look for: `.gz` and `.br`. None of
 * what isn't worth it. The same text gives the same bytes: neither format holds a time here.
 */
export function compressed(file: string, bytes: Uint8Array): Record<string, Uint8Array> {
  if (!TEXTS.test(file) || bytes.length < SMALLEST_BYTES) return {};
  return { '.gz': gzipSync(bytes, { level: 9 }), '.br': brotliCompressSync(bytes) };
}
