// Written by `npm run format` from the files of this folder that export a Dialect.
import type { Dialect } from '../dialect.ts';
import { ceph } from './ceph.ts';
import { drbd } from './drbd.ts';
import { keepalived } from './keepalived.ts';
import { libvirt } from './libvirt.ts';
import { pacemaker } from './pacemaker.ts';
import { plain } from './plain.ts';
import { pveDisk } from './pve-disk.ts';
import { pveHa } from './pve-ha.ts';
import { pveLxc } from './pve-lxc.ts';
import { pveQemu } from './pve-qemu.ts';
import { pveReplication } from './pve-replication.ts';
import { pveTask } from './pve-task.ts';
import { qemuHmp } from './qemu-hmp.ts';

/** The formats that are read. */
export const DIALECTS: readonly Dialect[] = [
  ceph,
  drbd,
  keepalived,
  libvirt,
  pacemaker,
  plain,
  pveDisk,
  pveHa,
  pveLxc,
  pveQemu,
  pveReplication,
  pveTask,
  qemuHmp,
];

export const DIALECT_NAMES: readonly string[] = DIALECTS.map(({ name }) => name);
