import { Duration } from 'cdk8s';
import { AdHocJob, AdHocJobProps, Parameter, Program, Waiver, Interpreter } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, TASKS, batchChart, brokerIn, problemsOf } from './sample';

function templateWith(props: Partial<AdHocJobProps> = {}): Manifest {
  const chart = batchChart();
  new AdHocJob(chart, 'report', { ...BASE, ...props });
  return find(render(chart), 'CronJob', 'report');
}

function problemsWith(props: Partial<AdHocJobProps>): string[] {
  return problemsOf((chart) => new AdHocJob(chart, 'report', { ...BASE, ...props }));
}

const refusalsWith = (props: Partial<AdHocJobProps>) => problemsWith(props).map(inShort);

describe('an ad-hoc job', () => {
  it('is a template that never starts by itself, and starts no missed run should it be resumed', () => {
    expect(templateWith().spec).toMatchObject({ suspend: true, startingDeadlineSeconds: 60, timeZone: 'Etc/UTC' });
  });

  it('declares its parameters in one annotation', () => {
    const parameters = [
      Parameter.choice('size', ['small', 'large']),
      Parameter.integer('year', { defaultValue: 2026 }),
    ];
    expect(JSON.parse(templateWith({ parameters }).metadata.annotations['cdk8s-batch/parameters'])).toEqual([
      { name: 'size', type: 'choice', choices: ['small', 'large'] },
      { name: 'year', type: 'integer', min: 0, max: 2147483647, default: '2026' },
    ]);
    expect(templateWith().metadata.annotations ?? {}).not.toHaveProperty('cdk8s-batch/parameters');
  });

  it('leaves nobody else that annotation', () => {
    expect(problemsWith({ annotations: { 'cdk8s-batch/parameters': '[]' } })).toEqual([
      '[batch/report] annotations["cdk8s-batch/parameters"]: got "[]", allowed nothing: this construct sets it; ' +
        'declare `parameters`',
    ]);
  });

  it('has a value in the template for a parameter with a default, and none for one without', () => {
    const parameters = [Parameter.text('to', { defaultValue: 'a$b' }), Parameter.text('from')];
    const [{ env }] = templateWith({ parameters }).spec.jobTemplate.spec.template.spec.containers;
    expect(env).toEqual([{ name: 'TO', value: 'a$$b' }]); // `$$` is how Kubernetes is told to leave a `$` alone
  });

  it('keeps a run for a day, or as told', () => {
    const seconds = (props: Partial<AdHocJobProps>) =>
      templateWith(props).spec.jobTemplate.spec.ttlSecondsAfterFinished;
    expect(seconds({})).toBe(86400);
    expect(seconds({ timeToLive: Duration.minutes(1) })).toBe(60);
    expect(seconds({ timeToLive: Duration.days(30) })).toBe(2592000);
    for (const value of [59, 2592001]) {
      expect(refusalsWith({ timeToLive: Duration.seconds(value) })).toEqual([
        `[batch/report] timeToLive: got ${value}s`,
      ]);
    }
  });

  it('cannot have two parameters of one name', () => {
    expect(refusalsWith({ parameters: [Parameter.text('size'), Parameter.integer('size')] })).toEqual([
      '[batch/report] parameters[1]: got "size"',
    ]);
  });

  it('cannot have its parameters set as environment, too', () => {
    for (const parameter of [Parameter.text('size'), Parameter.text('size', { defaultValue: 'large' })]) {
      const [problem] = problemsWith({ parameters: [parameter], env: { SIZE: 'small' } });
      expect(problem).toMatch(/^\[batch\/report\] env\["SIZE"\]: got "SIZE", allowed any name but .*SIZE/);
    }
  });

  it('takes no secret as a parameter, which would stand in the Job for all to read', () => {
    expect(refusalsWith({ parameters: [Parameter.text('db-password')] })).toEqual([
      '[batch/report] parameters[0]: got "db-password"',
    ]);
  });

  it('takes no secret as a default, but what an exception says is none', () => {
    const parameters = [Parameter.text('db-url', { defaultValue: 'postgres://demo:demo@db/x' })];
    expect(refusalsWith({ parameters })).toEqual([
      '[batch/report] parameters[0].defaultValue: got a URL with a password',
    ]);
    const waivers = [Waiver.literal('parameters[0].defaultValue', 'the login of a demo')];
    expect(refusalsWith({ parameters, waivers })).toEqual([]);
  });

  it('may use a queue, whose variables no parameter takes', () => {
    const chart = batchChart();
    const queue = brokerIn(chart).queue(TASKS);
    new AdHocJob(chart, 'report', { ...BASE, queue, parameters: [Parameter.text('action')] });
    const [{ env }] = find(render(chart), 'CronJob', 'report').spec.jobTemplate.spec.template.spec.containers;
    expect(env).toContainEqual({ name: 'QUEUE_DEAD_LETTERS', value: 'tasks.dead' });

    const [problem] = problemsOf((other) => {
      new AdHocJob(other, 'report', {
        ...BASE,
        queue: brokerIn(other).queue(TASKS),
        parameters: [Parameter.text('queue-name')],
      });
    });
    expect(problem).toMatch(
      /^\[batch\/report\] parameters\[0\]: got "queue-name", allowed a variable other than .*QUEUE_NAME/,
    );
  });

  it('cannot have a parameter of its queue set as environment, too', () => {
    const [problem] = problemsOf((chart) => {
      const queue = brokerIn(chart).queue(TASKS);
      const env = { ACTION: 'look' };
      new AdHocJob(chart, 'report', { ...BASE, queue, env, parameters: [Parameter.text('action')] });
    });
    expect(problem).toMatch(/^\[batch\/report\] env\["ACTION"\]: got "ACTION", allowed any name but .*ACTION/);
  });

  it('brings the core of dead letters to a Python program with a queue', () => {
    const chart = batchChart();
    const program = Program.script('programs/dead-letters.py', Interpreter.python('python:3.13-alpine'));
    new AdHocJob(chart, 'report', { ...BASE, program, queue: brokerIn(chart).queue(TASKS) });
    const files = Object.keys(find(render(chart), 'ConfigMap', 'report').data);
    expect(files).toEqual(expect.arrayContaining(['dead-letters.py', 'queue_dead_letters.py', 'queue_client.py']));
  });

  it('shows its labels on its runs', () => {
    const { spec } = templateWith({ labels: { team: 'prices' } });
    expect(spec.jobTemplate.metadata.labels).toMatchObject({ team: 'prices', 'app.kubernetes.io/name': 'report' });
  });

  it('says all that is wrong with it at once', () => {
    const wrong = {
      name: 'Report',
      parameters: [Parameter.text('api-token')],
      timeToLive: Duration.seconds(1),
      backoffLimit: -1,
      labels: { 'app.kubernetes.io/name': 'mine' },
    };
    expect(refusalsWith(wrong)).toEqual([
      '[batch/report] name: got "Report"',
      '[batch/report] labels["app.kubernetes.io/name"]: got "mine"',
      '[batch/report] backoffLimit: got -1',
      '[batch/report] parameters[0]: got "api-token"',
      '[batch/report] timeToLive: got 1s',
    ]);
  });
});
