import { spawn } from 'child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { until } from '../broker/until';
import start, { running } from './start';

/** Stands in for each of the binaries: writes down its process id, and serves as far as start.ts looks. */
const FAKE = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('fs');
const name = require('path').basename(__filename);
const argv = process.argv.slice(2).join(' ');
const has = (file) => existsSync(__dirname + '/' + file);
if (name !== 'kubectl' || argv.startsWith('proxy')) {
  if (has(name + '.dies')) {
    console.error('unknown flag: --such');
    process.exit(3);
  }
  const [, port] = /--listen-client-urls=\\S+:(\\d+)/.exec(argv) ?? [, '0'];
  const server = require('http').createServer(({ url }, response) => {
    response.statusCode = url.startsWith('/api') && !has('taken') ? 404 : 200;
    response.end('{"minor":"36"}');
  });
  appendFileSync(__dirname + '/pids', process.pid + '\\n');
  server.listen(Number(port), '127.0.0.1', () => console.log('Starting to serve on 127.0.0.1:' + server.address().port));
} else {
  const servers = readFileSync(__dirname + '/pids', 'utf8').trim().split('\\n').length;
  process.exit(servers < (argv.includes('/readyz') ? 2 : 3) ? 1 : 0);
}`;

describe('the start of this suite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));
  const [assets, temporary] = ['assets', 'tmp'].map((name) => join(folder, name));
  const kubeconfig = join(assets, 'kubectl'); // any file
  const ofTheRun = process.env;
  const env = { CLUSTER_TESTS_KUBECONFIG: undefined, KUBEBUILDER_ASSETS: assets, TMPDIR: temporary };

  /** A cluster of somebody who has kubectl on the PATH, and nothing else of Kubernetes. */
  function give(): void {
    ['etcd', 'kube-apiserver', 'kube-controller-manager'].forEach((binary) => rmSync(join(assets, binary)));
    process.env.PATH = `${assets}:${process.env.PATH}`;
    process.env.CLUSTER_TESTS_KUBECONFIG = kubeconfig;
  }

  function write(binary: string, text = FAKE): void {
    writeFileSync(join(assets, binary), text);
    chmodSync(join(assets, binary), 0o755);
  }

  async function nothingIsLeft(started: number): Promise<void> {
    const pids = existsSync(join(assets, 'pids')) ? readFileSync(join(assets, 'pids'), 'utf8').trim().split('\n') : [];
    expect(pids).toHaveLength(started);
    await until('all that was started is gone', () => !pids.some((pid) => existsSync(`/proc/${pid}/exe`)), 5);
    expect(running.servers === undefined || !existsSync(running.servers.folder)).toBe(true);
    expect(readdirSync(temporary).filter((name) => name.startsWith('cdk8s-batch'))).toEqual([]); // of a process of its own
  }

  /** A program of its own, with what it said first and how it ended. */
  function inProcess(...argv: string[]) {
    const all = ['-r', 'ts-node/register/transpile-only', ...argv];
    const child = spawn(process.execPath, all, { env: process.env, stdio: ['ignore', 'pipe', 'ignore'] });
    const said = new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    const status = new Promise((resolve) => child.once('exit', resolve));
    return { said, status, kill: (signal: NodeJS.Signals) => child.kill(signal) };
  }

  beforeEach(() => {
    [assets, temporary].forEach((path) => mkdirSync(path, { recursive: true }));
    ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kubectl'].forEach((binary) => write(binary));
    process.env = { ...ofTheRun, ...env };
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    process.env = ofTheRun;
  });

  test.each([
    ['etcd', 0],
    ['kube-apiserver', 1],
    ['kube-controller-manager', 2],
    ['kubectl', 3], // of which kubectl proxy is the last
  ])('fails at once when %s dies, with its last words, and ends the others', async (binary, others) => {
    write(`${binary}.dies`);
    const began = Date.now();
    await expect(start()).rejects.toThrow(`${join(assets, binary)}: ended with 3\nunknown flag: --such`);
    expect(Date.now() - began).toBeLessThan(10_000);
    await nothingIsLeft(others);
  });

  test('fails at once when a program cannot be executed, and ends the others', async () => {
    write('kube-apiserver', '#!/no/such/shell\n');
    await expect(start()).rejects.toThrow(`spawn ${join(assets, 'kube-apiserver')} ENOENT`);
    await nothingIsLeft(1);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('after %s nothing is left of it', async (signal) => {
    const child = inProcess('-e', "require('./test/cluster/start').default().then(() => console.log('ready'));");
    await child.said;
    child.kill(signal);
    expect(await child.status).toBe({ SIGINT: 130, SIGTERM: 143 }[signal]);
    await nothingIsLeft(4);
  });

  describe('on a control plane that it gets as a given cluster', () => {
    beforeEach(() => {
      process.env.PATH = `${assets}:${process.env.PATH}`;
    });

    test('has a kubeconfig, kubectl on the PATH and its arguments; its status is that of the whole', async () => {
      write(
        'npm',
        '#!/bin/sh\necho $(basename "$CLUSTER_TESTS_KUBECONFIG"; command -v kubectl) "$KUBEBUILDER_ASSETS" "$@"; exit 7',
      );
      const child = inProcess('test/cluster/given.ts', 'clean-up', '--json');
      const kubectl = `${temporary}/cdk8s-batch-cluster-\\w+/bin/kubectl`;
      expect(await child.said).toMatch(new RegExp(`^kubeconfig ${kubectl}  run test:cluster -- clean-up --json\n$`));
      expect(await child.status).toBe(7);
      await nothingIsLeft(3);
    });

    test.each(['SIGINT', 'SIGTERM'] as const)(
      'ends with it after %s, and nothing is left of either',
      async (signal) => {
        write('npm');
        const child = inProcess('test/cluster/given.ts');
        await child.said;
        child.kill(signal);
        expect(await child.status).toBe({ SIGINT: 130, SIGTERM: 143 }[signal]);
        await nothingIsLeft(4);
      },
    );
  });

  test.each(['', 'no/such/kubeconfig'])('CLUSTER_TESTS_KUBECONFIG=%j is an error', async (given) => {
    process.env.CLUSTER_TESTS_KUBECONFIG = given;
    await expect(start()).rejects.toThrow(`CLUSTER_TESTS_KUBECONFIG: got '${given}', allowed a file that is there`);
    await nothingIsLeft(0);
  });

  test('a given cluster that has what the tests would delete is refused', async () => {
    give();
    write('taken');
    const what = 'Namespace analytics and PriorityClass batch-priority';
    await expect(start()).rejects.toThrow(`CLUSTER_TESTS_KUBECONFIG: got ${kubeconfig} with ${what}, allowed`);
    await nothingIsLeft(1);
  });

  test('a given cluster that has none of it is taken, with the kubectl of the PATH', async () => {
    give();
    await start();
    expect(process.env).toMatchObject({ KUBECTL: 'kubectl', KUBECONFIG: kubeconfig, SERVER_MINOR: '36' });
    process.emit('exit', 0);
    await nothingIsLeft(1);
  });

  test('KUBEBUILDER_ASSETS without all of the binaries is an error that names them', async () => {
    rmSync(join(assets, 'kube-controller-manager')); // as envtest has them
    chmodSync(join(assets, 'etcd'), 0o644);
    await expect(start()).rejects.toThrow(`got ${assets} without etcd, kube-controller-manager, allowed`);
    process.env.KUBEBUILDER_ASSETS = '';
    await expect(start()).rejects.toThrow("KUBEBUILDER_ASSETS: got '', allowed");
  });
});
