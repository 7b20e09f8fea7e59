import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findPublicNames, findSecrets, redactText } from '../src/disclosure/index.ts';
import { parseLog } from '../src/logs/index.ts';
import { benchColours } from './bench-colours.ts';

// `npm run bench`: how fast logs are read, as ratios measured in one run: 1, 10 and 100 MB against each other, in time
// and in memory, and reading with colouring against Shiki on the same lines. Times are those of the processor, so that
// other work on the machine counts little; medians of several rounds.

if (process.argv[2] === 'pictures') {
  const { benchPictures } = await import('./bench-pictures.ts');
  await benchPictures();
  process.exit();
}

const LOGS = 'content/posts/proxmox-ha/high-availability/logs';
const MB = 1_000_000;
const SIZES = [1, 10, 100];

/** A long log of real lines: the series' own migrations, one after the other. */
async function corpus(bytes: number): Promise<string> {
  const names = (await readdir(LOGS)).filter((name) => name.endsWith('.log')).sort();
  const one = (await Promise.all(names.map((name) => readFile(`${LOGS}/${name}`, 'utf8')))).join('');
  return one.repeat(Math.ceil(bytes / one.length)).slice(0, bytes);
}

/** Milliseconds of the processor, its other threads (garbage is collected there) included. */
async function median(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

/** MB that a process of its own takes at most while it reads `size` MB. */
function peakMemory(size: number): number {
  const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--peak', String(size)], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(`Memory could not be measured: ${stderr}`);
  return Number(stdout);
}

const row = (...cells: (string | number)[]) => console.log(cells.map((cell) => String(cell).padStart(14)).join(''));

if (process.argv[2] === 'import') {
  await import('./bench-import.ts');
  process.exit();
}

if (process.argv[2] === 'colours') {
  await benchColours({ series: corpus, median, row });
} else if (process.argv[2] === '--peak') {
  const text = await corpus(Number(process.argv[3]) * MB);
  const before = process.resourceUsage().maxRSS;
  const { lines } = parseLog(text);
  if (lines.length > 0) console.log((process.resourceUsage().maxRSS - before) / 1024);
} else {
  console.log('Reading a log, by size: time, and memory at its peak');
  row('MB', 'ms', 'MB/s', 'ms per MB', 'peak per MB');
  for (const size of SIZES) {
    const text = await corpus(size * MB);
    const ms = await median(size > 10 ? 3 : 9, () => parseLog(text));
    const peak = peakMemory(size) / size;
    row(size, ms.toFixed(0), ((size * 1000) / ms).toFixed(1), (ms / size).toFixed(1), `${peak.toFixed(1)} MB`);
  }

  console.log('\nSearching a log before it is published (10 MB)');
  row('', 'ms');
  const long = await corpus(10 * MB);
  const searches: [string, () => unknown][] = [
    ['secrets', () => findSecrets(long)],
    ['public names', () => findPublicNames(long)],
    ['replacing', () => redactText(long, { '192.168.0.186': '192.0.2.1' })],
  ];
  for (const [name, search] of searches) row(name, (await median(3, search)).toFixed(0));

  await benchColours({ series: corpus, median, row });
}
