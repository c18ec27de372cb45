import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import { BatchJob, BatchNamespace, KubernetesVersion, Platform } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import {
  BECOME_STRICTER,
  CHECKS,
  enforcedPolicy,
  ownPodProblems,
  problemsUnder,
} from '../../lib/rendered/pod-security';
import { podUnderCheck } from '../../lib/rendered/pod-under-check';
import { OTHER_VOLUMES, PODS } from '../pod-security/random-pods';
import { NUM_RUNS } from '../properties/runs';
import { readManifests } from '../support/manifests';
import { linesOf } from '../support/refusals';
import { BASE } from '../workloads/sample';

const RELEASES = Object.values(KubernetesVersion);

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** A pod that passes, whose parts a test replaces. */
const pod = ({ context = {}, container = {}, ofContainer = {}, ...spec }: Manifest = {}): Manifest => ({
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...context },
  containers: [
    {
      name: 'a',
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, ...ofContainer },
      ...container,
    },
  ],
  ...spec,
});

/** The fields of a pod that a release refuses. */
function refusedIn(
  spec: Manifest,
  release: KubernetesVersion,
  labels: Manifest = { [ENFORCE]: 'restricted' },
): string[] {
  const policy = enforcedPolicy(labels, release);
  return policy === undefined ? [] : problemsUnder(policy, { path: '', spec }).map(({ prop }) => prop);
}

/** The releases that refuse a field of a pod, as `1.27 to 1.33`. */
function refusingReleases(spec: Manifest): string {
  const refusing = RELEASES.filter((release) => refusedIn(spec, release).length > 0);
  return refusing.length === 0 ? 'none' : `${refusing[0]} to ${refusing[refusing.length - 1]}`;
}

const ALL = '1.27 to 1.36';

describe('a pod under Pod Security restricted', () => {
  it('passes when it says what is asked of it', () => {
    expect(refusingReleases(pod())).toBe('none');
  });

  it.each<[string, Manifest, string]>([
    ['root', { context: { runAsUser: 0 } }, ALL],
    ['root with users of its own', { context: { runAsUser: 0 }, hostUsers: false }, '1.27 to 1.34'],
    ['perhaps root', { context: { runAsNonRoot: undefined } }, ALL],
    ['perhaps root with users of its own', { context: { runAsNonRoot: false }, hostUsers: false }, '1.27 to 1.34'],
    ['any /proc', { ofContainer: { procMount: 'Unmasked' }, hostUsers: false }, ALL],
    ['the types of SELinux', { context: { seLinuxOptions: { type: 'container_engine_t' } } }, '1.27 to 1.30'],
    ['a profile of AppArmor', { context: { appArmorProfile: { type: 'Unconfined' } } }, '1.30 to 1.36'],
    ['a volume of no kind', { volumes: [{ name: 'v' }] }, 'none'],
    ['a probe of another host', { container: { startupProbe: { tcpSocket: { host: 'a' } } } }, '1.34 to 1.36'],
    ['a hook to another host', { container: { lifecycle: { preStop: { httpGet: { host: 'a' } } } } }, '1.34 to 1.36'],
    ['a hook of its own', { container: { lifecycle: { preStop: { httpGet: { path: '/', host: '' } } } } }, 'none'],
    ['keepalive', { context: { sysctls: [{ name: 'net.ipv4.tcp_keepalive_time', value: '1' }] } }, '1.27 to 1.28'],
    ...['rmem', 'wmem'].map((name): [string, Manifest, string] => [
      `the memory of TCP, ${name}`,
      { context: { sysctls: [{ name: `net.ipv4.tcp_${name}`, value: '1' }] } },
      '1.27 to 1.31',
    ]),
    ...OTHER_VOLUMES.map((kind): [string, Manifest, string] => [
      `a volume of kind ${kind}`,
      { volumes: [{ name: 'v', [kind]: {} }] },
      ({ image: '1.31 to 1.32', ofTheFuture: 'none' } as Record<string, string>)[kind] ?? ALL,
    ]),
    ['ports of the system', { context: { sysctls: [{ name: 'net.ipv4.ip_local_reserved_ports' }] } }, 'none'],
    ['any setting of the kernel', { context: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } }, ALL],
    ['no drop, on Windows', { ofContainer: { capabilities: undefined }, os: { name: 'windows' } }, 'none'],
    ['no seccomp, on Windows', { context: { seccompProfile: undefined }, os: { name: 'windows' } }, 'none'],
    ['no drop, on Linux', { ofContainer: { capabilities: undefined }, os: { name: 'linux' } }, ALL],
    ['a profile of seccomp that says nothing', { context: { seccompProfile: {} } }, ALL],
    ['an ephemeral container', { ephemeralContainers: [{ name: 'b' }] }, ALL],
  ])('is refused by some releases for %s', (_what, parts, releases) => {
    expect(refusingReleases(pod(parts))).toBe(releases);
  });

  it('is told in each container where neither it nor the pod says something', () => {
    const spec = pod({ context: { seccompProfile: undefined }, initContainers: pod().containers });
    expect(refusedIn(spec, KubernetesVersion.V1_31)).toEqual([
      'spec.initContainers[0].securityContext.seccompProfile.type',
      'spec.containers[0].securityContext.seccompProfile.type',
    ]);
  });

  it('is not told of types, which are the schema of the API', () => {
    for (const spec of [null, 'a', { containers: 'a', volumes: {} }, { containers: ['a', null], volumes: [1] }]) {
      expect(() => refusedIn(spec, KubernetesVersion.V1_31)).not.toThrow();
    }
  });

  it('that some rules refuse was refused by all before, but for what this list names', () => {
    const checks = Object.entries(CHECKS.restricted).filter(([id]) => !BECOME_STRICTER.includes(id));
    const policies = RELEASES.map((release) => ({
      level: 'restricted' as const,
      server: 36,
      rules: Number(release.slice(2)),
    }));
    fc.assert(
      fc.property(PODS, (template) => {
        for (const [id, check] of checks) {
          const told = policies.map((policy) => check(podUnderCheck({ path: '', ...template }, policy)).length > 0);
          expect(`${id} ${told.join()}`).toMatch(/^\w+ (true,?)*(false,?)*$/);
        }
      }),
      { numRuns: NUM_RUNS },
    );
  });
});

