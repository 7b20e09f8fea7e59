import { describe, expect, it } from 'vitest';
import { stripAnsi } from './ansi.ts';
import { decode, isCut, isPrompt, normalise, plainBlanks, splitLines } from './clean.ts';
import { parseLog } from './parse.ts';
import { tokensOf } from './tokens.ts';

const ESC = '\u001b';
const BEL = '\u0007';

describe('lines', () => {
  it.each([
    ['', []],
    ['\n', ['']],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\r\nb\nc\rd', ['a', 'b', 'c', 'd']],
    ['a\n\nb\n\n', ['a', '', 'b', '']],
    ['\ra\rb', ['', 'a', 'b']],
    ['a\r\r\nb', ['a', '', 'b']],
    ['\uFEFFa\nb', ['a', 'b']],
    ['\uFEFF', []],
    ['a\uFEFF\n', ['a\uFEFF']],
    ['a\u2028b\u2029c\n', ['a', 'b', 'c']],
  ])('of %j', (text, lines) => {
    expect(splitLines(decode(text))).toEqual(lines);
  });

  it('of bytes are those of their UTF-8, without a byte order mark', () => {
    expect(splitLines(decode(new TextEncoder().encode('\uFEFFMär\r\nb\n')))).toEqual(['Mär', 'b']);
    expect(splitLines(decode(Uint8Array.of(0x61, 0xff, 0xfe, 0x0a, 0xc3)))).toEqual(['a\uFFFD\uFFFD', '\uFFFD']);
    expect(splitLines(decode(new Uint8Array()))).toEqual([]);
  });
});

describe('bytes of UTF-16, as PowerShell writes it', () => {
  const units = (text: string, littleEndian: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
    return new Uint8Array(view.buffer);
  };

  it.each([
    ['with a byte order mark', units('\uFEFFMär OK\r\n', true)],
    ['the other way round', units('\uFEFFMär OK\r\n', false)],
    ['without a mark', units('Mär OK\r\n', true)],
  ])('%s are read', (_, bytes) => {
    expect(splitLines(decode(bytes))).toEqual(['Mär OK']);
  });
});

describe('terminal colours', () => {
  it('are taken out, and kept as tokens', () => {
    expect(stripAnsi(`${ESC}[31mERROR${ESC}[0m: ${ESC}[1;32mfine${ESC}[m.`)).toEqual({
      text: 'ERROR: fine.',
      ansi: [
        { start: 0, end: 5, kind: 'bad' },
        { start: 7, end: 11, kind: 'good' },
      ],
    });
  });

  it('that are not ended go to the end of the line', () => {
    expect(stripAnsi(`a ${ESC}[31mb`)).toEqual({ text: 'a b', ansi: [{ start: 2, end: 3, kind: 'bad' }] });
  });

  it.each([
    ['31', 'bad'],
    ['1;91', 'bad'],
    ['41', 'bad'],
    ['0;32', 'good'],
    ['93', 'warn'],
    ['1', 'ansi'],
    ['34', 'ansi'],
    ['38;5;31', 'ansi'],
    ['48;2;31;32;33', 'ansi'],
    ['31;1', 'bad'],
    ['31;22', 'bad'],
  ])('mean what programs mean by them: %s', (parameters, kind) => {
    expect(stripAnsi(`${ESC}[${parameters}mtext`).ansi).toEqual([{ start: 0, end: 4, kind }]);
  });

  it.each(['0', '', '39', '31;0', '31;39'])('end with %j', (parameters) => {
    expect(stripAnsi(`${ESC}[31m${ESC}[${parameters}mtext`).ansi).toBeNull();
  });

  it('that colour nothing leave no token', () => {
    expect(stripAnsi(`${ESC}[31m${ESC}[0ma`)).toEqual({ text: 'a', ansi: null });
  });

  it.each([
    [`${ESC}]0;root@pve1: ~${BEL}a`, 'a'],
    [`${ESC}]0;title${ESC}\\a`, 'a'],
    [`${ESC}]8;;https://example.org/${ESC}\\link${ESC}]8;;${ESC}\\`, 'link'],
    [`${ESC}[2K${ESC}[1Ga`, 'a'],
    [`${ESC}[?25la${ESC}[?25h`, 'a'],
    [`${ESC}[38;5;196ma${ESC}[39m`, 'a'],
    [`${ESC}Ma`, 'a'],
    [`${ESC}(B${ESC}[ma`, 'a'],
    [`${ESC}%Ga`, 'a'],
  ])('and titles, links and moves of the cursor go too: %j', (line, text) => {
    expect(stripAnsi(line).text).toBe(text);
  });

  it('that are broken off do no harm', () => {
    for (const line of [ESC, `${ESC}[`, `${ESC}[31`, `${ESC}]0;title`, `${ESC}${ESC}[31ma`]) {
      expect(stripAnsi(line).text).toBe(line === `${ESC}${ESC}[31ma` ? `${ESC}a` : line);
    }
  });

  it('leave the line to be read', () => {
    const log = parseLog(`${ESC}[32mMay 02 10:57:01${ESC}[0m ${ESC}[31mTASK OK${ESC}[0m\n`);
    expect(log.lines[0]).toMatchObject({ text: 'May 02 10:57:01 TASK OK', message: 'TASK OK' });
    expect(log.lines.flatMap(tokensOf).map(({ kind }) => kind)).toEqual(['time', 'bad']);
  });
});

