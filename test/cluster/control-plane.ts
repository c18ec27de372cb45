import { execFile } from 'child_process';
import { generateKeyPairSync, randomBytes } from 'crypto';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { promisify } from 'util';
import { freePorts } from '../broker/free-ports';
import { Server, Servers } from './servers';

/**
 * etcd, kube-apiserver and kube-controller-manager on free ports of loopback, with keys and an administrator's token
 * made for this one run. No scheduler and no kubelet: a pod does what the test writes into its status.
 */
export class ControlPlane {
  /** Returns the administrator's kubeconfig once it is all up. */
  public static async start(assets: string, servers: Servers): Promise<string> {
    const plane = new ControlPlane(assets, servers, await freePorts(4));
    plane.writeCredentials();
    await plane.startEtcd();
    await plane.startApiServer();
    await plane.startControllerManager();
    return plane.kubeconfig;
  }

  private constructor(
    private readonly assets: string,
    private readonly servers: Servers,
    private readonly ports: number[],
  ) {}

  private get kubeconfig(): string {
    return this.file('kubeconfig');
  }

  private file(name: string): string {
    return join(this.servers.folder, name);
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
    writeFileSync(this.file('tokens.csv'), `${token},admin,admin,system:masters\n`, secret);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(this.file('service-account.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), secret);
  }

  private async startEtcd(): Promise<void> {
    const [client, peer] = this.ports.map((port) => `http://127.0.0.1:${port}`);
    const etcd = this.run('etcd', {
      'data-dir': this.file('etcd'),
      'listen-client-urls': client,
      'advertise-client-urls': client,
      'listen-peer-urls': peer,
      'initial-advertise-peer-urls': peer,
      'initial-cluster': `default=${peer}`,
      'unsafe-no-fsync': 'true', // nothing of it outlives the run
    });
    await etcd.ready(async () => (await fetch(`${client}/health`)).ok);
  }

  private async startApiServer(): Promise<void> {
    const key = this.file('service-account.key');
    const apiServer = this.run('kube-apiserver', {
      'etcd-servers': `http://127.0.0.1:${this.ports[0]}`,
      'bind-address': '127.0.0.1',
      'secure-port': `${this.ports[2]}`,
      'cert-dir': this.file('certificates'), // it signs its own
      'token-auth-file': this.file('tokens.csv'),
      'authorization-mode': 'RBAC',
      'allow-privileged': 'true', // as every cluster has it: that a pod is refused is then Pod Security's doing
      'service-account-issuer': 'https://kubernetes.default.svc',
      'service-account-key-file': key,
      'service-account-signing-key-file': key,
      'service-cluster-ip-range': '10.96.0.0/16',
      'endpoint-reconciler-type': 'none', // loopback may not be an endpoint
    });
    await apiServer.ready(() => this.kubectl('get', '--raw', '/readyz'));
  }

  /** All controllers that run by default; only the limit on its requests is higher. */
  private async startControllerManager(): Promise<void> {
    const manager = this.run('kube-controller-manager', {
      kubeconfig: this.kubeconfig,
      'bind-address': '127.0.0.1',
      'secure-port': `${this.ports[3]}`,
      'cert-dir': this.file('certificates'),
      'leader-elect': 'false',
      'service-account-private-key-file': this.file('service-account.key'),
      'kube-api-qps': '200',
      'kube-api-burst': '400',
    });
    await manager.ready(() => this.kubectl('get', 'serviceaccount', 'default'));
  }

  private run(binary: string, flags: Record<string, string>): Server {
    const argv = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
    return this.servers.start(join(this.assets, binary), argv, {});
  }

  private async kubectl(...argv: string[]): Promise<boolean> {
    await promisify(execFile)(join(this.assets, 'kubectl'), ['--kubeconfig', this.kubeconfig, ...argv]);
    return true;
  }
}
