import { describe, expect, it } from 'vitest';
import { LOG } from '../content/testing.ts';
import { FACT_NAMES, parseLog, readFact } from './index.ts';

const log = parseLog(LOG);
const EN = { language: 'en' };

describe('a fact that prose may quote', () => {
  it.each([
    ['guest', 'VM 108'],
    ['target', 'proxmox02'],
    ['targetAddress', '192.168.0.186'],
    ['outcome', 'ok'],
    ['duration', '20\u202Fs'],
    ['elapsed', '20\u202Fs'],
    ['downtime', '102\u202Fms'],
    ['memoryPhase', '7\u202Fs'],
    ['speed', '73.14\u202FMiB/s'],
    ['transferred', '331.72\u202FMiB'],
    ['remaining', '110.86\u202FMiB'],
    ['total', '520.82\u202FMiB'],
    ['warnings', '1'],
    ['progressSamples', '2'],
  ])('is %s: %s', (name, text) => {
    expect(FACT_NAMES).toContain(name);
    expect(readFact(log, name, EN)).toBe(text);
  });

  it('is written in the language of the site', () => {
    expect(readFact(log, 'speed', { language: 'de' })).toBe('73,14\u202FMiB/s');
  });

  it.each(['error', 'speedLimit', 'downtimeLimit'])('is null where the log does not say: %s', (name) => {
    expect(readFact(log, name, EN)).toBeNull();
  });

  it.each(['uptime', '', 'toString', '__proto__', 'constructor'])('is undefined where no log could say: %j', (name) => {
    expect(readFact(log, name, EN)).toBeUndefined();
  });

  it('is null for nearly everything in an empty log', () => {
    const empty = parseLog('');
    const stated = FACT_NAMES.filter((name) => readFact(empty, name, EN) !== null);
    expect(stated).toEqual(['warnings', 'progressSamples']);
  });
});
