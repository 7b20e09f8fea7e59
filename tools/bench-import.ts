import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBlog } from '../tests/import/blog.ts';

// `npm run bench -- import [POSTS]`: how long it takes to import a blog of 1,000 nasty posts, and to build what came
// of it. Seconds of the processor, so that other work on the machine counts little, and of the clock.

const POSTS = Number(process.argv[3] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
const [blog, out, dist] = ['blog', 'content', 'dist'].map((name) => join(folder, name));

/** Told by the process itself when it ends. */
const REPORT = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();console.error('\\ncpu '+(user+system)/1e6)})`;

function measure(script: string, args: string[], env: Record<string, string> = {}): { cpu: number; clock: number } {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', REPORT, script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1e9,
  });
  const clock = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${script} failed:\n${stderr.slice(-2000)}`);
  return { cpu: Number(/\ncpu ([\d.]+)/.exec(stderr)?.[1]), clock };
}

try {
  await writeBlog(blog ?? '', { posts: POSTS, seed: 1, faults: false });
  const imported = measure('tools/import.ts', [blog ?? '', '--out', out ?? '']);
  const built = measure('tools/build.ts', [], { CONTENT_DIR: out ?? '', OUT_DIR: dist ?? '' });
  const row = (name: string, { cpu, clock }: { cpu: number; clock: number }) =>
    console.log(
      `${name.padEnd(8)}${cpu.toFixed(1).padStart(8)} s of the processor${clock.toFixed(1).padStart(9)} s by the clock`,
    );
  console.log(`${POSTS} posts`);
  row('import', imported);
  row('build', built);
  const ratio = imported.cpu / built.cpu;
  console.log(
    `The import takes ${(ratio * 100).toFixed(0)} % of the build’s time.${ratio < 1 ? '' : ' It should take less.'}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
