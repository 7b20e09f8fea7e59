import type { ErrorPayload, Plugin } from 'vite';
import { onProblems } from '../content/dev-problems.ts';
import { formatProblems, type Problem } from '../problems/index.ts';

/** Shows what is wrong with the content over the page, in the words of the check, until it is mended. */
export function problemsInDev(): Plugin {
  return {
    name: 'problems-of-content',
    apply: 'serve',
    configureServer({ hot }) {
      let now: readonly Problem[] = [];
      onProblems((problems) => {
        const had = now.length > 0;
        now = problems;
        if (problems.length > 0) hot.send(overlay(problems));
        // What is as it was before the mistake is no change to Astro, which then leaves the page, and the overlay, alone.
        else if (had) hot.send({ type: 'full-reload' });
      });
      hot.on('vite:client:connect', (_, client) => {
        if (now.length > 0) client.send(overlay(now));
      });
    },
  };
}

function overlay(problems: readonly Problem[]): ErrorPayload {
  const [first] = problems;
  const place =
    first?.line === undefined ? {} : { loc: { file: first.file, line: first.line, column: first.column ?? 1 } };
  return {
    type: 'error',
    err: {
      name: 'Content',
      title: 'Something is wrong with the content; the last good page stays below',
      message: formatProblems(problems),
      stack: '',
      ...place,
    },
  };
}
