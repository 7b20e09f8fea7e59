import { spawn } from 'node:child_process';

export interface CommandResult {
  status: number | null;
  output: string;
}

/** Runs `npm run build` as its users do, with more environment. */
export function runBuild(env: Record<string, string>): Promise<CommandResult> {
  return run(['tools/run.mjs', 'build'], env);
}

/** Runs a script of the project with Node.js and collects all that it prints. */
export function run(args: readonly string[], env: Record<string, string> = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    // Vitest sets NODE_ENV and friends for its own run; a build must not see them.
    const { NODE_ENV: _, VITEST: __, DEV: ___, PROD: ____, MODE: _____, ...inherited } = process.env;
    const child = spawn('node', args, { env: { ...inherited, ...env } });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
