import { ContentError, formatNotices, type Problem } from '../src/problems/index.ts';

/** Prints why a command failed, once, and sets the exit code. Problems with content need no stack trace. */
export function reportFailure(error: unknown, consequence: string): void {
  console.error(error instanceof ContentError ? `\n${error.message}` : error);
  console.error(`\n${consequence}`);
  process.exitCode = 1;
}

/** Prints what an author should look at, if anything. It changes no exit code. */
export function reportNotices(notices: readonly Problem[]): void {
  if (notices.length > 0) console.log(`\n${formatNotices(notices)}`);
}
