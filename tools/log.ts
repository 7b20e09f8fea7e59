import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { notText } from '../src/content/log-bytes.ts';
import { DIALECT_NAMES, parseLog } from '../src/logs/index.ts';
import { allJson, logText } from '../src/logs/summary.ts';
import { didYouMean } from '../src/problems/suggest.ts';
import { fail, readCall } from './call.ts';

// `npm run -s log -- FILE [--json] [--dialect D]`: what a log says. FILE may be `-` for standard input.
// Exit code 0 for any readable input, whatever the log's outcome; 2 for a call or a file that can't be used.

const USAGE = 'Usage: npm run -s log -- FILE [--json] [--dialect NAME]   (FILE may be - for standard input)';
const MB = 1024 * 1024;
/** A text of JavaScript holds no more characters than this. */
const LONGEST = 511 * MB;
/** Above this, lines may take more memory than Node.js gives itself. */
const LARGE = 32 * MB;
const WITH_MEMORY = 'HA_SERIES_LOG_WITH_MEMORY';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder. Name a file in it.',
  ENOTDIR: 'a part of its path is no folder.',
  EACCES: 'you may not read it.',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

const unreadable = (name: string) => (error: unknown) => fail(`${name} can't be read: ${reasonOf(error)}`);

function checkSize(size: number, name: string): void {
  if (size > LONGEST)
    fail(
      `${name} is too long: ${Math.ceil(size / MB)} MB, and at most ${LONGEST / MB} MB can be read at once. Cut it into pieces: \`split --line-bytes=400M\`.`,
    );
}

/** The command once more, with most of the machine's memory. Does not return. */
function callWithMemory(name: string, input: Uint8Array | null): never {
  const limit = Math.floor((totalmem() / MB) * 0.8);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${limit}`, ...process.argv.slice(1)],
    {
      env: { ...process.env, [WITH_MEMORY]: '1' },
      // What a process says that runs out of memory is of no use to who called it.
      stdio: [input === null ? 'ignore' : 'pipe', 'inherit', 'pipe'],
      ...(input !== null && { input }),
      encoding: 'utf8',
    },
  );
  if (status === 0 || status === 2) {
    process.stderr.write(stderr);
    process.exit(status);
  }
  return fail(`${name} takes more memory to read than there is: it has too many lines. Cut it into pieces.`);
}

const {
  values: { json, dialect, help },
  positionals: files,
} = readCall(
  {
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      dialect: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  },
  USAGE,
);
if (help) {
  console.log(
    `${USAGE}\n--json prints one object: what the first record says, and each record in everyRecord.\n` +
      `NAME is one of ${DIALECT_NAMES.join(', ')}; without it, the lines tell.`,
  );
  process.exit(0);
}
const [file, ...rest] = files;
if (file === undefined) fail(`No file is named.\n${USAGE}`);
if (rest.length > 0) fail(`One file at a time, not ${files.length}: ${files.join(', ')}\n${USAGE}`);
if (dialect !== undefined && !DIALECT_NAMES.includes(dialect))
  fail(`No dialect is called ${dialect}: ${didYouMean(dialect, DIALECT_NAMES)}`);

const isInput = file === '-';
const name = isInput ? 'standard input' : file;
// npm runs scripts in the project's folder; a file is named from where the command was typed.
const path = resolve(process.env.INIT_CWD ?? '.', file);
if (!isInput) checkSize((await stat(path).catch(unreadable(name))).size, name);
const bytes = await (isInput ? buffer(process.stdin) : readFile(path)).catch(unreadable(name));
checkSize(bytes.length, name);
if (bytes.length > LARGE && process.env[WITH_MEMORY] === undefined) callWithMemory(name, isInput ? bytes : null);

const doubt = notText(bytes, name);
if (doubt !== null) console.error(`${name} looks like no text: ${doubt.found}; ${doubt.fix}`);
const log = parseLog(bytes, dialect === undefined ? {} : { dialect });
console.log(json ? JSON.stringify(allJson(log), null, 2) : logText(log, name, { language: 'en' }));
