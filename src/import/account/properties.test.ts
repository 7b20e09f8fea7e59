import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../problems/index.ts';
import { type Account, accountFor, type Drop } from './index.ts';
import { FRONT, PIECES, type Piece } from './pieces.ts';
import { linesOf } from './token.ts';

const FILE = '_posts/2016-09-02-a-title.md';
const SITE = { baseurl: '/blog', url: 'https://ops.example' };
const DROPPED = ['single', '10:00:00 +0200', '/images/one_300.png', 'placeholder'];

/** A post of some pieces in some order, and what a right importer makes of it. */
function accountOf(pieces: readonly Piece[]): Account {
  // A definition counts for the whole post, so that each piece comes once.
  const text = FRONT.jekyll + pieces.map(({ jekyll }) => jekyll).join('\n\n');
  const mdx = FRONT.mdx + pieces.map(({ mdx: part }) => part).join('\n\n');
  const logs = pieces.flatMap(({ log }) => (log === undefined ? [] : [log]));
  const lines = linesOf(text);
  const drops = DROPPED.map((part): Drop => {
    const line = lines.find((candidate) => candidate.text.includes(part))?.number ?? 0;
    return { file: FILE, line, what: 'markup', text: part, reason: 'the site has no use for it' };
  });
  return {
    source: { file: FILE, text },
    written: { file: 'index.mdx', text: mdx, logs, series: 'title: HA with Proxmox\nsummary: Two nodes.\n' },
    drops,
    site: SITE,
  };
}

const somePieces = fc.shuffledSubarray(Object.values(PIECES), { minLength: 1 });

function fields(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, field, found }) => `${file}:${line} ${field} ${found}`);
}

/** The account with another MDX text. */
function withMdx(account: Account, text: string): Account {
  return { ...account, written: { ...account.written, text } };
}

function withoutPart(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(0, start) + text.slice(end);
}

/** Where a pattern fits in the part of a text behind the front matter. */
function placesOf(text: string, pattern: RegExp): { start: number; end: number }[] {
  const body = text.indexOf('\n---\n', 4) + 5;
  return [...text.slice(body).matchAll(pattern)].map(({ index, 0: found }) => ({
    start: body + index,
    end: body + index + found.length,
  }));
}

describe('a right import', () => {
  it.each(Object.keys(PIECES))('raises no alarm over %s', (name) => {
    expect(fields(accountFor(accountOf([PIECES[name] ?? FRONT])))).toEqual([]);
  });

  it('raises no alarm over pieces in any order', () => {
    fc.assert(
      fc.property(somePieces, (pieces) => {
        expect(fields(accountFor(accountOf(pieces)))).toEqual([]);
      }),
    );
  });

  it('raises no alarm over other line ends and a byte order mark', () => {
    const account = accountOf(Object.values(PIECES));
    const text = `\uFEFF${account.source.text.replaceAll('\n', '\r\n')}`;
    expect(fields(accountFor({ ...account, source: { file: FILE, text } }))).toEqual([]);
  });
});

