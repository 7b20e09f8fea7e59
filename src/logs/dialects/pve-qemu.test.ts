import { describe, expect, it } from 'vitest';
import { pveQemu } from './pve-qemu.ts';

describe.each(pveQemu.rules.map((rule) => ({ event: rule.event, rule })))('the rule for $event', ({ rule }) => {
  it('matches its own sample', () => {
    expect(rule.sample).toMatch(rule.pattern);
  });

  it('gets its sample: no earlier rule takes it', () => {
    expect(pveQemu.rules.find(({ pattern }) => pattern.test(rule.sample))).toBe(rule);
  });

  it('matches whole lines, and keeps no state from one to the next', () => {
    expect(rule.pattern.source).toMatch(/^\^.*\$$/);
    expect(rule.pattern.flags).not.toMatch(/[gy]/);
  });
});

describe('the task log of qm migrate', () => {
  it('has an event of its own for each rule', () => {
    const events = pveQemu.rules.map(({ event }) => event);
    expect(new Set(events).size).toBe(events.length);
  });

  it.each([
    "May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)",
    'May 10 14:25:38 migration status: completed',
    "starting migration of VM 104 to node 'proxmox02'",
  ])('is recognised by %j', (line) => {
    expect(pveQemu.recognises(line)).toBe(true);
  });

  it.each(['', 'TASK OK', 'starting migration', 'INFO: starting new backup job'])('is not recognised by %j', (line) => {
    expect(pveQemu.recognises(line)).toBe(false);
  });
});
