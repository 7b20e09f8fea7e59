/** What each panel says. Only facts of the series; a value cut in the source ends with `…` here too. */

export type Cell =
  | { kind: 'text'; value: string }
  | { kind: 'mono'; value: string }
  | { kind: 'yes' | 'no'; value: string }
  | { kind: 'good'; value: string }
  | { kind: 'none'; value: string };

export interface Column {
  label: string;
  /** A CSS grid track. */
  width: string;
}

export interface Section {
  heading: string;
  /** Where the facts of the section come from, or when they were true. */
  note: string;
  columns: readonly Column[];
  /** Prints the column labels; without them the first cell of a row is its label. */
  labelled: boolean;
  rows: readonly (readonly Cell[])[];
}

export type Look = 'guest' | 'part' | 'disk' | 'accent' | 'machine' | 'net';

export interface Line {
  value: string;
  style: 'strong' | 'text' | 'mono';
}

export interface Box {
  id: string;
  look: Look;
  lines: readonly Line[];
}

export interface Link {
  from: string;
  to: string;
  look: 'wire' | 'accent' | 'second';
  arrow: boolean;
}

/** Boxes in columns from left to right, joined by lines. */
export interface Schematic {
  heading: string;
  columns: readonly { share: number; boxes: readonly Box[] }[];
  links: readonly Link[];
}

export interface Guest {
  id: number;
  name: string;
  kind: 'CT' | 'VM' | 'TPL';
  stopped: boolean;
}

export interface ClusterNode {
  name: string;
  guests: readonly Guest[];
}

/** The entry of the tree that the panel is about. */
export type Current = 'datacenter' | 'proxmox01' | 'proxmox02' | number;

export interface Panel {
  /** File name without its ending. */
  name: string;
  subject: string;
  place: readonly string[];
  current: Current;
  rowHeight: number;
  sections: readonly Section[];
  schematic: Schematic | null;
}

export const SOURCE = ['redrawn from the 2016 screenshot’s facts,', 'PVE 4.2-4/2660193c'] as const;

const guest = (kind: Guest['kind'], id: number, name: string, stopped = false): Guest => ({ id, name, kind, stopped });

export const cluster: readonly ClusterNode[] = [
  {
    name: 'proxmox01',
    guests: [
      guest('CT', 100, 'lxc01'),
      guest('CT', 103, 'lxc03'),
      guest('VM', 102, 'vm01', true),
      guest('VM', 107, 'vm07'),
      guest('VM', 109, 'vm09'),
      guest('TPL', 104, 'Ubuntu-14.04'),
    ],
  },
  {
    name: 'proxmox02',
    guests: [
      guest('CT', 101, 'lxc02'),
      guest('VM', 106, 'vm06'),
      guest('VM', 108, 'vm08'),
      guest('VM', 110, 'vm10'),
      guest('TPL', 105, 'Ubuntu-14.04'),
    ],
  },
];

const text = (value: string): Cell => ({ kind: 'text', value });
const mono = (value: string): Cell => ({ kind: 'mono', value });
const yes: Cell = { kind: 'yes', value: 'yes' };
const no: Cell = { kind: 'no', value: 'no' };
const good = (value: string): Cell => ({ kind: 'good', value });
const none: Cell = { kind: 'none', value: '–' };

const strong = (value: string): Line => ({ value, style: 'strong' });
const plain = (value: string): Line => ({ value, style: 'text' });
const code = (value: string): Line => ({ value, style: 'mono' });

const box = (id: string, look: Look, ...lines: Line[]): Box => ({ id, look, lines });
const link = (from: string, to: string, look: Link['look'] = 'wire', arrow = true): Link => ({ from, to, look, arrow });

const FACTS: readonly Column[] = [
  { label: 'What', width: '300px' },
  { label: 'Value', width: '1fr' },
];

/** The five guests have the same hardware, but for the volume of their disk. */
const hardware = (volume: string): Section => ({
  heading: 'Hardware',
  note: 'on the screenshot',
  columns: FACTS,
  labelled: false,
  rows: [
    [text('Hard disk (sata0)'), mono(`${volume},backup=0,cache=writethrough,size=6G`)],
    [text('Memory'), text('512 MiB')],
    [text('Processors'), text('1 socket, 1 core')],
    [text('Network (net0)'), mono('bridge=vmbr0,e1000=…')],
  ],
});

const storage = (note: string, rows: Section['rows']): Section => ({
  heading: 'Storage behind it',
  note,
  columns: FACTS,
  labelled: false,
  rows,
});

interface DrbdVm {
  number: string;
  id: number;
  name: string;
  node: 'proxmox01' | 'proxmox02';
  resource: string;
  device: string;
  group: string;
  groupSize: string;
  partition: string;
  port: string;
}

