/** What each example picture of the authors' guide shows: drawn screens of a cluster, with the names of the series. */

export interface Screen {
  /** File name without its ending. */
  name: string;
  width: number;
  height: number;
  body: string;
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

type State = 'ok' | 'lost' | 'plain';
type Cell = readonly [text: string, state: State];
type Row = readonly Cell[];

const plain = (text: string) => [text, 'plain'] as const;
const ok = (text: string) => [text, 'ok'] as const;
const lost = (text: string) => [text, 'lost'] as const;

function panel(title: string, columns: readonly string[], rows: readonly Row[]): string {
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join('');
  const lines = rows.map(
    (row) => `<tr>${row.map(([text, state]) => `<td class="${state}">${escapeHtml(text)}</td>`).join('')}</tr>`,
  );
  return `<header><b>${escapeHtml(title)}</b><i>drawn</i></header><table><tr>${head}</tr>${lines.join('')}</table>`;
}

function terminal(title: string, text: string): string {
  const lines = text
    .split('\n')
    .map((line) => (line.includes('# ') ? `<b>${escapeHtml(line)}</b>` : escapeHtml(line)))
    .join('\n');
  return `<header class="dark"><b>${escapeHtml(title)}</b><i>drawn</i></header><pre>${lines}</pre>`;
}

const NODES = ['Node', 'Votes', 'Manager', 'Guests'];
const SERVICES = ['Service', 'State', 'Node'];

const status = (second: Row, rows: readonly Row[]) =>
  panel('Cluster', NODES, [[ok('proxmox01'), plain('1'), plain('master'), plain('2')], second]) +
  panel('High availability', SERVICES, rows);

const service = (id: string, node: string, state: Cell = ok('started')): Row => [plain(id), state, plain(node)];

export const screens: readonly Screen[] = [
  {
    name: 'both-nodes',
    width: 1200,
    height: 780,
    body: status(
      [ok('proxmox02'), plain('1'), plain('waits'), plain('3')],
      [
        service('vm:106', 'proxmox02'),
        service('vm:107', 'proxmox01'),
        service('vm:108', 'proxmox02'),
        service('vm:110', 'proxmox02'),
      ],
    ),
  },
  {
    name: 'one-node',
    width: 1200,
    height: 780,
    body: status(
      [lost('proxmox02'), plain('0'), lost('old timestamp'), plain('–')],
      [
        service('vm:106', 'proxmox02', lost('fence')),
        service('vm:107', 'proxmox01'),
        service('vm:108', 'proxmox02', lost('fence')),
        service('vm:110', 'proxmox02', lost('fence')),
      ],
    ),
  },
  {
    name: 'step-votes',
    width: 960,
    height: 480,
    body: terminal(
      'proxmox01',
      'root@proxmox01:~# pvecm status\n\nNodes:            1\nExpected votes:   2\nTotal votes:      1\nQuorum:           2 Activity blocked',
    ),
  },
  {
    name: 'step-expected',
    width: 960,
    height: 480,
    body: terminal('proxmox01', 'root@proxmox01:~# pvecm expected 1\nroot@proxmox01:~# '),
  },
  {
    name: 'step-quorate',
    width: 960,
    height: 480,
    body: terminal(
      'proxmox01',
      'root@proxmox01:~# pvecm status\n\nNodes:            1\nExpected votes:   1\nTotal votes:      1\nQuorum:           1',
    ),
  },
  {
    name: 'step-started',
    width: 960,
    height: 480,
    body: terminal(
      'proxmox01',
      'root@proxmox01:~# ha-manager status\n\nquorum OK\nmaster proxmox01 (active)\nlrm proxmox01 (active)\nservice vm:107 (proxmox01, started)',
    ),
  },
  {
    name: 'row-phone',
    width: 560,
    height: 640,
    body: panel(
      'On call',
      ['Alarm', 'State'],
      [
        [plain('proxmox02'), lost('no answer')],
        [plain('proxmox01'), ok('quorate')],
        [plain('vm:106'), lost('fence')],
        [plain('vm:107'), ok('started')],
      ],
    ),
  },
  {
    name: 'row-desk',
    width: 1120,
    height: 420,
    body: panel('Nodes', NODES, [
      [ok('proxmox01'), plain('1'), plain('master'), plain('2')],
      [lost('proxmox02'), plain('0'), lost('old timestamp'), plain('–')],
    ]),
  },
  {
    name: 'row-square',
    width: 640,
    height: 560,
    body: panel(
      'Votes',
      ['Voter', 'Votes'],
      [
        [ok('proxmox01'), plain('1')],
        [lost('proxmox02'), plain('0')],
        [plain('third vote'), plain('none yet')],
      ],
    ),
  },
];
