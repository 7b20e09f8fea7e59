import * as z from 'zod';
import { field } from './fields.ts';

// ASCII alone: the bytes of a log may be of any encoding. An address, or a name as host names are written.
const name = z.string().regex(/^(?:[A-Za-z0-9_](?:[\w.-]*\w)?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$/);

const EXPECTED = 'an address or a host name as it stands in the log, without port, mask or brackets';

const entry = field(name, { description: 'What stands in the logs.', expected: EXPECTED });

const standIn = field(name.nullable(), {
  description: 'What is published in its place; itself when it may be published; nothing to have one made.',
  expected: 'an address such as `192.0.2.10`, a host name such as `node-a.example`, or nothing',
});

/** Names that are replaced in the logs, with their stand-ins: null for those that are to be made. */
export const redactions = z
  .union([z.array(entry).min(1), z.record(entry, standIn)])
  .transform(
    (value): Record<string, string | null> =>
      Array.isArray(value) ? Object.fromEntries(value.map((name) => [name, null])) : value,
  );
