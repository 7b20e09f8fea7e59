import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findSecrets } from './index.ts';

const CEPH_KEY = `AQ${'CLUw1bAAAAABAAMfo8gUPTkGSiJFcPSPo4xA'}==`;
const UUID = '2a5b08e4-3dca-4ff9-9a1d-40389758d081';
// Put together here, so that no search of this repository takes them for real.
const VENDORS: [vendor: string, token: string][] = [
  ['github', `ghp_${'16C7e42F292c6912E7710c838347Ae178B4a'}`],
  ['gitlab', `glpat-${'Zk3mXq9bT2vLr7sYw1nP'}`],
  ['slack', `xoxb-${'123456789012-123456789012-abcdefabcdefabcdefabcdef'}`],
  ['aws', `AKIA${'Q3EGRIZX7ABCDEFG'}`],
  ['npm', `npm_${'abcdefghijklmnopqrstuvwxyz0123456789'}`],
];

describe('a password', () => {
  it.each([
    ...['qm set 100 --cipassword hunter2', '--password=hunter2', 'mysql -u root -phunter2 db', 'MYSQL_PWD=hunter2'],
    ...['sshpass -p hunter2 ssh root@pve1', 'password=hunter2', 'PASS=hunter2', 'DBPASS=hunter2', 'rootPass=hunter2'],
    ...['    auth_pass hunter2', 'auth_pass 1111', 'shared-secret "hunter2";', 'node.session.auth.password = hunter2'],
    ...['iscsiadm -m node -o update -n node.session.auth.password -v hunter2', 'incominguser joe hunter2'],
    ...['set_password spice hunter2', '-spice port=61000,password=hunter2,tls', '-object secret,id=s0,data=hunter2'],
    ...['"password": "hunter2",', 'password: hunter2', 'curl -u admin:hunter2 http://pve1/', 'redis-cli -a hunter2'],
    ...['ipmitool -H 10.1.1.1 -U admin -P hunter2 power off', 'fence_ipmilan -a 10.0.0.1 -l admin -p hunter2'],
    ...['https://user:hunter2@pve1/', 'echo root:hunter2 | chpasswd', 'docker login -u a -p hunter2'],
    ...['mount -t cifs -o username=a,password=hunter2 //nas/x', 'pass\u001b[0mword=hunter2'],
  ])('in %j is found, and not told', async (text) => {
    const secrets = await findSecrets(text);
    expect(secrets).toMatchObject([{ masked: '***', line: 1 }]);
    expect(secrets[0]?.kind).toMatch(/password|secret/);
  });
});

