import { describe, expect, it } from 'vitest';
import { parseFenceMeta } from './meta.ts';

const NOTHING = {
  title: null,
  marked: new Set(),
  inserted: new Set(),
  deleted: new Set(),
  showLineNumbers: false,
  startLineNumber: 1,
  wrap: false,
  unknown: [],
};

describe('the words after the language of a fence', () => {
  it('may all stand together', () => {
    expect(parseFenceMeta('title="a b.conf" {1,3-5} ins={2} del={6, 8 - 9} showLineNumbers wrap')).toEqual({
      ...NOTHING,
      title: 'a b.conf',
      marked: new Set([1, 3, 4, 5]),
      inserted: new Set([2]),
      deleted: new Set([6, 8, 9]),
      showLineNumbers: true,
      wrap: true,
    });
  });

  it('may be none', () => {
    expect(parseFenceMeta('')).toEqual(NOTHING);
  });

  it.each([
    ['title=\'a "b"\'', { title: 'a "b"' }],
    ['mark={2}', { marked: new Set([2]) }],
    ['{1} {2}', { marked: new Set([1, 2]) }],
    ['startLineNumber=10', { startLineNumber: 10, showLineNumbers: true }],
  ])('may be %s', (meta, expected) => {
    expect(parseFenceMeta(meta)).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    'foo',
    'title=plain',
    'title="open',
    '{3-1}',
    '{a}',
    '{}',
    '{0}',
    'ins={1',
    'collapse={1-3}',
    'startLineNumber=x',
    'startLineNumber=-5',
    'showLineNumbers=false',
    'toString={1}',
    'constructor={1}',
  ])('mean nothing when they are %s', (meta) => {
    expect(parseFenceMeta(meta)).toEqual({ ...NOTHING, unknown: [meta] });
  });

  it('that mean nothing do not hide the others', () => {
    expect(parseFenceMeta('foo wrap bar="x"')).toEqual({ ...NOTHING, wrap: true, unknown: ['foo', 'bar="x"'] });
  });

  it('cannot ask for a range that fills the memory', () => {
    expect(parseFenceMeta('{1-999999999999}').unknown).toEqual(['{1-999999999999}']);
  });
});