describe('a namespace', () => {
  const root = pod({ context: { runAsUser: 0 } });
  const refuses = (labels: Manifest, spec = root) => refusedIn(spec, KubernetesVersion.V1_36, labels).length > 0;

  it.each<[string, Manifest, boolean]>([
    ['nothing', {}, false],
    ['no level', { [`${ENFORCE}-version`]: 'latest' }, false],
    ['privileged', { [ENFORCE]: 'privileged' }, false],
    ['baseline', { [ENFORCE]: 'baseline' }, false],
    ['restricted', { [ENFORCE]: 'restricted', [`${ENFORCE}-version`]: 'latest' }, true],
    ['a level that nobody knows', { [ENFORCE]: 'Restricted' }, true],
  ])('that enforces %s', (_what, labels, isRefused) => {
    expect(refuses(labels)).toBe(isRefused);
  });

  it.each([
    ['v1.34', true],
    ['v1.35', false],
    ['v1.99', false],
    ['latest', false],
    ['1.34', false],
    ['v1.24', false],
  ])('may name the rules of %s', (version, isRefused) => {
    const spec = pod({ context: { runAsUser: 0 }, hostUsers: false });
    expect(refuses({ [ENFORCE]: 'restricted', [`${ENFORCE}-version`]: version }, spec)).toBe(isRefused);
  });

  it('of baseline lets a pod with users of its own see all of /proc, from 1.35 on', () => {
    const spec = pod({ ofContainer: { procMount: 'Unmasked' }, hostUsers: false });
    const refusing = RELEASES.filter((release) => refusedIn(spec, release, { [ENFORCE]: 'baseline' }).length > 0);
    expect(refusing[refusing.length - 1]).toBe('1.34');
  });

  it('of baseline asks less, and of a volume more', () => {
    const baseline = { [ENFORCE]: 'baseline' };
    const volume = { name: 'v', emptyDir: {}, hostPath: { path: '/' } };
    const spec = pod({ context: { runAsNonRoot: false }, volumes: [volume], ofContainer: { capabilities: {} } });
    expect(refusedIn(spec, KubernetesVersion.V1_31, baseline)).toEqual(['spec.volumes[0].hostPath']);
  });
});

it.each(RELEASES)('all pods of dist pass on %s', (release) => {
  const all = readManifests('dist');
  expect(all.flatMap((object) => ownPodProblems(object, release))).toEqual([]);
});

