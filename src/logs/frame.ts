import type { Dialect, Frame } from './dialect.ts';
import { readStamp, type Stamp } from './time.ts';
import type { Level } from './types.ts';

/** What stands before a message: timestamp, host, program. */

// `host program[pid]: `, as syslog and the journal print it; without a pid only for programs that never have one.
// Some print blanks before the message; the kernel's own seconds since boot may follow.
const SYSLOG =
  /^([A-Za-z0-9][\w.-]{0,254}) ((?:[\w@./-]{1,64})(?:\[\d{1,10}\])|kernel|systemd|corosync|pacemakerd?|keepalived|Keepalived(?:_vrrp|_healthcheckers)?|pve-ha-(?:crm|lrm)|watchdog-mux|pvedaemon|pvescheduler|pvestatd|pvesr): {1,8}(?:\[ {0,8}\d{1,12}\.\d{1,9}\] )?/;
// The same without the host (`journalctl --no-hostname`).
const PROGRAM = /^()((?:[A-Za-z][\w@./-]{1,63})\[\d{1,10}\]): {1,8}/;
const HEADER_MAX = 400;
// A first line whose beginning was not copied: the rest of its timestamp.
const TORN = /^(?:\d{0,4}[-/: ]){0,2}\d{0,2}(?::\d{2}){1,2} (?=[A-Za-z#(['])/;

const DAEMONS =
  /(?:kernel|systemd|corosync|pacemakerd?|[Kk]eepalived(?:_vrrp|_healthcheckers)?|pve-ha-[cl]rm|watchdog-mux|pve\w{2,9})$/;

export interface FrameOptions {
  isFirst: boolean;
  /** The timestamp of a line before. */
  before: Stamp | null;
  /** The frames that formats have of their own. */
  own: readonly NonNullable<Dialect['frame']>[];
}

/** Reads the frame of a line with plain blanks. */
export function readFrame(text: string, { isFirst, before, own }: FrameOptions): Frame {
  const stamp = readStamp(text, before);
  const start = stamp?.length ?? (isFirst ? (TORN.exec(text)?.[0].length ?? 0) : 0);
  if (hasHeader(text, start)) {
    const rest = text.slice(start, start + HEADER_MAX);
    const header = SYSLOG.exec(rest) ?? PROGRAM.exec(rest);
    if (header !== null) return bare(start + header[0].length, stamp, header[1] || null, withoutPid(header[2]));
  }
  for (const read of own) {
    const frame = read(text);
    if (frame !== null) return frame;
  }
  return bare(start, stamp, null, null);
}

/** True when what stands before the first colon may be a program: most lines of a task log needn't be looked at closer. */
function hasHeader(text: string, start: number): boolean {
  const colon = text.indexOf(': ', start);
  if (colon < 0 || colon - start > HEADER_MAX) return false;
  return text.charCodeAt(colon - 1) === 93 || DAEMONS.test(text.slice(Math.max(start, colon - 32), colon));
}

function bare(length: number, stamp: Stamp | null, host: string | null, program: string | null): Frame {
  return { length, stamp, host, program, level: 'info' };
}

function withoutPid(program: string | undefined): string | null {
  return program?.replace(/\[\d+\]$/, '') ?? null;
}

const ERROR = /^(?:error|fatal|critical|crit|emerg|alert|panic)\b/i;
const WARNING = /^(?:warn|warning)\b/i;

/** The level that a line of no known format gives itself. */
export function levelOf(message: string): Level {
  // OpenStack prints the number of the process before.
  const start = message
    .slice(0, 24)
    .replace(/^\d{1,10} /, '')
    .replace(/^[[(<]/, '');
  if (ERROR.test(start)) return 'error';
  return WARNING.test(start) ? 'warning' : 'info';
}
