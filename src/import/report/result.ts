import type { Drop } from '../account/index.ts';
import type { WriteResult } from '../write/output.ts';
import type { Finding, Findings } from './findings.ts';

export interface ImportedPost {
  /** In the source. */
  file: string;
  /** In the output. */
  output: string;
  address: string;
  title: string;
  draft: boolean;
  pictures: number;
  /** For download. */
  files: number;
  logs: number;
  redirects: string[];
}

/** What an import did. */
export interface ImportResult {
  source: string;
  out: string;
  kind: string;
  dryRun: boolean;
  posts: ImportedPost[];
  pages: { file: string; output: string; address: string; title: string }[];
  series: { id: string; title: string; parts: number }[];
  /** Worst first. */
  findings: Finding[];
  /** All that was left out on purpose. */
  drops: Drop[];
  written: WriteResult;
}

export function countOf(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

const ORDER = { error: 0, hand: 1, notice: 2 };

/** Worst first, then by file and line. */
export function sortFindings({ all }: Findings): Finding[] {
  return [...all].sort(
    (a, b) =>
      ORDER[a.severity] - ORDER[b.severity] ||
      a.file.localeCompare(b.file, 'en') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      a.what.localeCompare(b.what, 'en'),
  );
}

/** What was left out, by reason and place, each once. */
export function sortDrops({ drops }: Findings): Drop[] {
  const keys = new Map(drops.map((drop) => [`${drop.reason} ${drop.file}:${drop.line} ${drop.text}`, drop]));
  return [...keys.values()].sort(
    (a, b) =>
      a.reason.localeCompare(b.reason, 'en') ||
      a.file.localeCompare(b.file, 'en') ||
      a.line - b.line ||
      a.text.localeCompare(b.text, 'en'),
  );
}
