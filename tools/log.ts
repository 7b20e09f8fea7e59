import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { DIALECT_NAMES, parseLog } from '../src/logs/index.ts';
import { logJson, logText } from '../src/logs/summary.ts';
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
      options: { json: { type: 'boolean', default: false }, dialect: { type: 'string' } },
    });
    return { ...values, files: positionals };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

const { files, json, dialect } = readCall();
const [file, ...rest] = files;
if (file === undefined || rest.length > 0) fail(USAGE);
if (dialect !== undefined && !DIALECT_NAMES.includes(dialect))
  fail(`No dialect is called ${dialect}: ${didYouMean(dialect, DIALECT_NAMES)}`);

// npm runs scripts in the project's folder; a file is named from where the command was typed.
const path = resolve(process.env.INIT_CWD ?? '.', file);
const bytes = await (file === '-' ? buffer(process.stdin) : readFile(path)).catch((error: unknown) =>
  fail(`${file} can't be read: ${error instanceof Error ? error.message : error}`),
);
const log = parseLog(bytes, dialect === undefined ? {} : { dialect });
console.log(
  json
    ? JSON.stringify(logJson(log), null, 2)
    : logText(log, file === '-' ? 'standard input' : file, { language: 'en' }),
);
