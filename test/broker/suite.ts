import { Manifest } from '../../lib/kubernetes/manifest';
import { describeNeeding } from '../support/needs';
import { Program, ProgramOptions } from './program';
import { Login, RabbitMq, hasRabbitMq } from './rabbitmq';

export const LOGIN: Login = { username: 'batch', password: 'secret' };

/** What each suite has: one server of its own, and a way to start programs that are gone at its end. */
export interface Suite {
  readonly broker: RabbitMq;
  start(name: string, options?: ProgramOptions): Promise<Program>;
}

/** A suite against a real server, configured by the manifests. */
export function describeQueue(
  title: string,
  manifests: Manifest[],
  body: (suite: Suite) => void,
  login = LOGIN,
  tlsFolder?: string,
): void {
  describeNeeding('RabbitMQ 4 (sudo test/broker/install-rabbitmq)', hasRabbitMq(), title, () => {
    let server: RabbitMq | undefined;
    const programs: Program[] = [];
    beforeAll(async () => {
      server = await RabbitMq.install(manifests, login, tlsFolder);
    });
    afterAll(async () => {
      programs.forEach((program) => program.signal('SIGKILL'));
      await server?.kill();
    });
    body({
      get broker(): RabbitMq {
        return server as RabbitMq;
      },
      async start(name: string, options?: ProgramOptions): Promise<Program> {
        const program = await Program.start(manifests, name, server as RabbitMq, login, options);
        programs.push(program);
        return program;
      },
    });
  });
}
