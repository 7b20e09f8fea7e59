import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { importSite, reportText } from '../src/import/index.ts';
import { isInside } from '../src/import/source/tree.ts';
import { fail, readCall } from './call.ts';

// `npm run -s import -- SOURCE [--out DIR] [--json] [--dry-run] [--no-logs] [--force]`: a Jekyll checkout becomes
// content of this site. Exit code 0 when all came over, 1 when something could not, 2 for a call that can't be carried out.

const USAGE = `Usage: npm run -s import -- SOURCE [--out DIR] [--json] [--dry-run] [--no-logs] [--force]

  SOURCE     a checkout of a Jekyll or Hugo site, or a folder of Markdown files
  --out DIR  the content directory to write (default: imported)
  --json     the report as JSON
  --dry-run  report, and write nothing
  --no-logs  leave migration logs in the text, instead of taking them for log files
  --force    overwrite files that were edited since the last import`;

const { values: call, positionals: sources } = readCall(
  {
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'imported' },
      json: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'no-logs': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  },
  `\n${USAGE}`,
);
if (call.help) {
  console.log(USAGE);
  process.exit(0);
}
const [given, ...rest] = sources;
if (given === undefined || rest.length > 0) fail(USAGE);

// npm runs scripts in the project's folder; folders are named from where the command was typed.
const here = process.env.INIT_CWD ?? '.';
const source = await realpath(resolve(here, given)).catch(() => fail(`${given}: there is no such folder`));
if (!(await stat(source)).isDirectory()) fail(`${given} is no folder`);
const out = await settledPath(resolve(here, call.out));
if (isInside(source, out) || isInside(out, source)) {
  fail(`The output, ${out}, and the source, ${source}, must not lie in each other: name another folder with --out`);
}

/** The path without links, as far as it is there. */
async function settledPath(path: string): Promise<string> {
  const found = await realpath(path).catch(() => null);
  if (found !== null) return found;
  const parent = dirname(path);
  return parent === path ? path : resolve(await settledPath(parent), path.slice(parent.length).replace(/^[\\/]+/, ''));
}

try {
  if (!call['dry-run']) await mkdir(out, { recursive: true });
  const result = await importSite({ source, out, dryRun: call['dry-run'], logs: !call['no-logs'], force: call.force });
  if (result.posts.length + result.pages.length === 0 && result.findings.length === 0) {
    fail(`${given} holds nothing to import: no posts in \`_posts/\`, no \`content/\` of Hugo, no Markdown`);
  }
  console.log(call.json ? JSON.stringify(result, null, 2) : reportText(result));
  process.exitCode = result.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
} catch (error) {
  if (!(error instanceof Error && 'code' in error)) throw error;
  fail(`The import stopped: ${error.message}`);
}
