import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as ask from '@clack/prompts';
import { buildSettings } from '../src/build/settings.ts';
import { displayPath } from '../src/content/files.ts';
import { readContent } from '../src/content/index.ts';
import { type NewPost, planPost } from '../src/new-post/index.ts';
import { formatProblems } from '../src/problems/index.ts';
import { plainName } from '../src/schema/names.ts';
import { fail, readCall } from './call.ts';

// `npm run new`: asks for title, series and tags (or takes flags), and writes the folder of a post. Overwrites nothing.
// Exit code 0 when the post was written, 1 when it can't be, 2 for a call that can't be understood.

const USAGE = `Usage: npm run new -- --title "The title" [options]     (npm run new, at a terminal, asks)
  --series NAME          the part's series: a file in series/, without .yaml
  --series-title TITLE   makes the series NAME as well
  --tags a,b             --categories a,b
  --description TEXT     one or two sentences, 40 to 200 characters
  --name FOLDER          the last step of the address, made from the title otherwise
  --date YYYY-MM-DD      today otherwise`;

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The day by the author's own clock. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

function answered(answer: string | symbol): string {
  if (typeof answer === 'string') return answer;
  ask.cancel('Nothing was written.');
  process.exit(1);
}

function required(text: string | undefined): string | undefined {
  return text?.trim() ? undefined : 'It needs one.';
}

const ALONE = '';
const NEW = '\u0000new';

/** What the flags leave open, asked at the terminal. */
async function askFor(given: NewPost, series: readonly { id: string; title: string }[]): Promise<NewPost> {
  ask.intro('A new post');
  const title = answered(await ask.text({ message: 'Title, without the number of the part', validate: required }));
  const chosen =
    given.series ??
    answered(
      await ask.select({
        message: 'Series',
        options: [
          ...series.map(({ id, title: label }) => ({ value: id, label, hint: id })),
          { value: NEW, label: 'a new series' },
          { value: ALONE, label: 'none: it stands alone' },
        ],
      }),
    );
  let { seriesTitle } = given;
  let name = chosen;
  if (chosen === NEW) {
    const heading = answered(await ask.text({ message: 'Title of the series', validate: required }));
    seriesTitle = heading;
    name = answered(
      await ask.text({ message: 'Its name in addresses', initialValue: plainName(heading), validate: required }),
    );
  }
  const tags =
    given.tags.length > 0
      ? given.tags
      : listOf(
          answered(
            await ask.text({ message: 'Tags, with commas between', placeholder: 'kvm, drbd', defaultValue: '' }),
          ),
        );
  return { ...given, title, series: name === ALONE ? null : name, seriesTitle, tags };
}

const text = { type: 'string' } as const;
const { values: call } = readCall(
  {
    options: {
      title: text,
      description: text,
      series: text,
      'series-title': text,
      tags: text,
      categories: text,
      name: text,
      date: text,
      help: { type: 'boolean', short: 'h' },
    },
  },
  USAGE,
);
if (call.help) {
  console.log(USAGE);
  process.exit(0);
}
const { contentDir } = buildSettings();
const content = await readContent(contentDir, { drafts: true });
let post: NewPost = {
  title: call.title ?? '',
  description: call.description ?? null,
  series: call.series ?? null,
  seriesTitle: call['series-title'] ?? null,
  tags: listOf(call.tags),
  categories: listOf(call.categories),
  name: call.name ?? null,
  date: call.date ?? today(),
};
if (call.title === undefined) {
  if (!process.stdin.isTTY) {
    fail(`No title is given.\n${USAGE}`);
  }
  post = await askFor(
    post,
    content.series.map(({ id, data }) => ({ id, title: data?.title ?? id })),
  );
}

const { files, problems } = planPost(content, post);
const taken = files.map(({ path }) => join(contentDir, path)).filter((path) => existsSync(path));
if (problems.length > 0) {
  console.error(`${formatProblems(problems)}\n\nNothing was written.`);
  process.exit(1);
}
if (taken.length > 0) {
  console.error(`${taken.map(displayPath).join(', ')} is there already. Nothing was written: choose another --name.`);
  process.exit(1);
}
for (const { path, text } of files) {
  const target = join(contentDir, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text, { flag: 'wx' });
  console.log(displayPath(target));
}
console.log(
  '\nIt is a draft: `npm run dev` shows it, `npm run check` says what is wrong with it, and without `draft: true` it is published.',
);
