import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { RUNTIME, events, hasPika, python, pythonEnvironment, pythonValue } from '../runtime/python';
import { describeNeeding } from '../support/needs';
import { Environment, PYTHON, program, run, terminate } from './run-program';

const command = [PYTHON, program('worker.py')];
const PROGRAMS = program('.');

describeNeeding('pika', hasPika, 'worker.py', () => {
  let credentials = '';
  let contract: Environment = {};
  beforeAll(() => {
    credentials = mkdtempSync(join(tmpdir(), 'credentials-'));
    writeFileSync(join(credentials, 'username'), 'worker\n');
    writeFileSync(join(credentials, 'password'), 'secret\n');
    contract = {
      ...pythonEnvironment,
      RABBITMQ_HOST: '127.0.0.1',
      RABBITMQ_PORT: '1', // nobody listens there
      RABBITMQ_VHOST: '/',
      RABBITMQ_HEARTBEAT_SECONDS: '30',
      RABBITMQ_CREDENTIALS_DIR: credentials,
      QUEUE_NAME: 'q',
      QUEUE_DECLARATIONS: '[{"name":"q","arguments":{}}]',
      QUEUE_RETRIES: '[]',
      QUEUE_DEAD_LETTERS: 'q.dead',
      QUEUE_ATTEMPTS: '5',
      QUEUE_LONGEST_TASK_SECONDS: '60',
      HEALTH_PORT: '0',
    };
  });
  afterAll(() => rmSync(credentials, { recursive: true }));

  it('says all that is missing of the contract at once, with exit code 2', () => {
    const { code, stdout } = run(command, pythonEnvironment);
    expect(code).toBe(2);
    const [{ event, error }] = events(stdout);
    expect(event).toBe('cannot work');
    const missing = (error as string).match(/[A-Z_]+(?=: (not set|cannot read))/g);
    expect(new Set(missing)).toEqual(
      new Set(Object.keys(contract).filter((name) => !/^(PYTHON.*|HEALTH_PORT)$/.test(name))),
    );
  });

  it.each([
    ['TASK_SECONDS_SCALE', '-1'],
    ['FAILURE_RATE', '1.1'],
    ['RANDOM_SEED', '-1'],
    ['QUEUE_PREFETCH', '0'],
    ['QUEUE_DECLARATIONS', '[{"name":"q"}]'],
    ['QUEUE_RETRIES', '[1]'],
  ])('rejects %s=%s with exit code 2', (name, value) => {
    const { code, stdout } = run(command, { ...contract, [name]: value });
    expect(code).toBe(2);
    expect(events(stdout)).toMatchObject([{ error: expect.stringContaining(`${name}: got '${value}', allowed `) }]);
  });

  it('gives up on a broker that stays away, with the reason and exit code 1', () => {
    const { code, stdout } = run(command, { ...contract, QUEUE_CONNECT_SECONDS: '1' });
    expect(code).toBe(1);
    const log = events(stdout);
    expect(log[log.length - 1]).toMatchObject({
      event: 'cannot work',
      error: expect.stringMatching(/^no connection to 127\.0\.0\.1:1 for \d+ s: ConnectionRefusedError: /),
    });
    const delays = log.filter(({ event }) => event === 'connecting').map((one) => one.again_in_seconds as number);
    expect(delays.length).toBeGreaterThan(2);
    expect(delays[0]).toBeLessThanOrEqual(0.2);
    expect(delays[delays.length - 1]).toBeGreaterThan(delays[0]);
  });

  it('ends with exit code 0 on SIGTERM while it waits for the broker', async () => {
    const started = Date.now();
    const { code, stdout } = await terminate(command, contract, '"connecting"');
    expect(code).toBe(0);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(events(stdout).map(({ event }) => event)).toContain('stopping');
  });

  const task = { task_id: 1, type: 'analysis', priority: 'low', data_size: 4_000 };

  it.each([
    ['analysis', 3.2, 4.8],
    ['aggregation', 1.6, 2.4],
    ['transformation', 1.0667, 1.6],
  ])('takes a time of its size for %s, a fifth more or less', (type, low, high) => {
    const seconds = taskSeconds({ ...task, type }, { FAILURE_RATE: '0' });
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(low - 0.01);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(high + 0.01);
    expect(new Set(seconds).size).toBeGreaterThan(1);
  });

  it('takes at least a second, unless the scale says otherwise', () => {
    expect(new Set(taskSeconds({ ...task, data_size: 1 }, { FAILURE_RATE: '0' }))).toEqual(new Set([1]));
    const scaled = { FAILURE_RATE: '0', TASK_SECONDS_SCALE: '0.5' };
    expect(new Set(taskSeconds({ ...task, data_size: 1 }, scaled))).toEqual(new Set([0.5]));
  });

  it('does the same for the same try of a task when it has a seed', () => {
    expect(new Set(taskSeconds(task, { FAILURE_RATE: '0', RANDOM_SEED: '7' })).size).toBe(1);
  });

  it('fails about one task in ten', () => {
    const { failures } = outcome(task, {}, 2_000) as { failures: number };
    expect(failures).toBeGreaterThan(120);
    expect(failures).toBeLessThan(290);
  });

  it.each([
    ['a list', [], 'not a task but a list'],
    ['no task_id', { ...task, task_id: undefined }, 'wrong task_id, allowed a whole number'],
    ['a task_id that is a truth', { ...task, task_id: true }, 'wrong task_id, allowed a whole number'],
    ['another type', { ...task, type: 'x' }, 'wrong type, allowed analysis, aggregation, transformation'],
    ['a type that is a list', { ...task, type: [] }, 'wrong type, allowed analysis, aggregation, transformation'],
    ['another priority', { ...task, priority: 1 }, 'wrong priority, allowed high, medium, low'],
    ['a size of 0', { ...task, data_size: 0 }, 'wrong data_size, allowed 1 to 1000000'],
    ['a size above the largest', { ...task, data_size: 1_000_001 }, 'wrong data_size, allowed 1 to 1000000'],
    ['a size that is a text', { ...task, data_size: '1' }, 'wrong data_size, allowed 1 to 1000000'],
  ])('calls %s malformed', (_, body, reason) => {
    expect(outcome(body, { FAILURE_RATE: '0' }, 1)).toMatchObject({ malformed: reason });
  });

  /** How long each of twenty tries of a task would take. */
  function taskSeconds(body: unknown, env: Environment): number[] {
    return (outcome(body, env, 20) as { seconds: number[] }).seconds;
  }

  /** What becomes of a task in so many tries, without waiting for it. */
  function outcome(body: unknown, env: Environment, tries: number): unknown {
    const lines = `
import json, sys, worker
from queue_worker import Malformed

class Message:
    attempt = 1
    def json(self):
        return json.loads(${JSON.stringify(JSON.stringify(body))})

result = {"failures": 0, "seconds": [], "malformed": None}
worker.time.sleep = result["seconds"].append
worker.log = lambda *_, **__: None
for _ in range(${tries}):
    try:
        worker.process(Message())
    except Malformed as error:
        result["malformed"] = str(error)
    except RuntimeError:
        result["failures"] += 1
print(json.dumps(result))`;
    return pythonValue(lines, { ...env, PYTHONPATH: `${RUNTIME}:${PROGRAMS}` });
  }
});

