import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeStandIns, redactBytes, redactText, tracesIn } from './index.ts';

const STAND_INS = {
  '81.2.69.142': '192.0.2.10',
  '2a00:1450::5': '2001:db8::5',
  'db7.corp-real.com': 'node-a.example',
  fileserver7: 'host-7',
};
const redact = (text: string) => redactText(text, STAND_INS).content;

describe('a name that is redacted', () => {
  it.each([
    ["to node 'x' (81.2.69.142)", "to node 'x' (192.0.2.10)"],
    ['81.2.69.142:6789/0', '192.0.2.10:6789/0'],
    ['81.2.69.142-81.2.69.142', '192.0.2.10-192.0.2.10'],
    ['::ffff:81.2.69.142', '::ffff:192.0.2.10'],
    ['81.2.69.142.', '192.0.2.10.'],
    ['qemu-81.2.69.142-1', 'qemu-192.0.2.10-1'],
    ['[2A00:1450:0:0::5]:60000', '[2001:db8::5]:60000'],
    ['inet6:2a00:1450::5/64', 'inet6:2001:db8::5/64'],
    ['2a00:1450::5: reachable', '2001:db8::5: reachable'],
    ['root@DB7.corp-real.com:/x', 'root@node-a.example:/x'],
    ['db7.corp-real.com.', 'node-a.example.'],
    ["from 'fileserver7' to FileServer7:/x", "from 'host-7' to host-7:/x"],
    ['x-2a00:1450::5-2a00:1450::5', 'x-2001:db8::5-2001:db8::5'],
    ['\u001b[31mdb7.corp-real.com\u001b[0m', '\u001b[31mnode-a.example\u001b[0m'],
    ['\u001b[1;31m2a00:1450::5\u001b[K \u001b[31mfileserver7', '\u001b[1;31m2001:db8::5\u001b[K \u001b[31mhost-7'],
  ])('is replaced in %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    ...[
      '81.2.69.14',
      '181.2.69.142',
      '81.2.69.1420',
      '1.81.2.69.142',
      '81.2.69.142.5',
      '2a00:1450::51',
      'a2a00:1450::5',
    ],
    ...[
      'xdb7.corp-real.com',
      'db7.corp-real.com.au',
      'db7.corp-real.community',
      'a.db7.corp-real.com',
      'corp-real.com',
    ],
    ...['fileserver77', 'fileserver7-backup', 'my_fileserver7', 'fileserver7.corp-real.com'],
  ])('is whole: %s is another', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('is counted in all its spellings', () => {
    const { found } = redactText('2a00:1450::5 2A00:1450:0::5 FILESERVER7 x', STAND_INS);
    expect([...found]).toEqual([
      ['2a00:1450::5', 2],
      ['fileserver7', 1],
    ]);
  });

  it('that stands for itself is found and stays as it is written', () => {
    const { content, found } = redactText('2A00:1450:0::5', { '2a00:1450::5': '2a00:1450::5' });
    expect(content).toBe('2A00:1450:0::5');
    expect(found.get('2a00:1450::5')).toBe(1);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])('may be called %s; nothing is that isn’t', (name) => {
    expect(redact(name)).toBe(name);
    expect(redactText(`a ${name} b`, { [name.toLowerCase()]: 'host-1' }).content).toBe('a host-1 b');
  });
});

describe('the bytes around a redacted name', () => {
  it('stay as they were captured, whatever they are', () => {
    const junk = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 8 }), (pieces) => {
        // Between blanks a name is whole.
        const join = (name: string) =>
          Buffer.concat(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [Buffer.from(` ${name} `), piece])));
        const { content, found } = redactBytes(join('81.2.69.142'), STAND_INS);
        expect(Buffer.from(content)).toEqual(join('192.0.2.10'));
        expect(found.get('81.2.69.142') ?? 0).toBe(Math.max(0, pieces.length - 1));
      }),
    );
  });

  it.each(['le', 'be'])('stay as they were in UTF-16%s as well', (order) => {
    const encode = (name: string) => {
      const units = Buffer.from(`\uFEFFto ${name} \uD800 Zürich\r\n`, 'utf16le');
      return Buffer.concat([order === 'be' ? units.swap16() : units, Buffer.from([7])]);
    };
    const { content } = redactBytes(encode('81.2.69.142'), STAND_INS);
    expect(Buffer.from(content)).toEqual(encode('192.0.2.10'));
  });

  it('are the same bytes when nothing is redacted', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0, 13, 10, 0x80]);
    expect(redactBytes(bytes, {}).content).toBe(bytes);
  });
});