describe('an app', () => {
  const ROOT = JsonPatch.add('/spec/template/spec/securityContext/runAsUser', 0);

  /** What synth says, with a namespace of ours and something in it. */
  function said(
    make: (chart: Chart, namespace: BatchNamespace) => void,
    kubernetes = KubernetesVersion.V1_31,
  ): string[] {
    const app = new App();
    Platform.set(app, { kubernetes });
    const namespace = new BatchNamespace(new Chart(app, 'cluster'), 'books');
    make(new Chart(app, 'shop', { namespace: 'books' }), namespace);
    const lines = linesOf(() => app.synthYaml()).slice(1);
    return [
      ...new Set(
        lines.map((line) =>
          line
            .trim()
            .replace(/\] \w+ "[^"]*" \./, '] ')
            .replace(/: got .*/, ''),
        ),
      ),
    ];
  }

  const template = (spec: Manifest = pod({ context: { runAsUser: 0 } })) => ({
    metadata: { labels: { a: 'b' } },
    spec,
  });

  const controller = { selector: { matchLabels: { a: 'b' } }, template: template() };

  it.each<[string, string, Manifest, string]>([
    ['v1', 'Pod', { spec: template().spec }, 'spec'],
    [
      'batch/v1',
      'CronJob',
      { spec: { schedule: '@hourly', jobTemplate: { spec: { template: template() } } } },
      'spec.jobTemplate.spec.template.spec',
    ],
    ['v1', 'PodTemplate', { template: template() }, 'template.spec'],
    ...['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'].map((kind): [string, string, Manifest, string] => [
      'apps/v1',
      kind,
      { spec: { ...controller, ...(kind === 'StatefulSet' ? { serviceName: 'a' } : {}) } },
      'spec.template.spec',
    ]),
    ['batch/v1', 'Job', { spec: { template: template() } }, 'spec.template.spec'],
    ['v1', 'ReplicationController', { spec: { template: template() } }, 'spec.template.spec'],
  ])('has no pods of somebody else that its namespace refuses: %s %s', (apiVersion, kind, rest, path) => {
    const make = (chart: Chart) => new ApiObject(chart, 'other', { apiVersion, kind, ...rest });
    expect(said(make)).toEqual([`[shop/other] ${path}.securityContext.runAsUser`]);
  });

  it('has what it likes in namespaces that are not its own, or enforce nothing', () => {
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', spec: controller };
    expect(said((chart) => new ApiObject(new Chart(chart, 'x', { namespace: 'else' }), 'other', deployment))).toEqual(
      [],
    );
    expect(
      said((chart, { namespace }) => {
        namespace.addJsonPatch(JsonPatch.replace('/metadata/labels/pod-security.kubernetes.io~1enforce', 'privileged'));
        new ApiObject(chart, 'other', deployment);
      }),
    ).toEqual([]);
  });

  it('has things of other kinds with a template, whose pods the API server does not know', () => {
    const other = { apiVersion: 'example.com/v1', kind: 'Site', spec: { template: template() } };
    expect(said((chart) => new ApiObject(chart, 'other', other))).toEqual([]);
  });

  it('is told of a pod of ours once, whatever its namespace enforces', () => {
    const make = (chart: Chart) => new BatchJob(chart, 'report', BASE).job.addJsonPatch(ROOT);
    const expected = ['[shop/report] spec.template.spec.securityContext.runAsUser'];
    expect(said(make)).toEqual(expected);
    expect(said((chart) => make(new Chart(chart, 'x', { namespace: 'else' })))).toEqual([
      '[shop/x/report] spec.template.spec.securityContext.runAsUser',
    ]);
  });

  it('is told of what a later release refuses, on that release, too', () => {
    const patch = JsonPatch.add('/spec/template/spec/containers/0/livenessProbe', {
      tcpSocket: { host: 'a', port: 1 },
    });
    const make = (chart: Chart) => new BatchJob(chart, 'report', BASE).job.addJsonPatch(patch);
    const expected = ['[shop/report] spec.template.spec.containers[0].livenessProbe.tcpSocket.host'];
    expect(RELEASES.map((release) => said(make, release))).toEqual(RELEASES.map(() => expected));
  });

  it('is told of a field that the oldest release does not see, and a later one refuses', () => {
    const profile = JsonPatch.add('/spec/template/spec/securityContext/appArmorProfile', { type: 'Unconfined' });
    const make = (chart: Chart) => {
      Platform.set(chart, { switchedOn: ['appArmorProfile'] });
      new BatchJob(chart, 'report', BASE).job.addJsonPatch(profile);
    };
    expect(said(make, KubernetesVersion.V1_29)).toEqual([
      '[shop/report] spec.template.spec.securityContext.appArmorProfile.type',
    ]);
  });

  it('sees a patch between two synths, and that it is taken back', () => {
    const app = new App();
    const { job } = new BatchJob(new Chart(app, 'shop', { namespace: 'books' }), 'report', BASE);
    const lines = () => linesOf(() => app.synthYaml()).length;
    expect(lines()).toBe(0);
    job.addJsonPatch(ROOT);
    expect(lines()).toBeGreaterThan(0);
    job.addJsonPatch(JsonPatch.replace('/spec/template/spec/securityContext/runAsUser', 10001));
    expect(lines()).toBe(0);
  });
});