describe('a message', () => {
  it.each([
    ['conn( Connected -&gt; StandAlone ) ', 'conn( Connected -> StandAlone )'],
    ['&lt;root@pam&gt; &quot;a&quot; &amp; &#39;b&#39; &#x27;c&#x27; &apos;d&apos;', `<root@pam> "a" & 'b' 'c' 'd'`],
    ['a&nbsp;b', 'a b'],
    ['a & b &unknown; &', 'a & b &unknown; &'],
    ['all ‘mirror’ jobs are “ready”', `all 'mirror' jobs are "ready"`],
    ['a\u00a0b\u202fc', 'a b c'],
    ['a \t ', 'a'],
    ['&amp;gt;', '&gt;'],
  ])('%j is what its program printed: %j', (copied, printed) => {
    expect(normalise(copied)).toBe(printed);
  });

  it('keeps its length when blanks that do not break become plain', () => {
    expect(plainBlanks('a\u00a0b\u202fc d')).toBe('a b c d');
    expect(plainBlanks('plain')).toBe('plain');
  });

  it.each(['...', '....', '[...]', '…', '[…]', '<snip>', '[snip]', '-- 8< --', '--8<--'])(
    '%j stands for lines cut out',
    (mark) => {
      expect(isCut(mark)).toBe(true);
      const log = parseLog(`TASK OK\n${mark}\n`);
      expect(log.notUnderstood).toBe(0);
      expect(log.lines[1]?.event).toBe('cut');
    },
  );

  it.each(['', '..', 'a ...', '... a', '[..]', '---', '8<'])('%j does not', (text) => {
    expect(isCut(text)).toBe(false);
  });

  it.each([
    'root@pve1:~# qm migrate 104 proxmox02 --online',
    'root@pve1:~#',
    'root@proxmox01:/etc/pve# ls',
    'igorc@ceph1:~/ceph-cluster$ ceph -s',
    '[root@mon-01 ~]# ceph health',
    '[root@mon-01 ~]#',
  ])('%j is the terminal', (line) => {
    expect(isPrompt(line)).toBe(true);
  });

  it.each(['root@pam', 'root@192.0.2.12: Permission denied', 'a: b # c', '[node-b] text', '# comment'])(
    '%j is not',
    (line) => {
      expect(isPrompt(line)).toBe(false);
    },
  );
});

describe('a log that went through other hands', () => {
  const START = "May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)";
  const LOG = `${START}\nMay 02 10:57:07 migration status: completed\nMay 02 10:57:11 migration finished successfully (duration 00:00:10)\nTASK OK\n`;
  const { facts } = parseLog(LOG);

  it.each([
    ['a mail', LOG.replace(/^(?=.)/gm, '> ')],
    ['a mail about a mail', LOG.replace(/^(?=.)/gm, '>> ')],
    ['Windows', `\uFEFF${LOG.replaceAll('\n', '\r\n')}`],
    ['an old Mac', LOG.replaceAll('\n', '\r')],
    ['a word processor', LOG.replaceAll("'", '’')],
    ['a web page', LOG.replaceAll("'", '&#39;')],
    ['a page that keeps blanks together', LOG.replaceAll(' ', '\u00a0')],
    ['a page that indents with such blanks', LOG.replace(/^(?=.)/gm, '\u00a0\u00a0')],
    ['a list', LOG.replace(/^(?=.)/gm, '    ')],
    ['a tab', LOG.replace(/^(?=.)/gm, '\t')],
    ['a terminal in colour', LOG.replace(/^(.+)$/gm, `${ESC}[0;32m$1${ESC}[0m`)],
    ['tput sgr0', LOG.replace(/^(.+)$/gm, `${ESC}[32m$1${ESC}(B${ESC}[m`)],
    ['a terminal with a title', `${ESC}]0;pve1${BEL}${LOG}`],
    ['a mail in colour', LOG.replace(/^(.+)$/gm, `${ESC}[32m> $1${ESC}[0m`)],
    ['a web page of a mail', LOG.replace(/^(?=.)/gm, '&gt; ')],
    ['a forum', `[CODE]${LOG.trimEnd()}[/CODE]\n`],
    ['a page that may break lines anywhere', LOG.replace(/migration/g, 'migra\u200btion')],
    ['someone who quoted it', `"${LOG.trimEnd()}"\n`],
    ['someone who lost the first quote sign', `${LOG.trimEnd()}"\n`],
    ['a word processor that quoted it', `“${LOG.trimEnd()}”\n`],
    ['a file with blanks at the ends of its lines', LOG.replace(/$/gm, '  ')],
  ])('by %s says the same', (_, copy) => {
    expect(parseLog(copy)).toMatchObject({ dialect: 'pve-qemu', facts, notUnderstood: 0 });
  });
});

describe('the first line, torn', () => {
  const rest = 'May 02 10:57:07 migration status: completed\n';
  const start = "May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)";

  it.each([3, 7, 12, 14, 16, 18, 24])('after %i characters still tells where to', (cut) => {
    const log = parseLog(`\n${start.slice(cut)}\n${rest}`);
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ guest: '104', targetNode: 'proxmox02', targetAddress: '192.168.0.186' });
  });

  it('tells nothing that is not in what is left', () => {
    expect(parseLog('0-0: guest => VM 100, running => 2831\n').facts.guest).toBe('100');
    expect(parseLog('0: start replication job\n').facts.guest).toBeNull();
    expect(parseLog(`${start.slice(42)}\n${rest}`).facts).toMatchObject({ guest: null, targetNode: null });
  });

  it('is not completed to what any text could be the rest of', () => {
    const { facts } = parseLog('ive-scsi0: transferred 1.1 GiB of 32.0 GiB (3.44%) in 1s\n');
    expect(facts).toMatchObject({ outcome: 'unknown', error: null });
  });
});
