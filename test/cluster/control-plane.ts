import { ChildProcess, execFileSync, spawn } from 'child_process';
import { randomBytes } from 'crypto';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { homedir, tmpdir } from 'os';
import { join } from 'path';
import { freePorts } from '../broker/free-ports';
import { until } from '../broker/until';

/** Where `install-control-plane` puts the binaries; the variable is the one that envtest and setup-envtest use. */
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
export const ASSETS = process.env.KUBEBUILDER_ASSETS ?? join(cache, 'cdk8s-batch', 'kubernetes-v1.36.3');

const BINARIES = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kubectl'];

export function hasControlPlane(): boolean {
  return BINARIES.every((binary) => existsSync(join(ASSETS, binary)));
}

/**
 * etcd, kube-apiserver and kube-controller-manager on free ports of loopback, with keys and an administrator's token
 * made for this one run. No scheduler and no kubelet: a pod does what the test writes into its status.
 */
export class ControlPlane {
  public static async start(): Promise<ControlPlane> {
    const plane = new ControlPlane(await freePorts(4));
    try {
      plane.writeCredentials();
      await plane.startEtcd();
      await plane.startApiServer();
      await plane.startControllerManager();
      return plane;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-cluster-'));
  private readonly processes: ChildProcess[] = [];

  private constructor(private readonly ports: number[]) {}

  public get kubeconfig(): string {
    return join(this.folder, 'kubeconfig');
  }

  /** Ends what was started, the last first, and leaves nothing behind. */
  public async stop(): Promise<void> {
    for (const process of this.processes.reverse()) {
      const ended = new Promise((resolve) => process.once('exit', resolve));
      if (process.exitCode === null && process.kill('SIGTERM')) {
        const patience = setTimeout(() => process.kill('SIGKILL'), 10_000);
        await ended;
        clearTimeout(patience);
      }
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private writeCredentials(): void {
    const token = randomBytes(24).toString('hex');
    const cluster = { server: `https://127.0.0.1:${this.ports[2]}`, 'insecure-skip-tls-verify': true };
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'test', cluster }],
      users: [{ name: 'admin', user: { token } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
      'current-context': 'test',
    };
    const secret = { mode: 0o600 };
    writeFileSync(this.kubeconfig, JSON.stringify(kubeconfig), secret);
    writeFileSync(join(this.folder, 'tokens.csv'), `${token},admin,admin,system:masters\n`, secret);
    const key = ['genpkey', '-algorithm', 'RSA', '-out', join(this.folder, 'service-account.key')];
    execFileSync('openssl', key, { stdio: 'ignore' });
  }

  private async startEtcd(): Promise<void> {
    const [client, peer] = this.ports.map((port) => `http://127.0.0.1:${port}`);
    this.run('etcd', {
      'data-dir': join(this.folder, 'etcd'),
      'listen-client-urls': client,
      'advertise-client-urls': client,
      'listen-peer-urls': peer,
      'initial-advertise-peer-urls': peer,
      'initial-cluster': `default=${peer}`,
      'unsafe-no-fsync': 'true', // nothing of it outlives the run
    });
    await this.answers('etcd', `${client}/health`);
  }

  private async startApiServer(): Promise<void> {
    const key = join(this.folder, 'service-account.key');
    this.run('kube-apiserver', {
      'etcd-servers': `http://127.0.0.1:${this.ports[0]}`,
      'bind-address': '127.0.0.1',
      'secure-port': `${this.ports[2]}`,
      'cert-dir': join(this.folder, 'certificates'), // it signs its own
      'token-auth-file': join(this.folder, 'tokens.csv'),
      'authorization-mode': 'RBAC',
      'allow-privileged': 'true', // as every cluster has it: that a pod is refused is then Pod Security's doing
      'service-account-issuer': 'https://kubernetes.default.svc',
      'service-account-key-file': key,
      'service-account-signing-key-file': key,
      'service-cluster-ip-range': '10.96.0.0/16',
      'endpoint-reconciler-type': 'none', // loopback may not be an endpoint
    });
    await this.isReady('kube-apiserver', () => this.kubectl('get', '--raw', '/readyz'));
  }

  /** All controllers that run by default; only the limit on its requests is higher. */
  private async startControllerManager(): Promise<void> {
    this.run('kube-controller-manager', {
      kubeconfig: this.kubeconfig,
      'bind-address': '127.0.0.1',
      'secure-port': `${this.ports[3]}`,
      'cert-dir': join(this.folder, 'certificates'),
      'leader-elect': 'false',
      'service-account-private-key-file': join(this.folder, 'service-account.key'),
      'kube-api-qps': '200',
      'kube-api-burst': '400',
    });
    await this.isReady('kube-controller-manager', () => this.kubectl('get', 'serviceaccount', 'default'));
  }

  private run(binary: string, flags: Record<string, string>): void {
    const log = openSync(join(this.folder, `${binary}.log`), 'w');
    const argv = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
    this.processes.push(spawn(join(ASSETS, binary), argv, { stdio: ['ignore', log, log], env: {} }));
  }

  private kubectl(...argv: string[]): boolean {
    execFileSync(join(ASSETS, 'kubectl'), ['--kubeconfig', this.kubeconfig, ...argv], { stdio: 'ignore' });
    return true;
  }

  private async answers(binary: string, url: string): Promise<void> {
    await this.isReady(binary, async () => (await fetch(url)).ok);
  }

  /** A start that fails says why: the end of the log of what did not come up. */
  private async isReady(binary: string, look: () => boolean | Promise<boolean>): Promise<void> {
    const quietly = async () => look();
    await until(`${binary} is ready`, () => quietly().catch(() => false)).catch((error: Error) => {
      const log = readFileSync(join(this.folder, `${binary}.log`), 'utf8');
      throw new Error(`${error.message}\n${log.split('\n').slice(-20).join('\n')}`);
    });
  }
}
