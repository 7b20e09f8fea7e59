import { isPlaceholderAlt } from '../../schema/fields.ts';
import { isPlainName } from '../../schema/names.ts';
import { Names, plainSlug } from '../address/slug.ts';
import type { Findings } from '../report/findings.ts';
import { type Assets, type Picture, readPicture } from '../source/assets.ts';
import type { SourceDocument } from '../source/documents.ts';

export interface PictureInput {
  document: SourceDocument;
  title: string;
  former: string | null;
  assets: Assets;
  findings: Findings;
}

/** Finds the pictures of a post, and what each is called in its folder. */
export class Pictures {
  /** Name in `images/` to what it holds. */
  readonly files = new Map<string, Buffer>();
  readonly #input: PictureInput;
  readonly #names = new Names();
  readonly #byFile = new Map<string, string>();
  #counter = 0;

  constructor(input: PictureInput) {
    this.#input = input;
  }

  /** A picture at an address, copied beside the post; null when it can't be shown, which is reported. */
  async take(address: string, line: number): Promise<{ path: string; picture: Picture } | null> {
    const { document, former, assets, findings } = this.#input;
    const data = /^data:image\/(\w+);base64,([\w+/=\s]+)$/.exec(address);
    if (data !== null) return this.#takeData(data, line);
    const found = assets.find(address, { file: document.file, former });
    const shown = address.length > 120 ? `${address.slice(0, 119)}…` : address;
    if (!found.ok) {
      const isElsewhere = assets.localPath(address) === null;
      if (isElsewhere)
        findings.hand(
          document.file,
          line,
          `the picture \`${shown}\` is on another site, from where pages load nothing; it became a link`,
          'save it in `images/` beside the post and show it with `<Screenshot>`',
        );
      else
        findings.error(
          document.file,
          line,
          `the picture \`${shown}\` can’t be shown: ${found.why}`,
          'put the picture into `images/` beside the post and show it with `<Screenshot>`',
        );
      return null;
    }
    const picture = await assets.picture(found.file);
    if (!('kind' in picture)) {
      // One that is whole is linked instead, and nothing is lost.
      findings[picture.broken ? 'error' : 'hand'](
        document.file,
        line,
        `the picture \`${shown}\` can’t be shown: ${picture.why}`,
        'save it as PNG and show it with `<Screenshot>`',
      );
      return null;
    }
    if (found.guessed)
      findings.hand(
        document.file,
        line,
        `the picture \`${shown}\` was not where the post says; \`${found.file}\` was used`,
        'see that it is the right one',
      );
    const path = this.#keep(found.file, picture);
    for (const written of this.#spellings(address)) findings.rewrite(document.file, written, path);
    return { path, picture };
  }

  /** The address in all the ways in which the source writes it, with Liquid before it. */
  #spellings(address: string): string[] {
    const { document, assets } = this.#input;
    const path = assets.localPath(address) ?? address;
    const written = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = document.body.includes('{{')
      ? [...document.body.matchAll(new RegExp(`(?:\\{\\{[^{}]*\\}\\}[^\\s"'()=<>]*)+${written}`, 'g'))]
      : [];
    return [...new Set([address, path, ...found.map(([raw]) => raw)])];
  }

  async #takeData([data, format = '', bytes = '']: RegExpExecArray, line: number) {
    const name = `inline-${++this.#counter}.${format}`;
    const picture = await readPicture(name, Buffer.from(bytes, 'base64'));
    if ('kind' in picture) {
      const path = this.#keep(name, picture);
      this.#input.findings.rewrite(this.#input.document.file, data, path);
      return { path, picture };
    }
    this.#input.findings.error(
      this.#input.document.file,
      line,
      `a picture in the text itself can’t be shown: ${picture.why}`,
      'save it as PNG and show it with `<Screenshot>`',
    );
    return null;
  }

  #keep(file: string, { bytes, ending }: Picture): string {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const given = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
    const stem = isPlainName(given) && given.length <= 100 ? given : plainSlug(given) || 'picture';
    const name = this.#names.claim(`${stem}.${ending}`);
    this.files.set(name, bytes);
    const path = `./images/${name}`;
    this.#byFile.set(file, path);
    return path;
  }

  /** What the picture shows, for readers who don't see it: as written, or made of what else is said of it. */
  altOf(written: string | null | undefined, line: number, ...others: (string | null | undefined)[]): string {
    const { document, title, findings } = this.#input;
    if (typeof written === 'string' && !isPlaceholderAlt(written)) return written.trim();
    const spare = others.find((other) => typeof other === 'string' && !isPlaceholderAlt(other))?.trim();
    const alt = spare ?? `Picture ${++this.#counter} of “${title}”`;
    const had =
      written === undefined || written === null || written.trim() === ''
        ? 'no alternative text'
        : `“${written}” as its alternative text`;
    if (!document.source.includes(alt)) findings.addition(document.file, alt, 'an alternative text that was made');
    if (typeof written === 'string' && written.trim() !== '')
      findings.dropQuote(document, line, 'word', written, 'a stand-in for an alternative text');
    findings.hand(document.file, line, `a picture with ${had}; “${alt}” was used`, 'say in `alt` what can be seen');
    return alt;
  }
}

/** The words of a picture's name, where it has any that say something. */
export function wordsOf(address: string): string | null {
  const stem = address
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '');
  const words = plainSlug(stem).replace(/[-_]+/g, ' ').trim();
  return /[a-z]{3}/.test(words) && !/^\d+ /.test(words) && !/[0-9a-f]{8}/.test(words)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : null;
}
