import { spawnSync } from 'child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { describeNeeding, has } from '../support/needs';

const SCRIPT = resolve(__dirname, '../../runtime/write-definitions.sh');
const TOPOLOGY = '{\n  "vhosts": [{ "name": "/" }],\n  "queues": []\n}\n';
const PERMISSIONS = { CONFIGURE: '^(a\\.b|c)$', WRITE: '^(amq\\.default)$', READ: '.*' };

const PASSWORDS: Record<string, string> = {
  plain: 'correct horse',
  'quotes and backslashes': `a"b'c\\d\\\\e\\n"`,
  'signs of URLs and shells': 'p@ss/w%rd#?&=$HOME`id`$(id)%s%n!*;|<>{}[]~',
  'umlauts and the euro sign': 'größe-ÄÖÜ-€-日本',
  'spaces at both ends': '  inside  ',
  'a leading dash': '-n -e \\c',
};

describeNeeding('dash', has('dash', '-c', 'true'), 'the definitions, written by dash', () => laws(['dash']));
describeNeeding('busybox', has('busybox', 'true'), 'the definitions, written by busybox sh', () =>
  laws(['busybox', 'sh']),
);
describeNeeding('bash', has('bash'), 'the definitions, written by bash', () => laws(['bash', '--posix']));

function laws(shell: string[]): void {
  let folder = '';
  let secret = '';
  let memory = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'definitions-'));
    secret = join(folder, 'secret');
    memory = join(folder, 'memory');
    mkdirSync(secret);
    mkdirSync(memory);
    writeFileSync(join(folder, 'topology.json'), TOPOLOGY);
    login('worker', 'secret');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function login(username: string | Buffer, password: string | Buffer): void {
    writeFileSync(join(secret, 'username'), username);
    writeFileSync(join(secret, 'password'), password);
  }

  function write(
    env: Record<string, string | undefined> = {},
    args: string[] = [],
  ): { code: number | null; log: string } {
    const { status, stdout, stderr } = spawnSync(shell[0], [...shell.slice(1), SCRIPT, ...args], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        CREDENTIALS_DIR: secret,
        TOPOLOGY_FILE: join(folder, 'topology.json'),
        DEFINITIONS_FILE: join(memory, 'definitions.json'),
        VHOST: '/',
        ...PERMISSIONS,
        ...env,
      },
    });
    return { code: status, log: stdout + stderr };
  }

  const written = () => JSON.parse(readFileSync(join(memory, 'definitions.json'), 'utf8'));

  it('hold the topology, the user of the Secret, and what it may do', () => {
    expect(write()).toEqual({ code: 0, log: '' });
    expect(written()).toEqual({
      users: [{ name: 'worker', password: 'secret', tags: ['monitoring'] }],
      permissions: [{ user: 'worker', vhost: '/', configure: '^(a\\.b|c)$', write: '^(amq\\.default)$', read: '.*' }],
      vhosts: [{ name: '/' }],
      queues: [],
    });
  });

  it.each(Object.entries(PASSWORDS))('take a login of %s as it stands', (_, text) => {
    login(text, text);
    expect(write()).toEqual({ code: 0, log: '' });
    expect(written().users).toEqual([{ name: text, password: text, tags: ['monitoring'] }]);
    expect(written().permissions[0].user).toBe(text);
  });

  it.each(['secret\n', 'secret\r\n', 'secret'])('take %j for the password `secret`', (content) => {
    login(content, content);
    expect(write().code).toBe(0);
    expect(written().users[0]).toMatchObject({ name: 'secret', password: 'secret' });
  });

  it('escape the virtual host and the permissions', () => {
    const odd = 'a"\\b';
    expect(write({ VHOST: odd, CONFIGURE: odd, WRITE: '', READ: odd }).code).toBe(0);
    expect(written().permissions).toEqual([{ user: 'worker', vhost: odd, configure: odd, write: '', read: odd }]);
  });

  it('need no queue and no virtual host', () => {
    writeFileSync(join(folder, 'topology.json'), '{ }\n');
    expect(write().code).toBe(0);
    expect(Object.keys(written())).toEqual(['users', 'permissions']);
  });

  it('take the folder of the Secret as an argument, too', () => {
    expect(write({ CREDENTIALS_DIR: '/nowhere' }, [secret]).code).toBe(0);
  });

  it('are for their owner alone, and replace the former ones', () => {
    writeFileSync(join(memory, 'definitions.json'), 'old');
    chmodSync(join(memory, 'definitions.json'), 0o644);
    expect(write().code).toBe(0);
    expect(statSync(join(memory, 'definitions.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(memory)).toEqual(['definitions.json']);
  });

  it.each([
    ['an empty password', ''],
    ['only a line end', '\n'],
    ['a line end inside', 's3cret\nmore'],
    ['a tab', 's3cret\tmore'],
    ['a NUL', Buffer.from('s3cret\0more')],
    ['a DEL', 's3cret\x7f'],
  ])('are not written for %s, and the log says why without the password', (_, password) => {
    login('worker', password);
    const { code, log } = write();
    expect(code).toBe(1);
    expect(log).toMatch(/^write-definitions: password (is empty|holds a .*)\n$/);
    expect(log).not.toContain('s3cret');
    expect(readdirSync(memory)).toEqual([]);
  });

  it('are not written for a Secret without its keys', () => {
    rmSync(join(secret, 'username'));
    const { code, log } = write();
    expect({ code, log }).toEqual({
      code: 1,
      log: `write-definitions: cannot read ${secret}/username: the Secret needs the keys username and password\n`,
    });
    expect(existsSync(join(memory, 'definitions.json'))).toBe(false);
  });

  it.each(['[]', '', 'nothing'])('are not written for the topology %j', (content) => {
    writeFileSync(join(folder, 'topology.json'), content);
    expect(write()).toMatchObject({ code: 1, log: expect.stringMatching(/is not one JSON object\n$/) });
  });

  it.each(['TOPOLOGY_FILE', 'DEFINITIONS_FILE', 'VHOST', 'CONFIGURE', 'WRITE', 'READ', 'CREDENTIALS_DIR'])(
    'are not written without %s',
    (name) => {
      expect(write({ [name]: undefined })).toEqual({ code: 1, log: `write-definitions: ${name} is not set\n` });
    },
  );
}
