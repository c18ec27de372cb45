import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { RUNTIME, events, hasPika, pythonEnvironment, pythonValue } from '../runtime/python';
import { describeNeeding } from '../support/needs';
import { Environment, PYTHON, program, run, terminate } from './run-program';

const command = [PYTHON, program('producer.py')];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Task {
  readonly task_id: number;
  readonly type: string;
  readonly priority: string;
  readonly data_size: number;
}

describeNeeding('pika', hasPika, 'producer.py', () => {
  let credentials = '';
  let contract: Environment = {};
  beforeAll(() => {
    credentials = mkdtempSync(join(tmpdir(), 'credentials-'));
    writeFileSync(join(credentials, 'username'), 'producer');
    writeFileSync(join(credentials, 'password'), 'secret');
    contract = {
      ...pythonEnvironment,
      RABBITMQ_HOST: '127.0.0.1',
      RABBITMQ_PORT: '1', // nobody listens there
      RABBITMQ_VHOST: '/',
      RABBITMQ_HEARTBEAT_SECONDS: '30',
      RABBITMQ_CREDENTIALS_DIR: credentials,
      QUEUE_NAME: 'q',
      QUEUE_DECLARATIONS: '[{"name":"q","arguments":{}}]',
    };
  });
  afterAll(() => rmSync(credentials, { recursive: true }));

  it.each([
    ['TASK_COUNT', '-1'],
    ['PAUSE_SECONDS', 'long'],
    ['RANDOM_SEED', '0.5'],
    ['QUEUE_CONNECT_SECONDS', '0'],
  ])('rejects %s=%s with exit code 2', (name, value) => {
    const { code, stdout } = run(command, { ...contract, [name]: value });
    expect(code).toBe(2);
    expect(events(stdout)).toMatchObject([{ error: expect.stringContaining(`${name}: got '${value}', allowed `) }]);
  });

  it('ends with exit code 1, and nothing published, when the broker stays away', () => {
    const { code, stdout } = run(command, { ...contract, PAUSE_SECONDS: '0', QUEUE_CONNECT_SECONDS: '1' });
    expect(code).toBe(1);
    const log = events(stdout);
    expect(new Set(log.map(({ event }) => event))).toEqual(new Set(['publishing', 'connecting', 'cannot work']));
    expect(log[log.length - 1].error).toMatch(/^no connection to 127\.0\.0\.1:1 for /);
  });

  it('ends with exit code 143 on SIGTERM, at once', async () => {
    const { code } = await terminate(command, contract, '"connecting"');
    expect(code).toBe(143);
  });

  it('makes 20 tasks like those of the tutorial', () => {
    const tasks = made({ RUN_ID: 'a' });
    expect(tasks.map(({ task_id }) => task_id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(tasks.map((task) => Object.keys(task).join()))).toEqual(
      new Set(['task_id,type,priority,data_size']),
    );
    const many = made({ RUN_ID: 'a', TASK_COUNT: '2000' });
    expect(new Set(many.map(({ type }) => type))).toEqual(new Set(['analysis', 'aggregation', 'transformation']));
    expect(new Set(many.map(({ priority }) => priority))).toEqual(new Set(['high', 'medium', 'low']));
    const sizes = many.map(({ data_size }) => data_size);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000);
  });

  it('makes the same tasks in each try of a run, and others in another run', () => {
    expect(made({ RUN_ID: 'a' })).toEqual(made({ RUN_ID: 'a' }));
    expect(made({ RUN_ID: 'a' })).not.toEqual(made({ RUN_ID: 'b' }));
    expect(made({ JOB_NAME: 'a' })).toEqual(made({ RUN_ID: 'a' }));
    expect(made({ RUN_ID: 'a', RANDOM_SEED: '1' })).toEqual(made({ RUN_ID: 'b', RANDOM_SEED: '1' }));
  });

  it('gives a message the same id in each try of a run, and nowhere else', () => {
    const id = (run: string, key: string) =>
      pythonValue(`import json, queue_producer as q; print(json.dumps(q.message_id("${run}", "${key}")))`);
    expect(id('a', 'task-1')).toMatch(uuid);
    expect(id('a', 'task-1')).toBe(id('a', 'task-1'));
    expect(new Set([id('a', 'task-1'), id('a', 'task-2'), id('b', 'task-1'), id('a', '')]).size).toBe(4);
  });

  /** The tasks that a run makes, without its pauses. */
  function made(env: Environment): Task[] {
    const lines =
      'import json, producer; producer.time.sleep = lambda _: None; print(json.dumps([task for _, task in producer.tasks()]))';
    return pythonValue(lines, { ...env, PYTHONPATH: `${RUNTIME}:${program('.')}` }) as Task[];
  }
});
