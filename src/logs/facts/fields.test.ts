import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LOG } from '../../content/testing.ts';
import { parseLog } from '../index.ts';
import { FACT_NAMES, readFact } from './index.ts';

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
    ['tunnelPhase', '1\u202Fs'],
    ['finishPhase', '6\u202Fs'],
    ['speed', '73.14\u202FMiB/s'],
    ['transferred', '331.72\u202FMiB'],
    ['remaining', '110.86\u202FMiB'],
    ['total', '520.82\u202FMiB'],
    ['memoryPasses', '1'],
    ['warnings', '1'],
    ['progressSamples', '2'],
    ['firstTime', 'May 10 14:25:24'],
    ['lastTime', 'May 10 14:25:44'],
    ['dialect', 'pve-qemu'],
    ['lines', '10'],
    ['notUnderstood', '0'],
    ['clockStepsBack', '0'],
    ['records', '1'],
  ])('is %s: %s', (name, text) => {
    expect(FACT_NAMES).toContain(name);
    expect(readFact(log, name, EN)).toBe(text);
  });

  it('may be of the cache for pages sent again', () => {
    const cached = parseLog(
      LOG.replace(
        'May 10 14:25:35',
        'May 10 14:25:33 migration xbzrle cachesize: 33554432 transferred 0 pages 0 cachemiss 7395 overflow 0\nMay 10 14:25:35',
      ),
    );
    expect(readFact(cached, 'xbzrleCache', EN)).toBe('32\u202FMiB');
    expect(readFact(cached, 'xbzrleCacheMisses', EN)).toBe('7,395');
  });

  it('is written in the language of the site', () => {
    expect(readFact(log, 'speed', { language: 'de' })).toBe('73,14\u202FMiB/s');
  });

  it('is of the first record, or of the one that is asked for', () => {
    const two = parseLog(LOG + LOG.replaceAll('108', '109').replace('downtime 102', 'downtime 15'));
    expect(readFact(two, 'records', EN)).toBe('2');
    expect(readFact(two, 'downtime', EN)).toBe('102\u202Fms');
    expect(readFact(two, 'guest', EN, two.records[1])).toBe('VM 109');
    expect(readFact(two, 'downtime', EN, two.records[1])).toBe('15\u202Fms');
    expect(readFact(two, 'lines', EN, two.records[1])).toBe('20');
  });

  it.each(['error', 'speedLimit', 'downtimeLimit', 'disks', 'mirrorPhase', 'computedDowntime'])(
    'is null where the log does not say: %s',
    (name) => {
      expect(readFact(log, name, EN)).toBeNull();
    },
  );

  it.each(['uptime', '', 'toString', '__proto__', 'constructor'])('is undefined where no log could say: %j', (name) => {
    expect(readFact(log, name, EN)).toBeUndefined();
  });

  it('is null for nearly everything in an empty log', () => {
    const empty = parseLog('');
    const stated = FACT_NAMES.filter((name) => readFact(empty, name, EN) !== null);
    expect(stated.toSorted()).toEqual(
      ['warnings', 'progressSamples', 'dialect', 'lines', 'notUnderstood', 'clockStepsBack', 'records'].toSorted(),
    );
  });

  it('is told of in the README', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    expect(FACT_NAMES.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
