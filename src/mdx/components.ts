import * as z from 'zod';
import { ratioOf, SHAPE } from '../gallery/shape.ts';
import { COMPUTATIONS, SHOWN } from '../logs/index.ts';
import { altText, field } from '../schema/fields.ts';

/**
 * The components authors may use, and their attributes. They are there without an import.
 * Everything a post can say stands here: a post is data, and can't run code.
 */
export interface ComponentSpec {
  attributes: z.ZodObject;
  /** What stands between the tags: nothing, text, or only components of one kind. */
  children: 'none' | 'body' | { only: string; written: string; fix: string };
  /** The component it must stand directly in. */
  parent?: string;
}

const logName = field(z.string().min(1), {
  description: 'A log of this post (`logs/<name>.log`), or of another as `<series>/<part>/<name>`.',
  expected: 'the name of a log, without `.log`',
});

/** Logs by name, `series` for all of the post's series, `series:<series>` for all of another. */
const logNames = z.union([z.array(z.string().min(1)).min(1), z.string().regex(/^series(?::.+)?$/)]);

const oneOf = (names: readonly string[]) => `one of ${names.map((name) => `\`${name}\``).join(', ')}`;

const caption = field(z.string().min(1).optional(), { description: 'The caption.', expected: 'a caption' });

const picture = field(z.string().min(1), {
  description: 'The picture, as a path relative to the post.',
  expected: 'the path of a picture beside the post, such as `./images/networks.png`',
});

const alt = field(altText, {
  description: 'Says what can be seen.',
  expected: 'a text that says what can be seen in the picture',
  fix: 'describe the picture in a sentence; no stand-in, no file name',
});

const percent = z.number().min(0).max(100);
const pixel = z.int().min(0);

/** Where a mark sits on its picture: parts of a hundred of its width and height, or pixels of the file. */
const callout = z.union([z.tuple([percent, percent]), z.strictObject({ x: pixel, y: pixel })]);

const shape = field(
  z
    .string()
    .regex(SHAPE)
    .refine((text) => ratioOf(text) >= 1 / 4 && ratioOf(text) <= 4)
    .optional(),
  {
    description: 'Cuts all thumbnails to one shape, width to height. Without it each is shown whole.',
    expected: 'a shape between `1:4` and `4:1`, such as `16:9`',
  },
);

export const LAYOUTS = ['grid', 'row', 'filmstrip'] as const;
export type GalleryLayout = (typeof LAYOUTS)[number];

export const ASIDE_KINDS = ['note', 'tip', 'warning', 'danger', 'since'] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

/** What readers see each kind called. */
export const ASIDE_LABELS: Readonly<Record<AsideKind, string>> = {
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  danger: 'Danger',
  since: 'Since then',
};

/** Where a note is anchored: a text that stands in one line, a line, a range of lines, or an event of the log. */
export const noteAnchor = z.union([
  z.string().min(1),
  z.strictObject({ line: z.int().min(1) }),
  z.strictObject({ lines: z.tuple([z.int().min(1), z.int().min(1)]) }),
  z.strictObject({ event: z.string().min(1) }),
]);
export type NoteAnchor = z.infer<typeof noteAnchor>;

export const COMPONENTS = {
  MigrationLog: {
    attributes: z.strictObject({ log: logName, caption }),
    children: {
      only: 'Note',
      written: '<Note at="…">',
      fix: 'put each remark in a `<Note>`, other text after the log',
    },
  },
  Note: {
    attributes: z.strictObject({
      at: field(noteAnchor, {
        description: 'The line the note belongs to, or the lines.',
        expected:
          'a text that stands in one line of the log, `{{ line: 3 }}`, `{{ lines: [3, 7] }}` or `{{ event: "downtime" }}`',
      }),
    }),
    children: 'body',
    parent: 'MigrationLog',
  },
  Fact: {
    attributes: z.strictObject({
      log: field(z.string().min(1).optional(), {
        description: 'The log that states the fact.',
        expected: 'the name of a log, without `.log`',
      }),
      logs: field(logNames.optional(), {
        description: 'The logs that something is worked out from, instead of `log`.',
        expected: 'a list of logs, `{["vm1", "vm2"]}`, or `series` for all of the series',
      }),
      is: field(z.string().min(1), {
        description: 'Which fact of the log.',
        expected: 'the name of a fact, such as `downtime`',
      }),
      of: field(z.enum(COMPUTATIONS).optional(), {
        description: 'What is worked out from the facts of `logs`.',
        expected: oneOf(COMPUTATIONS),
      }),
      per: field(z.string().min(1).optional(), {
        description: 'The fact of the same log that `is` is a share of.',
        expected: 'the name of a fact, such as `duration`',
      }),
      record: field(z.int().min(1).optional(), {
        description: 'Which record of a log that holds several.',
        expected: 'a number that counts from 1, such as `{2}`',
      }),
      show: field(z.enum(SHOWN).optional(), {
        description: 'What to show of the log with the largest or smallest figure, instead of the figure.',
        expected: oneOf(SHOWN),
      }),
      expect: field(z.string().min(1).optional(), {
        description: 'What the log is claimed to say; the build fails when it says otherwise.',
        expected: 'the fact as it is written on the page, such as `15 ms`',
      }),
    }),
    children: 'none',
  },
  MigrationComparison: {
    attributes: z.strictObject({
      logs: field(logNames, {
        description: 'The logs to compare.',
        expected: 'a list of logs, `{["vm1", "vm2"]}`, or `series` for all of the series',
      }),
      labels: field(z.array(z.string().min(1)).optional(), {
        description: 'What each log stands for, in the order of `logs`, where neither log nor front matter says it.',
        expected: 'a list of as many texts as there are logs: `{["GlusterFS", "DRBD"]}`',
      }),
      by: field(z.string().min(1).optional(), {
        description: 'What the logs differ in; the heading of the first column.',
        expected: 'a word, such as `storage`',
      }),
      sort: field(z.string().min(1).optional(), {
        description: 'What the rows are sorted by, smallest first; in the order of `logs` without it.',
        expected: '`label`, or a fact such as `downtime`',
      }),
      caption,
    }),
    children: 'none',
  },
  Gallery: {
    attributes: z.strictObject({
      name: field(z.string().min(1).optional(), {
        description: 'Which of several galleries of the front matter.',
        expected: 'the name of a gallery in the front matter',
      }),
      layout: field(z.enum(LAYOUTS).default('grid'), {
        description: 'A grid, a row of pictures of one height, or a strip of numbered steps.',
        expected: 'one of `grid`, `row`, `filmstrip`',
      }),
      shape,
      caption,
    }),
    children: 'none',
  },
  BeforeAfter: {
    attributes: z.strictObject({
      before: picture,
      beforeAlt: alt,
      after: picture,
      afterAlt: alt,
      labels: field(z.tuple([z.string().min(1), z.string().min(1)]).default(['Before', 'After']), {
        description: 'What the two are called on the page.',
        expected: 'a list of two texts: `{["PVE 4.1", "PVE 4.2"]}`',
      }),
      caption,
    }),
    children: 'none',
  },
  Screenshot: {
    attributes: z.strictObject({ image: picture, alt, caption }),
    children: {
      only: 'Callout',
      written: '<Callout at={[35, 20]}>',
      fix: 'put each remark in a `<Callout>`, other text after the picture',
    },
  },
  Callout: {
    attributes: z.strictObject({
      at: field(callout, {
        description: 'Where its mark sits: per cent from the left and from the top, or pixels of the file.',
        expected: '`{[35, 20]}` (per cent from the left and the top) or `{{ x: 640, y: 212 }}` (pixels of the picture)',
      }),
    }),
    children: 'body',
    parent: 'Screenshot',
  },
  Diagram: {
    attributes: z.strictObject({ image: picture, alt, caption }),
    children: 'none',
  },
  Aside: {
    attributes: z.strictObject({
      kind: field(z.enum(ASIDE_KINDS).default('note'), {
        description: 'What kind of remark it is.',
        expected: oneOf(ASIDE_KINDS),
      }),
      title: field(z.string().min(1).optional(), { description: 'Its heading.', expected: 'a short heading' }),
    }),
    children: 'body',
  },
  Terminal: {
    attributes: z.strictObject({
      host: field(z.string().min(1).optional(), { description: 'The machine.', expected: 'a host name' }),
      user: field(z.string().min(1).optional(), { description: 'Who is logged in.', expected: 'a user name' }),
      title: field(z.string().min(1).optional(), { description: 'What the session shows.', expected: 'a short title' }),
    }),
    children: 'body',
  },
  Example: {
    attributes: z.strictObject({}),
    children: 'body',
  },
  SeriesNav: {
    attributes: z.strictObject({}),
    children: 'none',
  },
} as const satisfies Record<string, ComponentSpec>;

export type ComponentName = keyof typeof COMPONENTS;

/** Typed attributes of a component, as the schema leaves them. */
export type PropsOf<N extends ComponentName> = z.output<(typeof COMPONENTS)[N]['attributes']>;

export function isComponentName(name: string): name is ComponentName {
  return Object.hasOwn(COMPONENTS, name);
}

export function specOf(name: ComponentName): ComponentSpec {
  return COMPONENTS[name];
}