it('a text of any kind is gone through, and its other parts are kept', () => {
  const parts = fc.array(
    fc.oneof(
      fc.constantFrom(...Object.keys(STAND_INS), ':', '::', '.', '-', ' ', '\n', '[', 'a', '2a00', '1', 'İ'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
  );
  fc.assert(
    fc.property(parts, (pieces) => {
      const text = pieces.join('');
      const { content, found } = redactText(text, STAND_INS);
      const grown = [...found].reduce((sum, [, count]) => sum + count, 0);
      expect(content === text).toBe(grown === 0);
      // What is left of a name can be seen, and said where.
      for (const { key, within, offset } of tracesIn(content, STAND_INS)) {
        expect(content.slice(offset, offset + within.length)).toBe(within);
        expect(Object.keys(STAND_INS)).toContain(key);
      }
    }),
    { numRuns: 500 },
  );
});

describe('a trace of a name', () => {
  it.each([
    ['at db7.corp-real.com.', 'db7.corp-real.com', 'db7.corp-real.com', 3],
    ['a.db7.corp-real.com.log', 'db7.corp-real.com', 'a.db7.corp-real.com.log', 0],
    ['-hdb7.corp-real.com', 'db7.corp-real.com', '-hdb7.corp-real.com', 0],
    ['version 1.81.2.69.142', '81.2.69.142', '1.81.2.69.142', 8],
    ['fileserver7-backup', 'fileserver7', 'fileserver7-backup', 0],
    ['2A00:1450:0:0::5', '2a00:1450::5', '2A00:1450:0:0::5', 0],
  ])('is found in %j', (text, key, within, offset) => {
    expect(tracesIn(text, STAND_INS)).toEqual([{ key, within, offset }]);
  });

  it.each(['81.2.69.1421', '181.2.69.142', 'db7.corp-real.community', 'fileserver77', 'myfileserver7'])(
    'is not in %s',
    (text) => {
      expect(tracesIn(text, STAND_INS)).toEqual([]);
    },
  );

  it('is none where the name may be published', () => {
    expect(tracesIn('81.2.69.142', { '81.2.69.142': '81.2.69.142' })).toEqual([]);
  });
});

describe('a stand-in that is made', () => {
  const free = () => false;

  it('comes from the ranges for documentation, and keeps the form of the name', () => {
    expect(
      makeStandIns(
        [
          ['81.2.69.142', null],
          ['2A00::1', null],
          ['DB7.corp-real.com', null],
          ['pve7', null],
          ['81.2.69.1', null],
        ],
        free,
      ),
    ).toEqual({
      '81.2.69.142': '192.0.2.1',
      '2a00::1': '2001:db8::1',
      'db7.corp-real.com': 'host-1.example',
      pve7: 'host-1',
      '81.2.69.1': '192.0.2.2',
    });
  });

  it('is one for one name, the author’s own where there is one', () => {
    expect(
      makeStandIns(
        [
          ['2A00::1', null],
          ['2a00:0::1', null],
          ['81.2.69.1', null],
          ['81.2.69.1', '10.0.0.1'],
        ],
        free,
      ),
    ).toEqual({
      '2a00::1': '2001:db8::1',
      '81.2.69.1': '10.0.0.1',
    });
  });

  it('is none that an author has given, or that stands in a log', () => {
    const wishes = [
      ['81.2.69.1', '192.0.2.1'],
      ['81.2.69.2', null],
    ] as const;
    expect(makeStandIns(wishes, (made) => made === '192.0.2.2')).toMatchObject({ '81.2.69.2': '192.0.2.3' });
  });

  it('goes on in the next range, and ends with the last', () => {
    const wishes = Array.from({ length: 763 }, (_, i) => [`81.2.${i >> 8}.${i & 255}`, null] as const);
    const made = makeStandIns(wishes, free);
    expect(made['81.2.0.254']).toBe('198.51.100.1');
    expect(made['81.2.2.249']).toBe('203.0.113.254');
    expect(Object.keys(made)).toHaveLength(762);
  });
});
