import { describe, expect, it } from 'vitest';
import { wordsIn } from './words.ts';

describe('the words of a text', () => {
  it.each([
    ['Two nodes, one disk.', ['Two', 'nodes', 'one', 'disk']],
    ['“Quoted” (in brackets): done!', ['Quoted', 'in', 'brackets', 'done']],
    ['It’s the node’s disk, the nodes’ disks', ['It', 'the', 'node', 'disk', 'the', 'nodes', 'disks']],
    ['a two-node cluster – or three…then four', ['two', 'node', 'cluster', 'or', 'three', 'then', 'four']],
    ['Zürich naïve café', ['Zürich', 'naïve', 'café']],
  ])('%j are what is read as words', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it.each([
    'vm104 node2 10:25',
    '/etc/pve/ha.cfg ./images/x.png C:\\temp',
    'proxmox.com example.org, 192.0.2.1.',
    '--force -v @user #anchor key=value snake_case',
    'VM VMs LAN HA',
    'https://example.org/path',
    'a b c',
  ])('%j holds none', (text) => {
    expect(wordsIn(text)).toEqual([]);
  });
});
