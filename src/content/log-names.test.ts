import { describe, expect, it } from 'vitest';
import { type LogShelf, namedLogs } from './log-names.ts';

const ids = ['ha/b/vm9', 'ha/a/vm2', 'ha/a/vm1', 'other/c/ct1', 'loose/vm3'];
const shelf: LogShelf<{ id: string }> = {
  postId: 'ha/a',
  series: 'ha',
  logs: new Map(ids.map((id) => [id, { id }])),
  parts: new Map([
    ['ha', ['ha/b', 'ha/a']],
    ['other', ['other/c']],
  ]),
};

const found = (names: readonly string[] | string, place = shelf) => {
  const result = namedLogs(names, place);
  return result.ok ? result.logs.map(({ id }) => id) : result;
};

describe('logs that a post names', () => {
  it('come in the order given, its own by their short names', () => {
    expect(found(['vm2', 'ha/b/vm9', 'vm1'])).toEqual(['ha/a/vm2', 'ha/b/vm9', 'ha/a/vm1']);
  });

  it('may be all of its series, in the order of the parts', () => {
    expect(found('series')).toEqual(['ha/b/vm9', 'ha/a/vm1', 'ha/a/vm2']);
  });

  it('may be all of another series', () => {
    expect(found('series:other')).toEqual(['other/c/ct1']);
  });

  it('that are not there are named', () => {
    expect(found(['vm1', 'vm8'])).toEqual({ ok: false, missing: 'log', name: 'vm8' });
    expect(found('series:nope')).toEqual({ ok: false, missing: 'series', name: 'nope' });
    expect(found('series', { ...shelf, series: null })).toEqual({ ok: false, missing: 'series', name: null });
  });
});
