import { describe, expect, it } from 'vitest';
import { looksLikeSession, readSession, type SessionLine } from './terminal.ts';

const brief = (line: SessionLine) => (line.kind === 'output' ? line.text : `[${line.prompt}]${line.command}`);
const read = (...lines: string[]) => readSession(lines.join('\n')).map(brief);

describe('a terminal session', () => {
  it('has commands after prompts that name user, host and path', () => {
    expect(readSession('igor@a.b-c:/etc/pve$ cat corosync.conf')).toEqual([
      {
        kind: 'command',
        prompt: 'igor@a.b-c:/etc/pve$ ',
        user: 'igor',
        host: 'a.b-c',
        path: '/etc/pve',
        command: 'cat corosync.conf',
      },
    ]);
  });

  it('has output between them', () => {
    expect(read('root@proxmox01:~# pvecm nodes', '', ' 1  1 proxmox01', 'root@proxmox01:~# exit')).toEqual([
      '[root@proxmox01:~# ]pvecm nodes',
      '',
      ' 1  1 proxmox01',
      '[root@proxmox01:~# ]exit',
    ]);
  });

  it('may use a bare prompt', () => {
    expect(read('$ sudo -i', '# reboot', 'bye')).toEqual(['[$ ]sudo -i', '[# ]reboot', 'bye']);
  });

  it('goes on with a command that ends in a backslash', () => {
    expect(read('$ a \\', '  b \\', '  c', 'done')).toEqual(['[$ ]a \\', '[]  b \\', '[]  c', 'done']);
  });

  it('may end with a prompt alone', () => {
    expect(read('root@proxmox02:~# reboot', 'root@proxmox02:~#')).toEqual([
      '[root@proxmox02:~# ]reboot',
      '[root@proxmox02:~#]',
    ]);
  });

  it('has comments of a file in its output: with host prompts, a bare `#` is none', () => {
    expect(
      read('root@proxmox01:~# cat /etc/hosts', '# The hosts of the cluster', '$ORIGIN local.', '10.0.0.1 a'),
    ).toEqual(['[root@proxmox01:~# ]cat /etc/hosts', '# The hosts of the cluster', '$ORIGIN local.', '10.0.0.1 a']);
  });

  it('keeps every character of the text', () => {
    const text = 'root@a:~#  x \\\n\ty  \nroot@a:~#\n#\n$ \n\u2502 \u2514\u2500';
    const lines = readSession(text).map((line) => (line.kind === 'output' ? line.text : line.prompt + line.command));
    expect(lines.join('\n')).toBe(text);
  });

  it.each(['root@proxmox01:~#ls', '  root@a:~# ls', 'mail a@b.example: x', '#!/bin/bash', '#'])(
    'does not begin with %j, which is output',
    (line) => {
      expect(read(line)).toEqual([line]);
    },
  );
});

describe('a text without a language', () => {
  it.each(['root@a:~# ls\nout', '\n\nroot@a:/etc$ ls'])(
    'is a session when it starts with a host prompt: %j',
    (code) => {
      expect(looksLikeSession(code)).toBe(true);
    },
  );

  it.each(['# a comment\nkey: value', '$ ls', 'out\nroot@a:~# ls', ''])('is none otherwise: %j', (code) => {
    expect(looksLikeSession(code)).toBe(false);
  });
});