function drbdPanel(vm: DrbdVm): Panel {
  const volume = `vm-${vm.id}-disk-1`;
  return {
    name: `${vm.number}-vm${vm.id}-drbd`,
    subject: `VM on DRBD storage: ${vm.resource}`,
    place: [vm.node, `${vm.id} (${vm.name})`, 'Hardware'],
    current: vm.id,
    rowHeight: 52,
    sections: [
      hardware(`${vm.group}:${volume}`),
      storage('from parts 3 and 4', [
        [text('Storage'), text(`${vm.group}, LVM, shared`)],
        [text('Volume'), mono(`${volume}, 6.00g of ${vm.groupSize}`)],
        [text('DRBD device'), mono(`${vm.device} on ${vm.partition}, port ${vm.port}`)],
        [text('DRBD resource'), text(`${vm.resource}, for guests of ${vm.node}`)],
      ]),
    ],
    schematic: {
      heading: 'From the guest to both nodes',
      columns: [
        { share: 24, boxes: [box('vm', 'guest', strong(`VM ${vm.id}`), plain(`${vm.name} on ${vm.node}`))] },
        { share: 22, boxes: [box('lv', 'part', code(volume), plain(vm.group))] },
        {
          share: 22,
          boxes: [box('drbd', 'accent', code(`/dev/${vm.device}`), plain(`${vm.resource}, two primaries`))],
        },
        {
          share: 26,
          boxes: [
            box('one', 'disk', plain(`proxmox01, ${vm.partition}`), code(`10.20.1.185:${vm.port}`)),
            box('two', 'disk', plain(`proxmox02, ${vm.partition}`), code(`10.20.1.186:${vm.port}`)),
          ],
        },
      ],
      links: [link('vm', 'lv'), link('lv', 'drbd'), link('drbd', 'one', 'accent'), link('drbd', 'two', 'accent')],
    },
  };
}

const device = text('device');
const intPort = text('OVS IntPort');

