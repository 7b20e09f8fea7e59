import type { BodyContext, TextContext } from '../components/body-context.ts';
import type { Formats } from '../logs/index.ts';

/** What a plain text needs besides what its components refer to. */
export interface PlainContext {
  /** What the components of the text may refer to. */
  text: TextContext | BodyContext;
  formats: Formats;
  /** Absolute address of the text's page: its links are relative to it. */
  page: string;
  /** The absolute address of a path of the site, which comes without the base path. */
  absolute(path: string): string;
}
