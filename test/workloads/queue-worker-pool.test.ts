import { Chart, Duration } from 'cdk8s';
import { Program, Queue, QueueWorkerPool, QueueWorkerPoolProps, Interpreter } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, TASKS, batchChart, brokerIn, problemsOf } from './sample';

const QUEUE = Queue.quorum('tasks', { longestTask: Duration.minutes(2) });

function makePool(chart: Chart, props: Partial<QueueWorkerPoolProps> = {}): void {
  new QueueWorkerPool(chart, 'worker', { ...BASE, queue: brokerIn(chart, QUEUE).queue(QUEUE), ...props });
}

function manifestsWith(props: Partial<QueueWorkerPoolProps> = {}): Manifest[] {
  const chart = batchChart();
  makePool(chart, props);
  return render(chart);
}

const deploymentWith = (props: Partial<QueueWorkerPoolProps> = {}) => find(manifestsWith(props), 'Deployment');
const refusalsWith = (props: Partial<QueueWorkerPoolProps>) =>
  problemsOf((chart) => makePool(chart, props)).map(inShort);

describe('a worker pool', () => {
  it('has two workers, or as many as told', () => {
    expect(deploymentWith().spec.replicas).toBe(2);
    expect(deploymentWith({ replicas: 0 }).spec.replicas).toBe(0);
    expect(deploymentWith({ replicas: 1000 }).spec.replicas).toBe(1000);
    for (const replicas of [-1, 1001]) {
      expect(refusalsWith({ replicas })).toEqual([`[batch/worker] replicas: got ${replicas}`]);
    }
  });

  it('holds one task a worker, or as many as told', () => {
    const prefetch = (props: Partial<QueueWorkerPoolProps>) =>
      deploymentWith(props).spec.template.spec.containers[0].env.find(
        ({ name }: { name: string }) => name === 'QUEUE_PREFETCH',
      ).value;
    expect(prefetch({})).toBe('1');
    expect(prefetch({ prefetch: 1000 })).toBe('1000');
    for (const value of [0, 1001]) {
      expect(refusalsWith({ prefetch: value })).toEqual([`[batch/worker] prefetch: got ${value}`]);
    }
  });

  it('is given the longest task and 30 s to end', () => {
    expect(deploymentWith().spec.template.spec.terminationGracePeriodSeconds).toBe(150);
    const longer = { terminationGracePeriod: Duration.seconds(151) };
    expect(deploymentWith(longer).spec.template.spec.terminationGracePeriodSeconds).toBe(151);
    expect(refusalsWith({ terminationGracePeriod: Duration.seconds(149) })).toEqual([
      '[batch/worker] terminationGracePeriod: got 149s',
    ]);
  });

  it('is ready when it consumes, and alive when nothing is stuck', () => {
    const [{ readinessProbe, livenessProbe, ports }] = deploymentWith().spec.template.spec.containers;
    expect(readinessProbe.httpGet).toEqual({ path: '/ready', port: 'health' });
    expect(livenessProbe.httpGet).toEqual({ path: '/live', port: 'health' });
    expect(ports).toEqual([{ name: 'health', containerPort: 8080, protocol: 'TCP' }]);
  });

  it('brings the worker core to a Python program, and to no other', () => {
    const program = Program.script('programs/worker.py', Interpreter.python('python:3.13-alpine'));
    const files = Object.keys(find(manifestsWith({ program }), 'ConfigMap', 'worker').data);
    expect(files).toEqual(expect.arrayContaining(['worker.py', 'queue_worker.py', 'queue_client.py']));
    expect(
      manifestsWith().filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('worker')),
    ).toEqual([]);
  });

  it('brings the worker core to a command that names it, at the path that it names', () => {
    const command = ['python', QueueWorkerPool.CORE, '--', './ship-order'];
    const manifests = manifestsWith({ program: Program.image('registry.example/orders:2.1.0', { command }) });
    expect(Object.keys(find(manifests, 'ConfigMap', 'worker').data)).toContain('queue_worker.py');
    const [container] = find(manifests, 'Deployment').spec.template.spec.containers;
    expect(container.command).toEqual(['python', '/opt/program/queue_worker.py', '--', './ship-order']);
    expect(container.volumeMounts).toContainEqual({ name: 'program', mountPath: '/opt/program', readOnly: true });
  });

  it('brings the worker core to an interpreter of another language that names it', () => {
    const node = Interpreter.of('registry.example/node:22', 'python', QueueWorkerPool.CORE, '--', 'node');
    const manifests = manifestsWith({ program: Program.script('programs/worker.py', node) });
    const files = Object.keys(find(manifests, 'ConfigMap', 'worker').data);
    expect(files).toEqual(expect.arrayContaining(['worker.py', 'queue_worker.py']));
    const [{ command }] = find(manifests, 'Deployment').spec.template.spec.containers;
    expect(command).toEqual(['python', '/opt/program/queue_worker.py', '--', 'node', '/opt/program/worker.py']);
  });

  it('stands apart on different nodes, if it can', () => {
    const { topologySpreadConstraints, affinity } = deploymentWith().spec.template.spec;
    expect(topologySpreadConstraints).toMatchObject([
      { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 1 },
    ]);
    expect(affinity.podAntiAffinity).toHaveProperty('preferredDuringSchedulingIgnoredDuringExecution');
  });

  it('keeps its selector when everything else changes', () => {
    const selector = {
      matchLabels: { 'app.kubernetes.io/name': 'worker', 'app.kubernetes.io/component': 'queue-worker' },
    };
    const program = Program.image('registry.example/other:2.0.0');
    const changed = { program, labels: { team: 'a' }, env: { A: 'b' }, replicas: 7 };
    for (const { spec } of [deploymentWith(), deploymentWith(changed)]) {
      expect(spec.selector).toEqual(selector);
      expect(spec.template.metadata.labels).toMatchObject(selector.matchLabels);
    }
  });

  it('starts a new worker before it ends an old one', () => {
    const rollingUpdate = { maxSurge: 1, maxUnavailable: 0 };
    expect(deploymentWith().spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate });
  });

  it('has two minutes to come up', () => {
    const [{ startupProbe }] = deploymentWith().spec.template.spec.containers;
    expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBe(120);
  });

  it('loses one worker at a time to a drain', () => {
    expect(find(manifestsWith(), 'PodDisruptionBudget', 'worker').spec).toMatchObject({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  it('cannot set what comes from the contract', () => {
    expect(refusalsWith({ env: { QUEUE_NAME: 'other' } })).toEqual([
      '[batch/worker] env["QUEUE_NAME"]: got "QUEUE_NAME"',
    ]);
  });

  it('works in the namespace of its broker alone', () => {
    const chart = batchChart();
    const elsewhere = new Chart(chart, 'elsewhere', { namespace: 'shop' });
    const queue = brokerIn(chart).queue(TASKS);
    expect(() => new QueueWorkerPool(elsewhere, 'worker', { ...BASE, queue })).toThrow(
      '[batch/elsewhere/worker] queue: got "tasks" in namespace "analytics", ' +
        'allowed a queue in the namespace of this construct, "shop"; ',
    );
    const nowhere = new Chart(chart, 'nowhere');
    expect(() => new QueueWorkerPool(nowhere, 'worker', { ...BASE, queue })).toThrow(/construct, ""; /);
  });
});
