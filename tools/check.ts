import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSettings } from '../src/build/settings.ts';
import { readContent } from '../src/content/index.ts';
import { checkExternalLinks, outsideLinks } from '../src/external-links/index.ts';
import { formatNotices, formatProblems } from '../src/problems/index.ts';
import { githubAnnotations, jsonReport } from '../src/problems/report.ts';
import { checkSpelling, learnWords, WORDS_FILE } from '../src/spelling/index.ts';
import { readCall } from './call.ts';

// `npm run check`: everything that can be wrong with the content, without building it.
// Exit code 0 when nothing is wrong, 1 for problems, 2 for a call that can't be understood.

const USAGE = `Usage: npm run check -- [--json] [--strict] [--learn] [--external]
  --json    one JSON object: { ok, problems, notices }
  --strict  notices fail as well
  --external  asks the servers of outside links as well (never part of a build)
  --learn   adds the words that the dictionary doesn't have to ${WORDS_FILE}`;

const DAY_MS = 86_400_000;

/** Asks for the addresses that the content links to; those that were there within a week are not asked for again. */
function askOutside() {
  return checkExternalLinks(outsideLinks(content), {
    timeoutMs: 15_000,
    retries: 2,
    pauseMs: 2000,
    hosts: 8,
    betweenMs: 1000,
    freshMs: 7 * DAY_MS,
    cacheFile: '.cache/outside-links.json',
    now: Date.now(),
    onProgress: (done, of) => process.stderr.isTTY && process.stderr.write(`\rOutside links: ${done} of ${of} `),
  });
}

const { values: call } = readCall(
  {
    options: {
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      learn: { type: 'boolean', default: false },
      external: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  },
  USAGE,
);
if (call.help) {
  console.log(USAGE);
  process.exit(0);
}

const content = await readContent(buildSettings().contentDir, { drafts: true });
let spelling = await checkSpelling(content);
if (call.learn && spelling.unknown.length > 0) {
  const path = join(content.directory, WORDS_FILE);
  await writeFile(path, await learnWords(path, spelling.unknown));
  console.error(`${spelling.unknown.length} words added to ${path}: read them, and mend what is wrong.`);
  spelling = await checkSpelling(content);
}
const outside = call.external ? await askOutside() : { problems: [], notices: [] };
const problems = [...content.problems, ...spelling.problems, ...outside.problems];
const notices = [...content.notices, ...spelling.notices, ...outside.notices];
const ok = problems.length === 0 && (!call.strict || notices.length === 0);

if (call.json) console.log(jsonReport({ ok, problems, notices }));
else {
  if (process.env.GITHUB_ACTIONS === 'true') console.log(githubAnnotations({ problems, notices }));
  if (problems.length > 0) console.error(formatProblems(problems));
  else {
    const { posts, series, logs, directory } = content;
    console.log(`${posts.length} posts, ${series.length} series and ${logs.length} logs in ${directory}: no problems.`);
  }
  if (!spelling.checked)
    console.log(`Spelling is not checked: there is no dictionary for \`${content.site.language}\`.`);
  if (notices.length > 0) console.log(`\n${formatNotices(notices)}`);
}
process.exitCode = ok ? 0 : 1;
