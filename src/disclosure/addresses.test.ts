import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findPublicNames, isPublicName } from './index.ts';

const found = (text: string) => findPublicNames(text).map((name) => name.text);

describe('a public address', () => {
  it.each([
    ['81.2.69.142', '81.2.69.142'],
    ["to node 'pve2' (81.2.69.142)", '81.2.69.142'],
    ['connected to 81.2.69.142.', '81.2.69.142'],
    ['mon.a 81.2.69.142:6789/0', '81.2.69.142'],
    ['tcp:81.2.69.142:60000', '81.2.69.142'],
    ['::ffff:81.2.69.142', '81.2.69.142'],
    ['x81.2.69.142', '81.2.69.142'],
    ['2a00:1450::5', '2a00:1450::5'],
    ['[2a00:1450:4001::5]:60000', '2a00:1450:4001::5'],
    ['inet6:2a00:1450::5', '2a00:1450::5'],
    ['2a00:1450::5: icmp_seq=1', '2a00:1450::5'],
    ['2a00:1450::/32', '2a00:1450::'],
    ['\u001b[31m81.2.69.142\u001b[0m', '81.2.69.142'],
    ['\u001b[31m2a00:1450::5\u001b[0m', '2a00:1450::5'],
    ['2002:5102:458e::1', '2002:5102:458e::1'],
    ['64:ff9b::5102:458e', '64:ff9b::5102:458e'],
  ])('in %j is found', (text, address) => {
    expect(found(text)).toEqual([address]);
  });

  it('is found at both ends of a range', () => {
    expect(found('2a00:1450::5-2a00:1450::9')).toEqual(['2a00:1450::5', '2a00:1450::9']);
    expect(found('81.2.69.142-81.2.69.150')).toEqual(['81.2.69.142', '81.2.69.150']);
  });

  it('is one in all its spellings, counted, with the place of the first', () => {
    expect(findPublicNames('a\n b 2A00:1450:0::5\n2a00:1450::5 81.2.69.142')).toEqual([
      { kind: 'address', key: '2a00:1450::5', text: '2A00:1450:0::5', line: 2, column: 4, count: 2 },
      { kind: 'address', key: '81.2.69.142', text: '81.2.69.142', line: 3, column: 14, count: 1 },
    ]);
  });
});

describe('an address of nobody', () => {
  it.each([
    ...['10.1.2.3', '172.16.0.9', '192.168.0.186', '100.64.3.4', '127.0.0.1', '169.254.1.1', '224.0.0.18', '0.0.0.0'],
    ...['255.255.255.0', '255.255.255.255', '192.0.2.12', '198.51.100.7', '203.0.113.254', '198.18.0.1'],
    ...[
      '::',
      '::1',
      'fe80::1%eth0',
      'fd00::2',
      'ff02::1',
      '2001:db8::1',
      '3fff:fff::5',
      '2002:c0a8:1::1',
      'dead::beef',
    ],
  ])('such as %s is left alone', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('four numbers that are a version', () => {
  it.each([
    ...['openvswitch version 2.1.0.5', 'v2.1.0.5', 'ovs_2.1.0.5_amd64', 'qemu-2.1.0.5', '2.1.0.5-1', '2.1.0.5+deb8u1'],
    ...['Chrome/116.0.0.0', 'firmware: 7.3.1.2', '1.2.3.4.5', '0.8.3.11', '300.2.3.4'],
  ])('%s is no address', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a public host name', () => {
  it.each([
    ['db7.corp-real.com', 'db7.corp-real.com'],
    ['DB7.Corp-Real.COM.', 'DB7.Corp-Real.COM'],
    ['root@db7.firma.it:/root', 'db7.firma.it'],
    ['https://pve.proxmox.com/wiki', 'pve.proxmox.com'],
    ['nfs from nas.firma.at:/export', 'nas.firma.at'],
    ['node.firma.at:3260,1', 'node.firma.at'],
    ['serwer1.firma.pl', 'serwer1.firma.pl'],
    ['firma.de is up', 'firma.de'],
    ['/etc/pve/nodes/db7.corp-real.com/lrm_status', 'db7.corp-real.com'],
    ['81.2.69.142.static.isp.net', '81.2.69.142.static.isp.net'],
    ['me@foo.sh', 'foo.sh'],
    ['\u001b[31mdb7.corp-real.com\u001b[0m', 'db7.corp-real.com'],
  ])('in %j is found', (text, name) => {
    expect(findPublicNames(text)).toMatchObject([{ kind: 'host', text: name, key: name.toLowerCase() }]);
  });
});

describe('what only looks like a host name', () => {
  it.each([
    ...['qemu-server.conf', '/etc/pve/storage.cfg', 'foo.service', 'multi-user.target', 'vm-108-disk-1.qcow2'],
    ...['libfoo.so.1', 'libfoo.so', 'index.md', 'a.py', '/usr/share/a.b.py', 'x.sh', 'lib.rs', 'id_rsa.pub', 'main.cf'],
    ...['QemuMigrate.pm:456', '/usr/share/perl5/PVE/QemuMigrate.pm line 4', 'manager.py:9123', 'drbd_main.c:12'],
    ...['nova.compute.manager', 'nova.virt.libvirt.host', 'oslo.db', 'net.ipv4.conf.all.forwarding', 'vm.swappiness'],
    ...['node.session.auth.password', 'org.freedesktop.systemd1', 'com.sun:auto-snapshot', 'mon.a', 'client.admin'],
    ...['iqn.2016-02.local.virtual:vg1', 'naa.600140512345', 'eth0.100', 'rbd_data.1234.0000', 'done.It', 'VM.Migrate'],
    ...['0000:00:1f.2', '10:57:01', '00:00:00.123', '52:54:00:12:34:56', '50:01:43:80:12:34:56:78', 'std::string'],
    ...['PVE::QemuMigrate', 'UPID:proxmox02:00001234:0001ABCD:5731F2A4:qmigrate:108:root@pam:', '4.4.8-1'],
    '2024-03-02T10:57:01.123456+02:00',
  ])('%s is left alone', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ...['node-a.example', 'a.test', 'b.invalid', 'localhost', 'a.localhost', 'pve1.local', 'pve1.lan', 'db.internal'],
    ...['pve1.home.arpa', 'a.corp', 'a.home', 'a.intranet', 'e-mail@example.com', 'www.example.org', 'x.example.net'],
  ])('%s is nobody’s name', (text) => {
    expect(found(text)).toEqual([]);
  });
});

it('the logs of the series name nobody', async () => {
  const folder = 'content/posts/proxmox-ha/high-availability/logs';
  const logs = await Promise.all((await readdir(folder)).map((name) => readFile(`${folder}/${name}`, 'utf8')));
  expect(logs).toHaveLength(3);
  expect(logs.map(found)).toEqual([[], [], []]);
});

describe('a name by itself', () => {
  it.each(['81.2.69.142', '2a00::1', 'db7.corp-real.com', 'foo.sh'])('%s is public', (name) => {
    expect(isPublicName(name)).toBe(true);
  });

  it.each(['192.0.2.1', '10.0.0.1', '2001:db8::1', 'node-a', 'node-a.example', 'a.lan'])('%s is not', (name) => {
    expect(isPublicName(name)).toBe(false);
  });
});