describe('what is missing is found', () => {
  const whole = accountOf(Object.values(PIECES));

  // Not names of tags, attributes and languages, nor numbers of lists, which are markup.
  const WORD = /(?<![<&/#@\w`.:[("-]|\]\([^)\n]*)\b\p{L}{3,}\b(?![^<>]*\/>|[^<\n]*"|\w|=)/gu;

  it('each single word of the prose', () => {
    const places = placesOf(whole.written.text, WORD).filter(({ start }) => {
      const line = whole.written.text.slice(whole.written.text.lastIndexOf('\n', start) + 1, start);
      return !line.startsWith('```') && !/<[^>]*$/.test(line);
    });
    expect(places.length).toBeGreaterThan(40);
    for (const place of places) {
      const mdx = withoutPart(whole.written.text, place);
      const problems = accountFor(withMdx(whole, mdx));
      expect(problems.length, whole.written.text.slice(place.start - 20, place.end + 20)).toBeGreaterThan(0);
    }
  });

  it('any word of any post, with the line it stood on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 400 }),
        fc.nat(),
        (words, at) => {
          const gone = at % words.length;
          const text = words.map((word, index) => word + (index % 7 === 6 ? '\n' : ' ')).join('');
          const left = words
            .map((word, index) => (index === gone ? '' : word) + (index % 7 === 6 ? '\n' : ' '))
            .join('');
          const written = { file: 'index.mdx', text: left, logs: [] };
          const problems = accountFor({ source: { file: 'p.md', text }, written });
          expect(problems).toMatchObject([
            { file: 'p.md', field: 'lost words', found: expect.stringContaining(`\`${words[gone]}\``) },
          ]);
          // Of a run of equal words, any may be the one that is missing.
          const lines = words.flatMap((word, index) => (word === words[gone] ? [Math.floor(index / 7) + 1] : []));
          expect(lines).toContain(problems[0]?.line);
        },
      ),
    );
  });

  it('each single line of code', () => {
    const lines = whole.written.text.split('\n');
    let code = false;
    let tried = 0;
    for (const [index, line] of lines.entries()) {
      if (/^\s*(?:> )?```/.test(line)) code = !code;
      else if (code) {
        tried += 1;
        const problems = accountFor(withMdx(whole, lines.toSpliced(index, 1).join('\n')));
        expect(
          problems.map(({ field }) => field),
          line,
        ).toContain('lost code line');
      }
    }
    expect(tried).toBeGreaterThan(12);
  });

  it('each single line of a log', () => {
    const [log = { name: '', text: '' }] = whole.written.logs;
    const lines = log.text.trimEnd().split('\n');
    for (const index of lines.keys()) {
      const logs = [{ name: log.name, text: lines.toSpliced(index, 1).join('\n') }];
      const problems = accountFor({ ...whole, written: { ...whole.written, logs } });
      expect(problems.map(({ field }) => field)).toEqual(['lost code line']);
    }
  });

  it('any byte of a code line', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1, maxLength: 60 }).filter((line) => !/[`~\r\n\0]|^\s*$|\p{Cc}/u.test(line)),
          { minLength: 1 },
        ),
        fc.nat(),
        fc.nat(),
        (lines, row, column) => {
          const fence = (inner: readonly string[]): string => ['```', ...inner, '```', ''].join('\n');
          const line = lines[row % lines.length] ?? '';
          const at = column % line.length;
          const changed = lines.with(row % lines.length, line.slice(0, at) + line.slice(at + 1));
          const written = (inner: readonly string[]) => ({ file: 'index.mdx', text: fence(inner), logs: [] });
          const source = { file: 'p.md', text: fence(lines) };
          expect(accountFor({ source, written: written(lines) })).toEqual([]);
          const fields = accountFor({ source, written: written(changed) }).map(({ field }) => field);
          // Without one byte, a line may be the same as another: then it reads as that one out of its place.
          expect(fields.some((field) => field === 'lost code line' || field === 'moved code line')).toBe(true);
        },
      ),
    );
  });

  it('each single link, image and inline code', () => {
    // The address goes, the text stays.
    const links = placesOf(whole.written.text, /(?<!\[(?:https:|ops@)[^\]]*)\]\([^)\s]*(?:\\\)[^)]*)?(?: "[^"]*")?\)/g);
    const images = placesOf(whole.written.text, / ?image="[^"]*"/g);
    const spans = placesOf(whole.written.text, /`[^`\n]+`/g);
    expect([links.length, images.length, spans.length].every((count) => count > 1)).toBe(true);
    for (const place of [...links, ...images, ...spans]) {
      const problems = accountFor(withMdx(whole, withoutPart(whole.written.text, place)));
      expect(problems.length, whole.written.text.slice(place.start - 20, place.end + 20)).toBeGreaterThan(0);
    }
  });

  it.each([
    'title: "A title: with & signs"',
    'categories: [Virtualization]',
    'tags: [kvm, ha]',
    'aliases: [/old/place/]',
    'date: 2016-09-02',
    '  - image: ./images/one.png',
    '    title: Storage tab',
  ])('in the front matter: %s', (line) => {
    const written = whole.written.text.replace(
      line,
      line.startsWith('  - ') ? '  - alt: x' : line.startsWith('    ') ? '' : '',
    );
    expect(accountFor(withMdx(whole, written)).length).toBeGreaterThan(0);
  });

  it('each declared drop, when it isn’t declared', () => {
    const drops = whole.drops ?? [];
    for (const index of drops.keys()) {
      const problems = accountFor({ ...whole, drops: drops.toSpliced(index, 1) });
      expect(problems).toMatchObject([{ file: FILE, line: drops[index]?.line }]);
    }
  });
});

describe('what is too much is found', () => {
  const whole = accountOf(Object.values(PIECES));

  it('words of nobody', () => {
    const text = whole.written.text.replace('Before.', 'Before and after that.');
    expect(accountFor(withMdx(whole, text))).toMatchObject([{ file: 'index.mdx', field: 'invented words' }]);
    const additions = [{ text: 'and after that', reason: 'said so' }];
    expect(accountFor({ ...withMdx(whole, text), additions })).toEqual([]);
  });

  it('code lines, links and words said twice', () => {
    const fields = (text: string): string[] => accountFor(withMdx(whole, text)).map(({ field }) => field);
    expect(fields(whole.written.text.replace('ls -l', 'ls -l\nrm -rf /'))).toContain('invented code line');
    expect(fields(`${whole.written.text}\n\n[Before](https://evil.example/)`)).toContain('invented link');
    expect(fields(`${whole.written.text}\n\nBefore.`)).toContain('invented words');
  });

  it('what changed places', () => {
    const text = 'one two three four\n\nfive six seven\n\neight nine ten';
    const moved = 'five six seven\n\none two three four\n\neight nine ten';
    const source = { file: 'p.md', text };
    const problems = accountFor({ source, written: { file: 'index.mdx', text: moved, logs: [] } });
    expect(problems).toMatchObject([{ file: 'p.md', field: 'moved words' }]);
  });

  it('drops that quote what isn’t there, and excuse nothing', () => {
    const drop: Drop = { file: 'p.md', line: 1, what: 'word', text: 'two', reason: 'none' };
    const source = { file: 'p.md', text: 'one\ntwo' };
    const problems = accountFor({ source, written: { file: 'index.mdx', text: 'one', logs: [] }, drops: [drop] });
    expect(problems.map(({ field, line }) => `${line} ${field}`)).toEqual(['2 lost words', '1 declared drop']);
  });

  it('drops of what is there all the same, which would excuse its loss', () => {
    const text = '{% include figure image_path="/a.png" alt="An axe" caption="The axe." %}';
    const source = { file: 'p.md', text };
    const written = (mdx: string) => ({ file: 'index.mdx', text: mdx, logs: [] });
    const right = written('<Screenshot image="./images/a.png" alt="An axe" caption="The axe." />');
    const whole: Drop = { file: 'p.md', line: 1, what: 'markup', text, reason: 'became a component' };
    const found = accountFor({ source, written: right, drops: [whole] });
    expect(found).toMatchObject([{ field: 'declared drop', found: expect.stringContaining('words of which are in') }]);
    const part: Drop = { ...whole, what: 'word', text: 'The axe.', reason: 'said by the alt text' };
    const short = written('<Screenshot image="./images/a.png" alt="An axe" />');
    expect(accountFor({ source, written: short, drops: [part] })).toEqual([]);
    expect(accountFor({ source, written: written(''), drops: [part] }).map(({ field }) => field)).toEqual([
      'lost words of an alt text, title or caption',
      'lost image',
    ]);
  });

  it('additions to the front matter, which excuse nothing in the body', () => {
    const source = { file: 'p.md', text: 'one two' };
    const text = '---\ndescription: one two and more\n---\none two';
    const additions = [{ text: 'one two and more', reason: 'made', where: 'description' }];
    const written = (mdx: string) => ({ file: 'index.mdx', text: mdx, logs: [] });
    expect(accountFor({ source, written: written(text), additions })).toEqual([]);
    const longer = accountFor({ source, written: written(`${text} more`), additions });
    expect(longer).toMatchObject([{ field: 'invented words' }]);
  });

  it('a draft that would be published', () => {
    const source = { file: '_drafts/idea.md', text: 'one' };
    const written = (text: string) => ({ file: 'index.mdx', text, logs: [] });
    expect(accountFor({ source, written: written('one') })).toMatchObject([{ field: 'draft' }]);
    expect(accountFor({ source, written: written('---\ndraft: true\n---\none') })).toEqual([]);
  });
});

it('never throws, whatever the texts', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab`~*_[](){}<>%&$|\\!#-:\n\t "\'=^0\0'), maxLength: 300 });
  fc.assert(
    fc.property(
      text,
      text,
      (a, b) => void accountFor({ source: { file: 'p.md', text: a }, written: { file: 'i.mdx', text: b, logs: [] } }),
    ),
    { numRuns: 500 },
  );
});
