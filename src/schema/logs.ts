import * as z from 'zod';
import { field } from './fields.ts';

/** What a log doesn't say of itself: its author says it in the front matter of the post. */
export const logNotes = z.strictObject({
  title: field(z.string().trim().min(1).max(160).optional(), {
    description: 'The heading of the log where it stands alone, and in lists.',
    expected: 'a title of 1 to 160 characters',
  }),
  storage: field(z.string().trim().min(1).max(60).optional(), {
    description: 'The storage that held the guest’s disks: logs are compared and filtered by it.',
    expected: 'the name of a kind of storage, such as `DRBD`',
  }),
  notSecret: field(z.array(z.string().trim().min(3).max(300)).min(1).optional(), {
    description: 'Texts of the log that look like secrets and are none: they are published as they stand.',
    expected:
      'a list of texts of 3 to 300 characters, as they stand in the log: `notSecret: ["token: receiving-side"]`',
  }),
});

export type LogNotes = z.infer<typeof logNotes>;

/** By the name of the log: its file in `logs/`, without `.log`. */
export const logsNotes = z.record(z.string().min(1), logNotes);
