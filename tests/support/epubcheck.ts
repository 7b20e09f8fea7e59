import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/share/java/epubcheck.jar', '/usr/share/epubcheck/epubcheck.jar'];

/** Path of the W3C's checker of EPUBs: `EPUBCHECK_PATH`, or where Debian has it. Null without it, or without Java. */
export function findEpubcheck(): string | null {
  const path = process.env.EPUBCHECK_PATH || PLACES.find((place) => existsSync(place));
  if (path === undefined) return null;
  return spawnSync('java', ['-version']).status === 0 ? path : null;
}

/** What it finds wrong, warnings included, a line each. */
export function epubcheck(jar: string, book: string): string[] {
  const { status, stdout, stderr } = spawnSync('java', ['-jar', jar, '--failonwarnings', book], { encoding: 'utf8' });
  if (status === 0) return [];
  return `${stderr}\n${stdout}`.split('\n').filter((line) => /^(?:ERROR|WARNING|FATAL|Exception)/.test(line));
}
