import type { Log, Post } from '../content/model.ts';
import { tracesIn } from '../disclosure/index.ts';
import { stripAnsi } from '../logs/index.ts';
import { type Problem, quote } from '../problems/index.ts';
import { firsts, isWhole, placeIn } from './trace-messages.ts';

const SHORT_NAME = /^(?=.*\d)[a-z][\w-]{2,}$/;

/** `db7` tells who `db7.corp-real.com` is, unless it is redacted too, or stands for itself. */
export function shortNameProblems(post: Post, logs: readonly Log[]): Problem[] {
  const own = logs.filter(({ postId }) => postId === post.id);
  const standIns = own[0]?.standIns ?? {};
  const published = Object.values(standIns).flatMap((standIn) => standIn.toLowerCase().split('.'));
  const shorts = Object.entries(standIns).flatMap(([key, standIn]): [string, string][] => {
    const short = key.split('.')[0] ?? key;
    const isShort = short !== key && standIn.toLowerCase() !== key && SHORT_NAME.test(short);
    return isShort && !published.includes(short) && !Object.hasOwn(standIns, short) ? [[short, key]] : [];
  });
  const fullNames = Object.fromEntries(shorts);
  const standInOf = Object.fromEntries(shorts.map(([short]) => [short, `${short}-redacted`]));
  return own.flatMap(({ file, text, block }) => {
    const plain = stripAnsi(text).text;
    // As part of a longer name it may be another machine's, or is reported as that.
    const traces = tracesIn(plain, standInOf).filter(isWhole);
    return firsts(traces).map((trace): Problem => {
      const place = placeIn(file, plain, trace);
      return {
        ...(block === null ? place : { file, line: block.lines[(place.line ?? 1) - 1] ?? block.line }),
        field: 'redacted name in a log',
        found: `${quote(trace.within)}, which tells ${quote(fullNames[trace.key])}`,
        expected: 'the short name of a machine redacted as well',
        fix: `add \`${trace.key}\` to the \`redact\` of ${post.file}; with itself for its stand-in, \`${trace.key}: ${trace.key}\`, it is published as it is`,
      };
    });
  });
}
