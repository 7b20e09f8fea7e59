import { expect, it } from 'vitest';
import { eventCounts } from './events.ts';
import { parseLog } from './parse.ts';
import { logJson } from './summary.ts';

it('the events of a log are counted by name, and stand in its JSON', () => {
  const log = parseLog(
    [
      "May 10 14:25:24 starting migration of VM 108 to node 'proxmox02' (192.168.0.186)",
      'something that no rule knows',
      'May 10 14:25:33 migration status: active (transferred 172760414, remaining 292511744), total 546119680)',
      'May 10 14:25:35 migration status: active (transferred 347832453, remaining 116248576), total 546119680)',
      'TASK OK',
    ].join('\n'),
  );
  expect(eventCounts(log)).toEqual({ start: 1, progress: 2, 'task-ok': 1 });
  expect(logJson(log).events).toEqual(eventCounts(log));
});
