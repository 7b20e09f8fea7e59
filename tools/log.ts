import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { notText } from '../src/content/log-bytes.ts';
import { DIALECT_NAMES, parseLog } from '../src/logs/index.ts';
import { allJson, logText } from '../src/logs/summary.ts';
import { didYouMean } from '../src/problems/suggest.ts';

// `npm run -s log -- FILE [--json] [--dialect D]`: what a log says. FILE may be `-` for standard input.
// Exit code 0 for any readable input, whatever the log's outcome; 2 for a call or a file that can't be used.

const USAGE = 'Usage: npm run -s log -- FILE [--json] [--dialect NAME]   (FILE may be - for standard input)';

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readCall() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        dialect: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { ...values, files: positionals };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

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

const { files, json, dialect, help } = readCall();
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

// npm runs scripts in the project's folder; a file is named from where the command was typed.
const path = resolve(process.env.INIT_CWD ?? '.', file);
const bytes = await (file === '-' ? buffer(process.stdin) : readFile(path)).catch((error: unknown) =>
  fail(`${file} can't be read: ${reasonOf(error)}`),
);
const name = file === '-' ? 'standard input' : file;
const doubt = notText(bytes, name);
if (doubt !== null) console.error(`${name} looks like no text: ${doubt.found}; ${doubt.fix}`);
const log = parseLog(bytes, dialect === undefined ? {} : { dialect });
console.log(json ? JSON.stringify(allJson(log), null, 2) : logText(log, name, { language: 'en' }));
