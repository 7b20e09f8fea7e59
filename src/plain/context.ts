import type { TextContext } from '../components/body-context.ts';
import type { Formats } from '../logs/index.ts';

/** What a plain text needs besides what its components refer to. */
export interface PlainContext {
  /** What the components of the text may refer to. */
  text: TextContext;
  formats: Formats;
  /** Logs of thousands of lines: all of them, or what a page shows of them. */
  longLogs: 'whole' | 'as on a page';
  /** Absolute address of the text's page: its links are relative to it. */
  page: string;
  /** The absolute address of a path of the site, which comes without the base path. */
  absolute(path: string): string;
}
