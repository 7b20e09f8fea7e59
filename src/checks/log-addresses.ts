import { type Log, logName } from '../content/model.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import type { Claim } from './addresses.ts';

/** What gives a log its name, and where: its file, or the block in its post. */
export function placeOfName({ file, block }: Log): { place: Place; field: string } {
  return block === null
    ? { place: { file }, field: 'file name' }
    : { place: { file, ...block }, field: '```migration-log name' };
}

/** The page of a log by itself. */
export function logClaim(log: Log): Claim {
  const { file, block, id } = log;
  return {
    ...placeOfName(log),
    address: `/logs/${id}/`,
    by: block === null ? file : `${file}:${block.line}`,
    ...(block !== null && { fix: 'give the block another `name="…"`' }),
  };
}

/** The folder of a log called `vm1.json` would lie where the data of the log `vm1` lies. */
export function misleadingEnds(log: Log): Problem[] {
  const name = logName(log);
  const end = /\.(?:log|json|csv|html)$/i.exec(name)?.[0];
  if (end === undefined) return [];
  const { place, field } = placeOfName(log);
  const expected = 'a name that doesn’t end like the files beside its page';
  return [{ ...place, field, found: quote(name), expected, fix: `leave \`${end}\` out` }];
}
