import { ChildProcess, spawn, spawnSync } from 'child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { ChannelModel, connect } from 'amqplib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find } from '../support/manifests';
import { freePorts } from './free-ports';
import { until } from './until';

/** Where `install-rabbitmq` puts a small Debian with RabbitMQ 4. */
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
export const ROOT = process.env.RABBITMQ_ROOT ?? join(cache, 'cdk8s-batch', 'rabbitmq-4');

/** Whether the suite can run here: the server is installed, and we may chroot. */
export function hasRabbitMq(): boolean {
  return existsSync(join(ROOT, 'usr/lib/rabbitmq/bin/rabbitmq-server')) && process.getuid?.() === 0;
}

/** Who logs in. Nothing of it is in a manifest. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

interface Container {
  readonly command: string[];
  readonly env: { name: string; value: string }[];
}

/**
 * One server with the files, the init step and the environment of a rendered broker, each at its rendered path. What
 * differs: it listens on loopback, on free ports, under a node name of its own.
 */
export class RabbitMq {
  /** `tlsFolder` holds ca.pem, cert.pem and key.pem for a listener with TLS, as a broker that runs elsewhere has one. */
  public static async install(manifests: Manifest[], login: Login, tlsFolder?: string): Promise<RabbitMq> {
    const server = new RabbitMq(login, await freePorts(6), find(manifests, 'StatefulSet').spec.template.spec);
    const name = find(manifests, 'StatefulSet').metadata.name;
    server.writeFiles(find(manifests, 'ConfigMap', `${name}-files-`).data);
    if (tlsFolder) {
      server.listenWithTls(tlsFolder);
    }
    await server.start();
    return server;
  }

  private process?: ChildProcess;

  private constructor(
    private readonly login: Login,
    private readonly ports: number[],
    private readonly pod: { initContainers: Container[]; containers: Container[] },
  ) {}

  public get port(): number {
    return this.ports[0];
  }

  public get tlsPort(): number {
    return this.ports[5];
  }

  /** Starts it as its pod does: the init step first. It is up when somebody can log in. */
  public async start(): Promise<void> {
    const [init] = this.pod.initContainers;
    const { status, stderr } = this.chroot(init.command, envOf(init));
    if (status !== 0) {
      throw new Error(`the init step ended with ${status}: ${stderr}`);
    }
    const [, , , distribution, epmd] = this.ports;
    const own = {
      HOME: '/var/lib/rabbitmq',
      RABBITMQ_NODENAME: 'test@localhost',
      RABBITMQ_DIST_PORT: String(distribution),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
      ERL_EPMD_PORT: String(epmd),
      ERL_EPMD_ADDRESS: '127.0.0.1',
    };
    const log = openSync(join(ROOT, 'tmp/rabbitmq.log'), 'a');
    const [command, ...args] = inChroot(['/usr/lib/rabbitmq/bin/rabbitmq-server'], {
      ...envOf(this.pod.containers[0]),
      ...own,
    });
    this.process = spawn(command, args, { stdio: ['ignore', log, log], detached: true });
    await until('RabbitMQ takes a login', () => this.tryLogin(), 90);
  }

  /** As a crash does: no process of it gets a word in. */
  public async kill(): Promise<void> {
    await until('RabbitMQ is dead', () => {
      const pids = pidsInRoot();
      pids.forEach((pid) => killQuietly(pid, 'SIGKILL'));
      return pids.length === 0;
    });
  }

  /** As a rolling update does: with the time to say goodbye. */
  public async stop(): Promise<void> {
    pidsInRoot('beam.smp').forEach((pid) => killQuietly(pid, 'SIGTERM'));
    await until('RabbitMQ has stopped', () => pidsInRoot('beam.smp').length === 0);
    await this.kill();
  }

  public connect(login = this.login): Promise<ChannelModel> {
    const { username, password } = login;
    return connect({ hostname: '127.0.0.1', port: this.port, vhost: '/', username, password, heartbeat: 30 });
  }

