import type { LogFacts, LogLine, Outcome } from '../types.ts';

/** What the lines of the HA manager tell together: where a guest was, where it is now, and how long it was away. */

/** What became of one guest. */
interface Fate {
  service: string;
  outcome: Outcome;
  fenced: boolean;
  moved: boolean;
  source: string | null;
  target: string | null;
  /** The node that it is being moved to. */
  heading: string | null;
  lostMs: number | null;
  backMs: number | null;
}

function field({ fields }: LogLine, name: string): string | null {
  const value = fields?.[name];
  return typeof value === 'string' ? value : null;
}

/** Each guest's way through the lines, in the order in which they are named. */
function fatesOf(lines: readonly LogLine[]): Fate[] {
  const fates = new Map<string, Fate>();
  for (const line of lines) {
    const service = line.dialect === 'pve-ha' ? field(line, 'service') : null;
    if (service === null) continue;
    let fate = fates.get(service);
    if (fate === undefined) {
      fate = {
        service,
        outcome: 'unknown',
        fenced: false,
        moved: false,
        source: null,
        target: null,
        heading: null,
        lostMs: null,
        backMs: null,
      };
      fates.set(service, fate);
    }
    follow(fate, line);
  }
  return [...fates.values()];
}

function follow(fate: Fate, line: LogLine): void {
  const [node, target] = [field(line, 'node'), field(line, 'target')];
  switch (line.event) {
    case 'service-fence':
      if (field(line, 'from') === 'started') fate.lostMs ??= line.elapsedMs;
      // Where it was moved to before is another story.
      if (!fate.fenced) fate.source = fate.target = null;
      fate.fenced = true;
      fate.outcome = 'unknown';
      break;
    case 'recover':
      fate.fenced = true;
      fate.source ??= node;
      fate.target ??= target;
      fate.outcome = 'ok';
      break;
    case 'no-recovery-node':
      fate.fenced = true;
      fate.source ??= node;
      fate.outcome = 'failed';
      break;
    case 'service-state':
      followState(fate, line);
      break;
    case 'request':
    case 'move':
    case 'move-start':
      fate.moved = true;
      fate.heading = target;
      fate.target ??= target;
      // The node itself speaks: the guest is there.
      if (line.event === 'move-start') fate.source ??= line.host;
      fate.outcome = 'unknown';
      break;
    case 'move-end':
      fate.outcome = 'ok';
      break;
    case 'started':
      fate.outcome = 'ok';
      if (fate.lostMs !== null && (line.host === null || fate.target === null || line.host === fate.target)) {
        fate.backMs ??= line.elapsedMs;
      }
      break;
    case 'not-moved':
    case 'start-failed':
    case 'gave-up':
    case 'service-error':
      fate.outcome = 'failed';
      break;
  }
}

function followState(fate: Fate, line: LogLine): void {
  const [from, to, node, target] = ['from', 'to', 'node', 'target'].map((name) => field(line, name));
  if (to === 'migrate' || to === 'relocate' || to === 'request_start_balance') {
    fate.moved = true;
    fate.heading = target ?? null;
    fate.source ??= node ?? null;
    fate.target ??= target ?? null;
    fate.outcome = 'unknown';
  } else if ((from === 'migrate' || from === 'relocate') && node) {
    // Back to where it was: not moved.
    fate.outcome = fate.heading === null || node === fate.heading ? 'ok' : 'failed';
    fate.heading = null;
  } else if ((from === 'recovery' || from === 'fence') && to !== 'recovery') {
    fate.target ??= node ?? null;
    fate.outcome = 'ok';
  }
}

/** The story is that of the first guest that was fenced, or else moved; it ends well when it does for all such guests. */
export function conclude(lines: readonly LogLine[], facts: Readonly<LogFacts>): Partial<LogFacts> {
  const all = fatesOf(lines);
  const touched = all.filter(({ fenced, moved }) => fenced || moved);
  const main = touched.find(({ fenced }) => fenced) ?? touched[0] ?? (all.length === 1 ? all[0] : undefined);
  const told = facts.outcome === 'failed' ? 'failed' : 'unknown';
  const outcome =
    touched.length === 0 && told === 'failed' ? told : outcomeOf(touched.length > 0 ? touched : all, told);
  const [kind, guest] = main?.service.split(':') ?? [];
  return {
    guest: guest ?? null,
    guestKind: kind === 'vm' ? 'vm' : kind === 'ct' ? 'container' : null,
    sourceNode: main?.source ?? (main === undefined || main.fenced ? onlyFencedNode(lines) : null),
    targetNode: main?.target ?? null,
    outcome,
    error: outcome === 'failed' ? facts.error : null,
    computedDowntimeMs: main === undefined ? null : downtimeOf(main),
  };
}

function outcomeOf(fates: readonly Fate[], otherwise: Outcome): Outcome {
  if (fates.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return fates.length > 0 && fates.every(({ outcome }) => outcome === 'ok') ? 'ok' : otherwise;
}

/** From the decision to fence to the start elsewhere. The guest was gone a minute before, when its node was. */
function downtimeOf({ lostMs, backMs }: Fate): number | null {
  return lostMs !== null && backMs !== null && backMs >= lostMs ? backMs - lostMs : null;
}

function onlyFencedNode(lines: readonly LogLine[]): string | null {
  const nodes = new Set(lines.flatMap((line) => (line.event === 'node-fence' ? (field(line, 'node') ?? []) : [])));
  const [node = null] = nodes;
  return nodes.size === 1 ? node : null;
}
