import type { Dialect, Learned, Rule } from '../dialect.ts';
import { pattern } from '../units.ts';

/**
 * The log of a storage replication job, Proxmox VE 5 to 9, after the source of pve-guest-common (Replication.pm, 2017 to
 * 2026) and real logs. Each message starts with the job, `100-0: `; in the log of a migration the same lines stand without it,
 * and are part of that story.
 */

const JOB = String.raw`(\d{1,9})-(\d{1,5}): `;
const OF_JOB = `(?:${JOB})?`;

// Rates are decimal here: `int(1000000 * $rate)`.
const MBYTE = 1_000_000;

const RULES: readonly Rule[] = [
  {
    event: 'replication-start',
    pattern: pattern(`^${JOB}start replication job$`),
    starts: 'prepare',
    opens: true,
    since: '5.0',
    learn: ([, guest, number]) => ofJob(guest, number),
    samples: ['100-0: start replication job'],
  },
  {
    event: 'replication-start',
    pattern: /^start replication job$/,
    starts: 'replication',
    since: '5.0',
    samples: ['start replication job'],
  },
  {
    event: 'guest',
    pattern: pattern(`^${OF_JOB}guest => (VM|CT) (\\d{1,9}), running => (\\d{1,10})$`),
    learn: ([, , number, kind, guest = '', pid]) => ({
      facts: { guest, guestKind: kind === 'CT' ? 'container' : 'vm' },
      fields: { ...fieldsOf(guest, number), pid: Number(pid) },
    }),
    samples: [
      '100-0: guest => VM 100, running => 4711',
      '310-0: guest => CT 310, running => 0',
      'guest => VM 100, running => 0',
    ],
  },
  {
    event: 'volumes',
    pattern: pattern(`^${OF_JOB}volumes => (.{0,4000})$`),
    learn: ([, guest, number, volumes = '']) => ofJob(guest, number, { volumes }),
    samples: ['100-0: volumes => local-zfs:vm-100-disk-0,local-zfs:base-900-disk-0/vm-100-disk-1'],
  },
  {
    event: 'freeze',
    pattern: pattern(`^${OF_JOB}freeze guest filesystem$`),
    learn: ([, guest, number]) => ofJob(guest, number),
    samples: ['100-0: freeze guest filesystem'],
  },
  {
    event: 'thaw',
    pattern: pattern(`^${OF_JOB}thaw guest filesystem$`),
    learn: ([, guest, number]) => ofJob(guest, number),
    samples: ['100-0: thaw guest filesystem'],
  },
  {
    // The number in its name is the start of the job in Unix seconds: the only time with a known zone in any PVE log.
    event: 'snapshot',
    pattern: pattern(`^${OF_JOB}create snapshot '(__replicate_\\d{1,9}-\\d{1,5}_(\\d{1,12})__)' on (\\S{1,255})$`),
    learn: ([, guest, number, snapshot = '', seconds, disk = '']) => ({
      ...ofJob(guest, number, { snapshot, unixSeconds: Number(seconds), volume: disk }),
      disk,
    }),
    samples: ["100-0: create snapshot '__replicate_100-0_1520503202__' on local-zfs:vm-100-disk-0"],
  },
  {
    event: 'transmission',
    pattern: pattern(
      `^${OF_JOB}using (secure|insecure) transmission(?: over (\\S{1,64}))?, rate limit: (?:none|(\\d{1,9}(?:\\.\\d{1,6})?) MByte/s)$`,
    ),
    learn: ([, guest, number, transmission = '', network, limit]) => {
      const learned = ofJob(guest, number, { transmission, ...(network ? { network } : {}) });
      if (limit === undefined) return learned;
      return { ...learned, facts: { ...learned.facts, speedLimitBytesPerSecond: Math.round(Number(limit) * MBYTE) } };
    },
    samples: [
      '100-0: using secure transmission, rate limit: none',
      '100-0: using insecure transmission over 192.0.2.0/24, rate limit: 12.5 MByte/s',
    ],
  },
  {
    event: 'sync',
    pattern: pattern(`^${OF_JOB}incremental sync '([^']{1,255})' \\((\\S{1,255}) => (\\S{1,255})\\)$`),
    starts: 'replication',
    learn: ([, guest, number, disk = '', from = '', to = '']) => ({
      ...ofJob(guest, number, { kind: 'incremental', from, to }),
      disk,
    }),
    samples: [
      "100-0: incremental sync 'local-zfs:vm-100-disk-0' (__replicate_100-0_1520503202__ => __replicate_100-0_1520504102__)",
    ],
  },
  {
    event: 'sync',
    pattern: pattern(`^${OF_JOB}full sync '([^']{1,255})' \\((\\S{1,255})\\)$`),
    starts: 'replication',
    learn: ([, guest, number, disk = '', to = '']) => ({ ...ofJob(guest, number, { kind: 'full', to }), disk }),
    samples: ["100-0: full sync 'local-zfs:vm-100-disk-0' (__replicate_100-0_1520503202__)"],
  },
  {
    event: 'cleanup',
    pattern: pattern(`^${OF_JOB}delete (?:previous|stale) replication snapshot '([^']{1,255})' on (\\S{1,255})$`),
    learn: ([, guest, number, snapshot = '', volume = '']) => ofJob(guest, number, { snapshot, volume }),
    samples: [
      "100-0: delete previous replication snapshot '__replicate_100-0_1520503202__' on local-zfs:vm-100-disk-0",
      "100-0: delete stale replication snapshot '__replicate_100-0_1520502302__' on local-zfs:vm-100-disk-0",
    ],
  },
  {
    event: 'warning',
    pattern: pattern(
      `^${OF_JOB}(?:delete stale replication snapshot error: .*|expected snapshot \\S{1,255} not present for .{1,300})$`,
    ),
    level: 'warning',
    learn: ([, guest, number]) => ofJob(guest, number),
    samples: [
      '100-0: delete stale replication snapshot error: command timed out',
      '100-0: expected snapshot __replicate_100-0_1520503202__ not present for local-zfs:vm-100-disk-0, not removing others',
    ],
  },
  {
    event: 'target-says',
    pattern: pattern(`^${OF_JOB}\\((remote_(?:prepare|finalize)_local_job)\\) (.{0,4000})$`),
    learn: ([, guest, number, step = '', text = '']) => ofJob(guest, number, { step, text }),
    samples: [
      "100-0: (remote_finalize_local_job) delete stale replication snapshot '__replicate_100-0_1520503202__' on local-zfs:vm-100-disk-0",
      '100-0: (remote_prepare_local_job) volume local-zfs:vm-100-disk-0 already exists',
    ],
  },
  {
    event: 'job-removal',
    pattern: pattern(`^${OF_JOB}(?:start job removal - mode '(?:local|full)'|job removed)$`),
    learn: ([, guest, number]) => ofJob(guest, number),
    samples: ["100-0: start job removal - mode 'full'", '100-0: job removed'],
  },
  {
    event: 'replication-end',
    pattern: pattern(`^${JOB}end replication job$`),
    closes: true,
    learn: ([, guest = '', number]) => ({ facts: { guest, outcome: 'ok' }, fields: fieldsOf(guest, number) }),
    samples: ['100-0: end replication job'],
  },
  {
    // Of a step in a migration, which goes on.
    event: 'replication-end',
    pattern: /^end replication job$/,
    samples: ['end replication job'],
  },
  {
    event: 'replication-failed',
    pattern: pattern(`^${JOB}(?:end replication job with error: |got unexpected (?:replication job )?error - )(.*)$`),
    level: 'error',
    closes: true,
    learn: ([, guest = '', number, error = '']) => ({
      facts: { guest, outcome: 'failed', error },
      fields: fieldsOf(guest, number),
    }),
    samples: [
      "100-0: end replication job with error: command 'zfs snapshot rpool/data/vm-100-disk-0@__replicate_100-0_1520503202__' failed: got timeout",
      '100-0: got unexpected replication job error - no tunnel IP received',
    ],
  },
  {
    event: 'replication-failed',
    pattern: /^end replication job with error: (.*)$/,
    level: 'error',
    learn: ([, error = '']) => ({ facts: { outcome: 'failed', error } }),
    samples: ['end replication job with error: no tunnel IP received'],
  },
];

type Fields = NonNullable<Learned['fields']>;

/** What every line with a job tells: the guest it is of. */
function ofJob(guest: string | undefined, number: string | undefined, fields: Fields = {}): Learned {
  return { facts: guest === undefined ? {} : { guest }, fields: { ...fieldsOf(guest, number), ...fields } };
}

function fieldsOf(guest: string | undefined, number: string | undefined): Fields {
  return number === undefined ? {} : { job: `${guest ?? ''}-${number}` };
}

export const pveReplication: Dialect = {
  name: 'pve-replication',
  title: 'Proxmox VE: storage replication',
  precedence: 30,
  product: 'PVE',
  family: 'pve-task',
  programs: /^(?:pvesr|pvescheduler)$/,
  rules: RULES,
};
