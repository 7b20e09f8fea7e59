import type { Dialect } from '../dialect.ts';
import { ceph } from './ceph.ts';
import { drbd } from './drbd.ts';
import { keepalived } from './keepalived.ts';
import { libvirt } from './libvirt.ts';
import { pacemaker } from './pacemaker.ts';
import { pveDisk } from './pve-disk.ts';
import { pveHa } from './pve-ha.ts';
import { pveLxc } from './pve-lxc.ts';
import { pveQemu } from './pve-qemu.ts';
import { pveReplication } from './pve-replication.ts';
import { pveTask } from './pve-task.ts';
import { qemuHmp } from './qemu-hmp.ts';

/** The formats that are read, in the order that settles ties. A new one is a file and a line here. */
export const DIALECTS: readonly Dialect[] = [
  pveQemu,
  pveLxc,
  pveReplication,
  pveDisk,
  pveHa,
  libvirt,
  qemuHmp,
  drbd,
  pacemaker,
  keepalived,
  ceph,
  pveTask,
];

/** Any text: lines, times and gaps. */
export const PLAIN: Dialect = { name: 'plain', title: 'Plain log', rules: [] };
