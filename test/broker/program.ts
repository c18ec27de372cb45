import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, podTemplateOf } from '../support/manifests';
import { freePorts } from './free-ports';
import { Login, RabbitMq } from './rabbitmq';
import { until } from './until';

/** One line of a program's log. */
export interface Event {
  readonly event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [field: string]: any;
}

/** What of a pod a test may say: variables of the user's program, and the run that it belongs to. */
export interface ProgramOptions {
  readonly env?: Record<string, string>;
  readonly runId?: string;
}

/** What a pod would start, made ready to start here. */
export interface Prepared {
  readonly command: string;
  readonly args: string[];
  readonly env: Record<string, string | undefined>;
  readonly folder: string;
  readonly healthPort: number;
}

/**
 * A worker or producer as its rendered manifest says: its files from the ConfigMap, its command and its environment from
 * the pod template. What differs: the broker is on loopback, and folders are below a temporary one.
 */
export async function prepare(
  manifests: Manifest[],
  name: string,
  broker: RabbitMq,
  login: Login,
  { env = {}, runId = 'run' }: ProgramOptions = {},
): Promise<Prepared> {
  const workload = manifests.find(
    (object) => podTemplateOf(object) && object.metadata.labels['app.kubernetes.io/name'] === name,
  );
  const [container] = podTemplateOf(workload).spec.containers;
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-broker-'));
  write(join(folder, 'program'), find(manifests, 'ConfigMap', `${name}-files-`).data);
  write(join(folder, 'credentials'), { ...login });
  const [healthPort] = await freePorts(1);
  const rendered = Object.fromEntries(
    container.env.map((entry: { name: string; value?: string }) => [entry.name, entry.value ?? runId]),
  );
  const here = {
    RABBITMQ_HOST: '127.0.0.1',
    RABBITMQ_PORT: String(broker.port),
    RABBITMQ_CREDENTIALS_DIR: join(folder, 'credentials'),
    HEALTH_PORT: String(healthPort),
    HOME: folder,
    OMP_NUM_THREADS: '1',
    PYTHONPATH: '',
  };
  const [, ...args] = container.command.map((word: string) => word.replace('/opt/program', join(folder, 'program')));
  const command = process.env.PYTHON ?? 'python3';
  return { command, args, env: { PATH: process.env.PATH, ...rendered, ...here, ...env }, folder, healthPort };
}

/** A program that runs, with its log. */
export class Program {
  public static async start(...what: Parameters<typeof prepare>): Promise<Program> {
    const { command, args, env, folder, healthPort } = await prepare(...what);
    return new Program(spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }), folder, healthPort);
  }

  public readonly events: Event[] = [];
  public stderr = '';
  private readonly ended: Promise<number | null>;
  private rest = '';

  private constructor(
    private readonly child: ChildProcess,
    folder: string,
    private readonly health: number,
  ) {
    child.stdout?.on('data', (data: Buffer) => this.read(data.toString()));
    child.stderr?.on('data', (data: Buffer) => (this.stderr += data.toString()));
    this.ended = new Promise((resolve) => child.on('close', (code) => resolve(code)));
    void this.ended.then(() => rmSync(folder, { recursive: true, force: true }));
  }

  public count(event: string): number {
    return this.events.filter((line) => line.event === event).length;
  }

  public signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code; nothing when a signal ended it. */
  public exit(seconds = 60): Promise<number | null> {
    const late = until(
      'the program ends',
      () => this.child.exitCode !== null || this.child.signalCode !== null,
      seconds,
    );
    return late.then(() => this.ended);
  }

  /** What its probes see. */
  public async probe(path: '/ready' | '/live'): Promise<number> {
    try {
      return (await fetch(`http://127.0.0.1:${this.health}${path}`)).status;
    } catch {
      return 0;
    }
  }

  public async ready(): Promise<void> {
    await until('the worker consumes', async () => (await this.probe('/ready')) === 200);
  }

  private read(text: string): void {
    const lines = `${this.rest}${text}`.split('\n');
    this.rest = lines.pop() ?? '';
    this.events.push(...lines.map((line) => JSON.parse(line) as Event));
  }
}

function write(folder: string, files: Record<string, string>): void {
  mkdirSync(folder);
  Object.entries(files).forEach(([name, content]) => writeFileSync(join(folder, name), content));
}
