import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Ends a command that can't be carried out as it was called: exit code 2. */
export function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

/** The arguments of a command. A call that can't be understood ends it, and says how it is called. */
export function readCall<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
