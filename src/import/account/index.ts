import type { Problem } from '../../problems/index.ts';
import { tokensOfOutput } from './output.ts';
import { problemsOf } from './report.ts';
import { settle } from './settle.ts';
import { tokensOfSource } from './source.ts';

/**
 * Proves that nothing of a post is lost between its Jekyll source and what was written for it.
 *
 * Both texts are read by small tokenisers of this folder, never by the parsers that converted them,
 * into five streams, and the streams are compared in order:
 *
 * - **words** of the prose: runs of letters and digits, and the signs that mean something in technical
 *   text (`< > { } $ % & @ = \ ~ ^`), after entities, escapes and typographic signs are read;
 *   words within code count as well, so that it doesn't matter whether a doubtful line is code or prose;
 * - **words of attributes**: alt texts, titles, captions;
 * - **code lines**, byte for byte, and **inline code**, exactly;
 * - **images**, by the letters and digits of the file's name (a copied file may be renamed in the rest);
 * - **links**: to elsewhere by the whole address, within the blog by the name of the page and the anchor.
 *
 * What must be there is *required*; what is markup (a tag, an attribute list, Liquid, the number of a list)
 * is *optional*: it may show up in the output or not. The front matter is compared key by key.
 */

/** A post as it came. */
export interface SourcePost {
  /** Its name as the author knows it, relative to the blog: `_posts/net/2016-09-18-drbd.md`. */
  file: string;
  /** The whole file, front matter included, decoded. */
  text: string;
}

/** What was written for a post. */
export interface WrittenPost {
  /** Name of the MDX file, for messages. */
  file: string;
  /** The whole MDX file, front matter included. */
  text: string;
  /** Log files written beside it: `name` as in `<MigrationLog log="name">`. */
  logs: readonly { name: string; text: string }[];
  /** The text of the series file that the post became a part of. */
  series?: string;
}

export type What = 'word' | 'code' | 'image' | 'link' | 'markup';

/** Something of the source that was left out on purpose. */
export interface Drop {
  /** The source file. */
  file: string;
  /** Line in the source, from 1, where `text` starts. */
  line: number;
  what: What;
  /** The text as it stands in the source; it may have several lines. */
  text: string;
  reason: string;
}

/** Words or lines of the output that the source doesn't have, and why. */
export interface Addition {
  text: string;
  reason: string;
  /**
   * A key of the front matter, such as `description`: the words were added there and nowhere else;
   * `link` for an address that no text shows.
   */
  where?: string;
}

/** An address within the blog, or the name of a picture, that was written another way. */
export interface Rewrite {
  /** As in the source, without Liquid: `/virtualization/drbd/`, `../images/My Pic.PNG`. */
  from: string;
  /** As in the output. */
  to: string;
}

/** What the converter says it did to a post. */
export interface Account {
  source: SourcePost;
  written: WrittenPost;
  drops?: readonly Drop[];
  additions?: readonly Addition[];
  rewrites?: readonly Rewrite[];
  /** Settings of the blog: `url` tells its own addresses from others, the rest is what `{{ site.x }}` stands for. */
  site?: Readonly<Record<string, string>>;
}

/**
 * One problem for each run of words, code line, image or link of the source that is neither in the output nor
 * declared as dropped (`field` starts with `lost`), for what stands in the output without having stood in the
 * source (`invented`), for what changed its place (`moved`), and for drops of what the source doesn't have, or of
 * what is in the output all the same (`declared drop`): such a drop would excuse a later loss. Each names the source file and line; of invented text, the output's.
 * Never throws; time grows with the length of the texts as long as they are similar.
 */
export function accountFor(account: Account): Problem[] {
  const source = tokensOfSource(account.source, account.site ?? {});
  const output = tokensOfOutput(account.written, account.site ?? {});
  return problemsOf(settle(source, output, account), account);
}
