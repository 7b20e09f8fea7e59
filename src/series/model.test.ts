import { describe, expect, it } from 'vitest';
import { type PartSource, seriesLine, stationOf } from './index.ts';

const HA = { id: 'ha', title: 'Highly available', short: 'HA', address: '/series/ha/' };

const part = (id: string, number: number, minutes = 5): PartSource => ({
  id,
  title: id,
  description: '',
  address: `/posts/${id}/`,
  part: number,
  minutes,
});

describe('a series', () => {
  it('is read in the order of its numbers, ten after nine', () => {
    const line = seriesLine(HA, [part('j', 10), part('b', 2), part('i', 9), part('a', 1)]);
    expect(line.parts.map(({ id }) => id)).toEqual(['a', 'b', 'i', 'j']);
    expect(line).toMatchObject(HA);
  });

  it('adds up the time to read it', () => {
    expect(seriesLine(HA, [part('a', 1, 7), part('b', 2, 12)]).totalMinutes).toBe(19);
    expect(seriesLine(HA, []).totalMinutes).toBe(0);
  });

  it('leaves the list it was given alone', () => {
    const parts = [part('b', 2), part('a', 1)];
    seriesLine(HA, parts);
    expect(parts.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('the station of a post', () => {
  const line = seriesLine(HA, [part('c', 3), part('a', 1), part('b', 2)]);

  it.each([
    ['a', null, 'b'],
    ['b', 'a', 'c'],
    ['c', 'b', null],
  ])('%s lies between %s and %s', (id, previous, next) => {
    const station = stationOf(line, id);
    expect(station?.current.id).toBe(id);
    expect(station?.previous?.id ?? null).toBe(previous);
    expect(station?.next?.id ?? null).toBe(next);
    expect(station?.line).toBe(line);
  });

  it('in another series is none', () => {
    expect(stationOf(line, 'elsewhere')).toBeNull();
    expect(stationOf(seriesLine(HA, []), 'a')).toBeNull();
  });
});