describe('a token or a key', () => {
  it.each([
    [`Authorization: PVEAPIToken=root@pam!mon=${UUID}`, 'token', 'ro***'],
    ['PVEAuthCookie=PVE:root@pam:5731F2A4::aGVsbG8gd29ybGQgdGhpcw==', 'ticket', 'PV***'],
    ['Authorization: Bearer abcdefghijkl', 'credentials of a request', 'ab***'],
    ['authorization: basic cm9vdDpodW50ZXI=', 'credentials of a request', 'cm***'],
    [`virsh secret-set-value ${UUID} Zm9vYmFyYmF6`, 'libvirt secret', 'Zm***'],
    [`virsh secret-set-value --secret ${UUID} --base64 Zm9vYmFyYmF6`, 'libvirt secret', 'Zm***'],
    [`key = ${CEPH_KEY}`, 'Ceph key', 'AQ***'],
    ['X-Auth-Token: abcdef0123456789', 'token', 'ab***'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN', 'JSON Web Token', 'ey***'],
    ['client_secret=abcdefgh', 'token', 'ab***'],
    ...VENDORS.map(([name, token]): [string, string, string] => [
      `using ${token} now`,
      `token (${name})`,
      `${token.slice(0, 2)}***`,
    ]),
  ])('in %j is found', async (text, kind, masked) => {
    expect(await findSecrets(text)).toMatchObject([{ kind, masked }]);
  });

  it.each(['RSA ', 'OPENSSH ', 'EC ', 'ENCRYPTED ', ''])(
    'as a PEM block of the kind %j is one, at its first line',
    async (kind) => {
      const text = `a\n-----BEGIN ${kind}PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n-----END ${kind}PRIVATE KEY-----\n`;
      expect(await findSecrets(text)).toEqual([
        expect.objectContaining({
          kind: 'private key',
          masked: `-----BEGIN ${kind}PRIVATE KEY-----`,
          line: 2,
          column: 1,
        }),
      ]);
    },
  );

  it('of PuTTY is one', async () => {
    const text = 'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nPrivate-Lines: 14\nAAAA\n';
    expect(await findSecrets(text)).toMatchObject([{ kind: 'private key', line: 3 }]);
  });
});

describe('what is masked', () => {
  it.each([
    ...[
      'password=***',
      'password=<hidden>',
      '--password <password>',
      'pass=[redacted]',
      'password=xxxx',
      'auth_pass ***',
    ],
    ...[
      'PASSWORD=REDACTED',
      '--password $PASSWORD',
      `--password \${DB_PASS}`,
      '--password=PASSWORD',
      'password=hu****2',
    ],
    ...['https://user:***@pve1/', 'PVEAPIToken=root@pam!mon=***', '-----BEGIN RSA PRIVATE KEY-----\n***'],
  ])('%j is no secret', async (text) => {
    expect(await findSecrets(text)).toEqual([]);
  });
});

describe('what speaks of passwords and tokens', () => {
  it.each([
    ...['Failed password for root from 10.0.0.1 port 22 ssh2', 'root@10.0.0.1’s password: ', '(using password: YES)'],
    ...[
      'passwd: password updated successfully',
      'passthrough=on',
      'bypass=1',
      '--password-file /etc/x',
      'compass=north',
    ],
    ...[
      'password_file=/etc/x',
      'private_key = /etc/pve/priv/x.key',
      'token: 5000',
      '[TOTEM ] Token has not been received',
    ],
    ...['pass 2 of 3', 'pass=2', 'mysql -p db', 'mysql -u root -P3306', 'ssh -p 22 root@pve1', 'mkdir -p /tmp/x'],
    ...['-----BEGIN PUBLIC KEY-----', '-----BEGIN CERTIFICATE-----', 'password-secret=sec0', 'https://pve1:8006/x@y'],
    ...['-vnc unix:/var/run/qemu-server/108.vnc,x509,password', `<secret type='ceph' uuid='${UUID}'/>`],
    'pam_unix(sshd:auth): authentication failure; user=root',
  ])('%j is no secret', async (text) => {
    expect(await findSecrets(text)).toEqual([]);
  });
});

describe('an everyday word of migrations', () => {
  it.each([
    ...['precopy pass: 3/10', 'Second pass: starting', 'Pass: 100%', 'scrub pass: complete', 'pass=precopy'],
    ...['secret: libvirt-ceph', 'fence_apc -p /dev/x', 'password=`cat x`', 'password=$(cat x)', '"pass": "second"'],
    ...['pass = zfs-send', 'first pass: 12s', '<password>***</password>', 'password "<hidden>"', 'costs $5$ and $6$'],
    ...['mount -t cifs -o user=joe //nas/x%20y', 'axe -pw x', 'stonith -p "10.0.0.1 apc ***"'],
  ])('%j is no secret', async (text) => {
    expect(await findSecrets(text)).toEqual([]);
  });
});

describe('a secret as a tool of its own takes it', () => {
  it.each([
    ...[`virsh secret-set-value ${UUID} SHVudGVyMng=`, 'mount.cifs //nas/x /mnt -o user=u%Hunter2x'],
    ...[
      'net rpc shutdown -U admin%Hunter2x',
      'IncomingUser foo Hunter2x',
      '  password "Hunter2x"',
      "passwd 'Hunter2x'",
    ],
    ...[
      'requirepass Hunter2x',
      'authpass=Hunter2x',
      'auth_pass: Hunter2x',
      `root:$6$${'abcdefgh$Zk3mXq9bT2vLr7sYw1nP'}`,
    ],
    ...[`root:$y$${'j9T$abcdefgh$Zk3mXq9bT2vLr7sYw1nP'}:19000:0`, `PresharedKey = ${'Zk3mXq9b'.repeat(5)}abc=`],
    ...[`PrivateKey = ${'Zk3mXq9b'.repeat(5)}abc=`, `PrivateKey=${'Zk3mXq9b'.repeat(5)}abc=`],
    ...['<password>Hunter2x</password>', '<bind:Password type="a"> $ecret1 </bind:Password>', "password='$ecret1'"],
    ...['xe -s pve1 -u root -pw Hunter2x vm-list', 'stonith -t apcmaster -p "a b Hunter2x" -T reset node1'],
    ...[
      'user=a,pass=Hunter2x',
      'user=a uid=3 pass=Hunter2x',
      '--pass Hunter2x',
      'PASS=Hunter2x',
      'http://x/?user=a&pass=hunter2',
    ],
  ])('in %j is found', async (text) => {
    expect(await findSecrets(text)).toMatchObject([{ line: 1 }]);
  });
});

it('the logs of the series hold none', async () => {
  const folder = 'content/posts/proxmox-ha/high-availability/logs';
  for (const name of await readdir(folder)) {
    expect(await findSecrets(await readFile(`${folder}/${name}`, 'utf8'))).toEqual([]);
  }
});

it('a comment in a log can’t switch the search off', async () => {
  expect(await findSecrets(`secretlint-disable\n${VENDORS[0]?.[1]}\n`)).toMatchObject([{ line: 2 }]);
});

it('several are told in their order, each once', async () => {
  const text = 'password=hunter2\nok\nhttps://a:hunter2@b/ --password hunter3\n';
  expect((await findSecrets(text)).map(({ line, column }) => [line, column])).toEqual([
    [1, 10],
    [3, 11],
    [3, 33],
  ]);
});

it('lines of any length are searched to their end', async () => {
  const text = `pass ${'x'.repeat(100_000)} password=hunter2`;
  expect(await findSecrets(text)).toMatchObject([{ line: 1, column: 100_016 }]);
});