export const panels: readonly Panel[] = [
  drbdPanel({
    number: '01',
    id: 106,
    name: 'vm06',
    node: 'proxmox02',
    resource: 'r1',
    device: 'drbd1',
    group: 'vg_drbd1',
    groupSize: '11.68g',
    partition: 'vdc2',
    port: '7789',
  }),
  drbdPanel({
    number: '02',
    id: 107,
    name: 'vm07',
    node: 'proxmox01',
    resource: 'r0',
    device: 'drbd0',
    group: 'vg_drbd0',
    groupSize: '9.31g',
    partition: 'vdc1',
    port: '7788',
  }),
  {
    name: '03-vm108-iscsi',
    subject: 'VM on iSCSI storage',
    place: ['proxmox02', '108 (vm08)', 'Hardware'],
    current: 108,
    rowHeight: 44,
    sections: [
      hardware('vg_iscsi:vm-108-disk-1'),
      storage('from part 4', [
        [text('Storage'), text('vg_iscsi, LVM, shared')],
        [text('Volume'), mono('vm-108-disk-1, 6.00g of 19.99g')],
        [text('Multipath device'), mono('mylun (dm-1), 20G, round-robin 0')],
        [text('WWID'), mono('23238363932313833')],
        [text('Target'), mono('iqn.2016-02.local.virtual:virtual.vg1')],
        [text('Portals'), mono('192.168.0.180:3260, 10.20.1.180:3260')],
      ]),
    ],
    schematic: {
      heading: 'From the guest to the LUN, over two paths',
      columns: [
        { share: 24, boxes: [box('vm', 'guest', strong('VM 108'), plain('vm08 on proxmox02'))] },
        { share: 20, boxes: [box('lv', 'part', code('vm-108-disk-1'), plain('vg_iscsi'))] },
        { share: 15, boxes: [box('dm', 'accent', code('mylun'), plain('dm-1, 20G'))] },
        {
          share: 16,
          boxes: [box('sda', 'disk', code('sda'), code('3:0:0:0')), box('sdb', 'disk', code('sdb'), code('2:0:0:0'))],
        },
        { share: 24, boxes: [box('lun', 'machine', code('VDISK-LUN01'), plain('SCST, two portals'))] },
      ],
      links: [
        link('vm', 'lv'),
        link('lv', 'dm'),
        link('dm', 'sda', 'accent'),
        link('dm', 'sdb', 'accent'),
        link('sda', 'lun', 'wire', false),
        link('sdb', 'lun', 'wire', false),
      ],
    },
  },
  {
    name: '04-vm109-zfs',
    subject: 'VM on ZFS over iSCSI storage',
    place: ['proxmox01', '109 (vm09)', 'Hardware'],
    current: 109,
    rowHeight: 44,
    sections: [
      hardware('zfs_omnios:vm-109-disk-1'),
      storage('from part 6', [
        [text('Storage'), text('zfs_omnios, ZFS, shared')],
        [text('Target'), mono('iqn.2010-08.org.illumos:stmf-ha:pool1')],
        [text('Appliance'), mono('omnios01, 192.168.0.141, COMSTAR')],
        [text('zvol'), mono('pool1/vm-109-disk-1, 6.00G')],
        [text('Pool'), mono('pool1, 29.8G, 20.7G free')],
        [text('SSH key'), mono('/etc/pve/priv/zfs/192.168.0.141_id_rsa')],
      ]),
    ],
    schematic: {
      heading: 'Data over iSCSI, control over SSH',
      columns: [
        {
          share: 22,
          boxes: [
            box('vm', 'guest', strong('VM 109'), plain('vm09 on proxmox01')),
            box('pve', 'part', plain('PVE storage'), code('zfs_omnios')),
          ],
        },
        {
          share: 22,
          boxes: [
            box('lun', 'accent', plain('iSCSI LUN'), plain('COMSTAR target')),
            box('ssh', 'part', plain('SSH as root'), code('zfs list / create')),
          ],
        },
        { share: 27, boxes: [box('zvol', 'disk', plain('zvol, 6.00G'), code('pool1/vm-109-disk-1'))] },
        { share: 18, boxes: [box('host', 'machine', strong('omnios01'), code('192.168.0.141'))] },
      ],
      links: [
        link('vm', 'lun', 'accent'),
        link('pve', 'ssh', 'second'),
        link('lun', 'zvol', 'accent'),
        link('ssh', 'zvol', 'second'),
        link('zvol', 'host', 'wire', false),
      ],
    },
  },
  {
    name: '05-vm110-ceph',
    subject: 'VM on Ceph storage',
    place: ['proxmox02', '110 (vm10)', 'Hardware'],
    current: 110,
    rowHeight: 44,
    sections: [
      hardware('ceph_storage:vm-110-disk-1'),
      storage('from part 5', [
        [text('Storage'), text('ceph_storage, RBD, shared')],
        [text('Pool'), mono('images (4)')],
        [text('Monitors'), mono('192.168.0.117, 192.168.0.118, 192.168.0.119')],
        [text('User'), mono('client.images')],
        [text('Copies'), text('3 of every object')],
        [text('Block device'), mono('/dev/rbd0, krbd, on proxmox02')],
      ]),
    ],
    schematic: {
      heading: 'From the guest to six OSDs',
      columns: [
        { share: 24, boxes: [box('vm', 'guest', strong('VM 110'), plain('vm10 on proxmox02'))] },
        { share: 20, boxes: [box('rbd', 'disk', code('/dev/rbd0'), plain('krbd'))] },
        { share: 20, boxes: [box('objects', 'part', plain('many objects'), plain('in pool images'))] },
        {
          share: 27,
          boxes: [
            box('ceph1', 'disk', code('ceph1: osd.0, osd.3')),
            box('ceph2', 'disk', code('ceph2: osd.1, osd.4')),
            box('ceph3', 'disk', code('ceph3: osd.2, osd.5')),
          ],
        },
      ],
      links: [
        link('vm', 'rbd'),
        link('rbd', 'objects'),
        link('objects', 'ceph1', 'accent'),
        link('objects', 'ceph2', 'accent'),
        link('objects', 'ceph3', 'accent'),
      ],
    },
  },
  {
    name: '06-storage-types',
    subject: 'Shared storage types of the datacenter',
    place: ['Datacenter', 'Storage'],
    current: 'datacenter',
    rowHeight: 72,
    sections: [
      {
        heading: 'Ten storages',
        note: 'eight shared, two not',
        columns: [
          { label: 'ID', width: '250px' },
          { label: 'Type', width: '160px' },
          { label: 'Path or target, else content', width: '1fr' },
          { label: 'Shared', width: '120px' },
        ],
        labelled: true,
        rows: [
          [mono('ceph_storage'), text('RBD'), text('disk image'), yes],
          [mono('gfs_quantastor'), text('GlusterFS'), mono('/mnt/pve/gfs_quantastor'), yes],
          [mono('iscsi'), text('iSCSI'), mono('iqn.2016-02.local.virtual:virtual.vg1'), yes],
          [mono('iso'), text('Directory'), mono('/var/lib/vz/template/iso'), no],
          [mono('local'), text('Directory'), mono('/var/lib/vz'), no],
          [mono('proxmox'), text('GlusterFS'), mono('/mnt/pve/proxmox'), yes],
          [mono('vg_drbd0'), text('LVM'), text('disk image, container'), yes],
          [mono('vg_drbd1'), text('LVM'), text('disk image, container'), yes],
          [mono('vg_iscsi'), text('LVM'), text('disk image, container'), yes],
          [mono('zfs_omnios'), text('ZFS'), mono('iqn.2010-08.org.illumos:stmf-ha:pool1'), yes],
        ],
      },
    ],
    schematic: null,
  },
  {
    name: '07-ha-status',
    subject: 'HA instances in the cluster',
    place: ['Datacenter', 'HA', 'Status'],
    current: 'datacenter',
    rowHeight: 50,
    sections: [
      {
        heading: 'Status',
        note: 'Fri Nov 25 17:02 2016',
        columns: [
          { label: 'What', width: '300px' },
          { label: 'Name', width: '300px' },
          { label: 'Node', width: '1fr' },
          { label: 'State', width: '240px' },
        ],
        labelled: true,
        rows: [
          [text('quorum'), none, none, good('OK')],
          [text('master'), none, mono('proxmox01'), good('active')],
          [text('lrm'), none, mono('proxmox01'), good('active')],
          [text('lrm'), none, mono('proxmox02'), good('active')],
          [text('service'), mono('vm:106'), mono('proxmox02'), good('started')],
          [text('service'), mono('vm:107'), mono('proxmox01'), good('started')],
          [text('service'), mono('vm:108'), mono('proxmox02'), good('started')],
          [text('service'), mono('vm:110'), mono('proxmox02'), good('started')],
        ],
      },
    ],
    schematic: {
      heading: 'Who runs what',
      columns: [
        { share: 22, boxes: [box('crm', 'accent', strong('master'), plain('on proxmox01'))] },
        {
          share: 26,
          boxes: [
            box('lrm1', 'machine', strong('lrm proxmox01'), plain('active')),
            box('lrm2', 'machine', strong('lrm proxmox02'), plain('active')),
          ],
        },
        {
          share: 26,
          boxes: [
            box('s107', 'guest', code('vm:107 started')),
            box('s106', 'guest', code('vm:106 started')),
            box('s108', 'guest', code('vm:108 started')),
            box('s110', 'guest', code('vm:110 started')),
          ],
        },
      ],
      links: [
        link('crm', 'lrm1', 'accent'),
        link('crm', 'lrm2', 'accent'),
        link('lrm1', 's107'),
        link('lrm2', 's106'),
        link('lrm2', 's108'),
        link('lrm2', 's110'),
      ],
    },
  },
  {
    name: '08-networks',
    subject: 'Networks in the cluster',
    place: ['proxmox01', 'Network'],
    current: 'proxmox01',
    rowHeight: 44,
    sections: [
      {
        heading: 'Interfaces',
        note: '',
        columns: [
          { label: 'Name', width: '210px' },
          { label: 'Type', width: '340px' },
          { label: 'Ports', width: '1fr' },
          { label: 'Address', width: '260px' },
          { label: 'Gateway', width: '210px' },
        ],
        labelled: true,
        rows: [
          [mono('dhcptap0'), intPort, none, mono('172.29.240.3'), none],
          [mono('eth0'), device, none, none, none],
          [mono('eth1'), device, none, mono('10.10.1.185'), none],
          [mono('eth2'), device, none, mono('10.20.1.185'), none],
          [mono('eth3'), text('OVS Port'), none, none, none],
          [mono('tep0'), intPort, none, mono('10.30.1.185'), none],
          [mono('vmbr0'), text('Linux Bridge'), mono('eth0'), mono('192.168.0.185'), mono('192.168.0.1')],
          [mono('vmbr1'), text('OVS Bridge'), mono('eth3 tep0'), none, none],
          [mono('vmbr2'), text('OVS Bridge'), mono('vx1 dhcptap0'), none, none],
          [mono('vx1'), text('Unknown, not active'), none, none, none],
        ],
      },
    ],
    schematic: {
      heading: 'Bridges and their ports',
      columns: [
        {
          share: 22,
          boxes: [
            box('eth0', 'part', code('eth0')),
            box('eth3', 'part', code('eth3')),
            box('vx1', 'accent', code('vx1')),
          ],
        },
        {
          share: 34,
          boxes: [
            box('vmbr0', 'net', strong('vmbr0, Linux Bridge')),
            box('vmbr1', 'net', strong('vmbr1, OVS Bridge')),
            box('vmbr2', 'net', strong('vmbr2, OVS Bridge')),
          ],
        },
        {
          share: 34,
          boxes: [
            box('addr', 'part', code('192.168.0.185')),
            box('tep0', 'part', code('tep0 10.30.1.185')),
            box('dhcp', 'part', code('dhcptap0 172.29.240.3')),
          ],
        },
      ],
      links: [
        link('eth0', 'vmbr0', 'wire', false),
        link('vmbr0', 'addr', 'wire', false),
        link('eth3', 'vmbr1', 'wire', false),
        link('vmbr1', 'tep0', 'wire', false),
        link('vx1', 'vmbr2', 'accent', false),
        link('vmbr2', 'dhcp', 'wire', false),
      ],
    },
  },
];
