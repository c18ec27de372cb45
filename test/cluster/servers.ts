import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'fs';
import { constants, tmpdir } from 'os';
import { join } from 'path';
import { until } from '../broker/until';

/** The programs that a run starts, and the folder of their data and logs: all there is to end, however the run ends. */
export class Servers {
  public readonly folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-cluster-'));
  private readonly all: Server[] = [];

  constructor() {
    process.once('exit', () => this.stop());
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => process.exit(128 + constants.signals[signal]));
    }
  }

  public start(path: string, argv: string[], env: NodeJS.ProcessEnv): Server {
    const server = new Server(path, argv, env, join(this.folder, `${this.all.length}.log`));
    this.all.push(server);
    return server;
  }

  /** Ends them, the last first, without a chance to write once more: nobody reads their data again. */
  public stop(): void {
    this.all.reverse().forEach((server) => server.kill());
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  }
}

/** One of them. */
export class Server {
  private readonly process: ChildProcess;
  private end?: string;

  constructor(
    private readonly path: string,
    argv: string[],
    env: NodeJS.ProcessEnv,
    private readonly logFile: string,
  ) {
    const log = openSync(logFile, 'w');
    this.process = spawn(path, argv, { stdio: ['ignore', log, log], env });
    this.process.once('error', ({ message }) => (this.end = message));
    this.process.once('exit', (status, signal) => (this.end = `ended with ${signal ?? status}`));
  }

  public get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** What `look` finds once it serves. A start that fails says so at once, with the end of the log. */
  public async ready<T>(look: () => Promise<T | false | undefined>): Promise<T> {
    const quietly = () => look().catch(() => undefined);
    const unlessEnded = async () => {
      const found = await quietly();
      if (this.end !== undefined) {
        throw new Error(`${this.path}: ${this.end}`);
      }
      return found;
    };
    return until<T>(`${this.path} is ready`, unlessEnded).catch((error: Error) => {
      throw new Error([error.message, ...this.log.trim().split('\n').slice(-20)].join('\n'));
    });
  }

  public kill(): void {
    this.process.kill('SIGKILL');
  }
}