  private async tryLogin(): Promise<boolean> {
    if (this.process?.exitCode !== null) {
      throw new Error(
        `RabbitMQ ended by itself:\n${readFileSync(join(ROOT, 'tmp/rabbitmq.log'), 'utf8').slice(-3000)}`,
      );
    }
    try {
      await (await this.connect()).close();
      return true;
    } catch {
      return false;
    }
  }

  private writeFiles(data: Record<string, string>): void {
    const [amqp, management, metrics] = this.ports;
    for (const folder of ['opt/program', 'etc/broker-credentials', 'etc/rabbitmq-definitions', 'var/lib/rabbitmq']) {
      rmSync(join(ROOT, folder), { recursive: true, force: true });
      mkdirSync(join(ROOT, folder), { recursive: true });
    }
    rmSync(join(ROOT, 'tmp/rabbitmq.log'), { force: true });
    const conf = data['rabbitmq.conf']
      .replace('listeners.tcp.default = 5672', `listeners.tcp.1 = 127.0.0.1:${amqp}`)
      .replace('management.tcp.port = 15672', `management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = ${management}`)
      .replace('prometheus.tcp.port = 15692', `prometheus.tcp.ip = 127.0.0.1\nprometheus.tcp.port = ${metrics}`);
    for (const [name, content] of Object.entries({ ...data, 'rabbitmq.conf': conf })) {
      writeFileSync(join(ROOT, 'opt/program', name), content);
    }
    this.writeLogin(this.login);
    spawnSync('chroot', [ROOT, 'chown', '-R', 'rabbitmq:rabbitmq', '/etc/rabbitmq-definitions', '/var/lib/rabbitmq']);
  }

  private listenWithTls(folder: string): void {
    cpSync(folder, join(ROOT, 'opt/program/tls'), { recursive: true });
    spawnSync('chroot', [ROOT, 'chown', '-R', 'rabbitmq:rabbitmq', '/opt/program/tls']);
    const files = ['cacertfile = ca', 'certfile = cert', 'keyfile = key'].map((setting) => {
      const [name, file] = setting.split(' = ');
      return `ssl_options.${name} = /opt/program/tls/${file}.pem\n`;
    });
    const listener = `listeners.ssl.1 = 127.0.0.1:${this.tlsPort}\n`;
    appendFileSync(join(ROOT, 'opt/program/rabbitmq.conf'), [listener, ...files].join(''));
  }

  private writeLogin({ username, password }: Login): void {
    writeFileSync(join(ROOT, 'etc/broker-credentials/username'), username);
    writeFileSync(join(ROOT, 'etc/broker-credentials/password'), password);
  }

  private chroot(command: string[], env: Record<string, string>) {
    const [program, ...args] = inChroot(command, env);
    return spawnSync(program, args, { encoding: 'utf8' });
  }
}

/** Erlang reads its memory from /proc; the mount is seen by this process alone, and ends with it. */
const WITH_PROC = ['unshare', '--mount', 'sh', '-c', 'mount --rbind /proc "$0/proc" && exec chroot "$0" "$@"'];

/** The command as the image's own user, with nothing but its own environment. */
function inChroot(command: string[], env: Record<string, string>): string[] {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const path = 'PATH=/usr/sbin:/usr/bin:/sbin:/bin';
  const user = ['setpriv', '--reuid=rabbitmq', '--regid=rabbitmq', '--clear-groups'];
  return [...WITH_PROC, ROOT, ...user, 'env', '-i', path, 'LANG=C.UTF-8', ...variables, ...command];
}

function envOf({ env }: Container): Record<string, string> {
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}

/** Every process that sees the small Debian as its root: the server, its helpers and its port mapper. */
function pidsInRoot(name?: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        const inside = readlinkSync(`/proc/${pid}/root`) === ROOT;
        return (
          inside && (name === undefined || readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith(name.slice(0, 15)))
        );
      } catch {
        return false; // it has ended meanwhile
      }
    });
}

function killQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended by itself
  }
}