describeNeeding('pika', hasPika, 'a command as the task of a worker', () => {
  const worker = [PYTHON, join(RUNTIME, 'queue_worker.py')];

  it.each([[[]], [['--']], [['cat']]])('must be given as -- COMMAND: %j is wrong usage, with exit code 2', (args) => {
    const { code, stdout } = run([...worker, ...args], pythonEnvironment);
    expect(code).toBe(2);
    expect(events(stdout)).toMatchObject([{ error: 'usage: python queue_worker.py -- COMMAND [ARGS...]' }]);
  });

  it('must exist: else every message would become a dead letter', () => {
    const { code, stdout } = run([...worker, '--', 'no-such-program'], pythonEnvironment);
    expect(code).toBe(2);
    expect(events(stdout)).toMatchObject([
      { error: 'cannot run the command no-such-program: there is no such program' },
    ]);
  });

  it.each([
    ['done with exit code 0', 'exit 0', 'done'],
    ['malformed with exit code 65', 'echo not a number >&2; exit 65', 'Malformed: not a number'],
    ['failed with any other', 'echo broken >&2; exit 3', 'RuntimeError: exit code 3: broken'],
    ['failed when a signal ends it', 'kill -9 $$', 'RuntimeError: exit code -9: it said nothing on standard error'],
    ['failed with the last five lines that it said', 'seq 1 9 >&2; exit 1', 'RuntimeError: exit code 1: 5\n6\n7\n8\n9'],
    ['given its id and its try', '[ "$MESSAGE_ID/$MESSAGE_ATTEMPT" = id-1/2 ]', 'done'],
    ['given the body on standard input', '[ "$(wc -c)" -eq 300000 ]', 'done'],
    ['free to leave the body unread', 'true', 'done'],
    ['free to say much before it reads', 'seq 1 50000 >&2; [ "$(wc -c)" -eq 300000 ]', 'done'],
  ])('is %s', (_, script, expected) => {
    const { stdout } = python(
      `
import sys
from types import SimpleNamespace as Some
from queue_command import run_command
try:
    run_command(["sh", "-c", ${JSON.stringify(script)}],
                Some(body=b"x" * 300000, id="id-1", attempt=2))
    print("done", end="")
except Exception as error:
    print(f"{type(error).__name__}: {error}", end="")`,
    );
    expect(stdout).toBe(expected);
  });
});
