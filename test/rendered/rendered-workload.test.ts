import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, Secret, ServiceAccount } from 'cdk8s-plus-27';
import {
  BatchJob,
  BatchJobProps,
  BatchPriorityClass,
  Delivery,
  EnvSource,
  Identity,
  Interpreter,
  Mount,
  Platform,
  PriorityClass,
  Program,
} from '../../lib';
import { inShort, linesOf } from '../support/refusals';
import { BASE } from '../workloads/sample';

const SPEC = '/spec/template/spec';

/** What Pod Security asks of each container, beyond what its pod says for it. */
const CONTAINED = { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } };

/** What synth says of a Job with some props and patches, in a chart with some other objects. */
function said(props: (chart: Chart) => Partial<BatchJobProps>, ...patches: JsonPatch[]): string[] {
  const app = new App();
  const chart = new Chart(app, 'batch', { namespace: 'analytics' });
  const { job } = new BatchJob(chart, 'report', { ...BASE, ...props(chart) });
  patches.forEach((patch) => job.addJsonPatch(patch));
  return problemsOf(app);
}

/** cdk8s says each problem once for each chart. */
function problemsOf(app: App): string[] {
  const [, ...lines] = linesOf(() => app.synthYaml());
  return [...new Set(lines.map((line) => line.trim()))];
}

function lacks(kind: string, name: string, words: string): string {
  return (
    `[batch/report] ${kind} of the pods: got "${name}", allowed one that the app defines in namespace "analytics", ` +
    `or declares as existing; define it, or declare it with ${words}`
  );
}

describe('what a pod refers to', () => {
  it('may be declared as existing', () => {
    const all = said((chart) => ({
      envFrom: [
        EnvSource.secretKey('KEY', Secret.fromSecretName(chart, 'a', 'api'), 'key'),
        EnvSource.configMapKey('LEVEL', ConfigMap.fromConfigMapName(chart, 'b', 'settings'), 'level'),
      ],
      priority: PriorityClass.existing('batch'),
      mounts: [
        Mount.persistentVolumeClaim('/data', PersistentVolumeClaim.fromClaimName(chart, 'c', 'results')),
        Mount.secret('/etc/tls', Secret.fromSecretName(chart, 'd', 'tls')),
      ],
      identity: Identity.serviceAccount(ServiceAccount.fromServiceAccountName(chart, 'f', 'reporter')),
      imagePullSecrets: [Secret.fromSecretName(chart, 'e', 'registry')],
    }));
    expect(all).toEqual([]);
  });

  it('may be defined in the app', () => {
    const all = said((chart) => {
      const configMap = new ConfigMap(chart, 'a', { metadata: { name: 'settings' }, data: { level: '1' } });
      const serviceAccount = new ServiceAccount(chart, 'b', { metadata: { name: 'reporter' } });
      const priority = new BatchPriorityClass(chart, 'c');
      return {
        envFrom: [EnvSource.configMapKey('LEVEL', configMap, 'level')],
        priority,
        identity: Identity.serviceAccount(serviceAccount),
      };
    });
    expect(all).toEqual([]);
  });

  it.each<[string, string, string, unknown]>([
    ['Secret', 'Secret.fromSecretName', `${SPEC}/imagePullSecrets`, [{ name: 'ghost' }]],
    ['Secret', 'Secret.fromSecretName', `${SPEC}/volumes/-`, { name: 'v', secret: { secretName: 'ghost' } }],
    [
      'Secret',
      'Secret.fromSecretName',
      `${SPEC}/volumes/-`,
      { name: 'v', projected: { sources: [{ secret: { name: 'ghost' } }] } },
    ],
    [
      'Secret',
      'Secret.fromSecretName',
      `${SPEC}/volumes/-`,
      { name: 'v', csi: { driver: 'd.example', nodePublishSecretRef: { name: 'ghost' } } },
    ],
    ['Secret', 'Secret.fromSecretName', `${SPEC}/containers/0/envFrom`, [{ secretRef: { name: 'ghost' } }]],
    [
      'Secret',
      'Secret.fromSecretName',
      `${SPEC}/containers/0/env`,
      [{ name: 'A', valueFrom: { secretKeyRef: { name: 'ghost', key: 'a' } } }],
    ],
    [
      'ConfigMap',
      'ConfigMap.fromConfigMapName',
      `${SPEC}/initContainers`,
      [
        {
          name: 'i',
          image: 'a:1',
          ...CONTAINED,
          env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'ghost', key: 'a' } } }],
        },
      ],
    ],
    ['ConfigMap', 'ConfigMap.fromConfigMapName', `${SPEC}/containers/0/envFrom`, [{ configMapRef: { name: 'ghost' } }]],
    ['ConfigMap', 'ConfigMap.fromConfigMapName', `${SPEC}/volumes/-`, { name: 'v', configMap: { name: 'ghost' } }],
    [
      'PersistentVolumeClaim',
      'PersistentVolumeClaim.fromClaimName',
      `${SPEC}/volumes/-`,
      { name: 'v', persistentVolumeClaim: { claimName: 'ghost' } },
    ],
    ['ServiceAccount', 'ServiceAccount.fromServiceAccountName', `${SPEC}/serviceAccountName`, 'ghost'],
  ])('is a problem when nothing defines it: a patched %s (%s, %s)', (kind, words, path, value) => {
    expect(said(() => ({}), JsonPatch.add(path, value))).toEqual([lacks(kind, 'ghost', words)]);
  });

  it('is a problem when nothing defines it: a patched Secret of a volume that Pod Security refuses, too', () => {
    const azureFile = { secretName: 'ghost', shareName: 'reports' };
    expect(said(() => ({}), JsonPatch.add(`${SPEC}/volumes/-`, { name: 'v', azureFile })).map(inShort)).toEqual([
      '[batch/report] Secret of the pods: got "ghost"',
      expect.stringMatching(
        /^\[batch\/report\] Job "report-\w+" \.spec\.template\.spec\.volumes\[1\]\.azureFile: got {/,
      ),
    ]);
  });

  it('is a problem when nothing defines it: a patched PriorityClass', () => {
    expect(said(() => ({}), JsonPatch.add(`${SPEC}/priorityClassName`, 'ghost')).map(inShort)).toEqual([
      '[batch/report] PriorityClass of the pods: got "ghost"',
    ]);
  });

  it('may be missing where it is optional, and the ServiceAccount `default` is in each namespace', () => {
    const optional = { secretKeyRef: { name: 'ghost', key: 'a', optional: true } };
    const patches = [
      JsonPatch.add(`${SPEC}/containers/0/env`, [{ name: 'A', valueFrom: optional }]),
      JsonPatch.add(`${SPEC}/volumes/-`, { name: 'v', configMap: { name: 'ghost', optional: true } }),
      JsonPatch.add(`${SPEC}/serviceAccountName`, 'default'),
    ];
    expect(said(() => ({}), ...patches)).toEqual([]);
  });

  it('is in the namespace of the pod', () => {
    const elsewhere = said((chart) => {
      const other = new Chart(chart.node.root as App, 'other', { namespace: 'shop' });
      const configMap = new ConfigMap(other, 'a', { metadata: { name: 'settings' }, data: { level: '1' } });
      return { envFrom: [EnvSource.configMapKey('LEVEL', configMap, 'level')] };
    });
    expect(elsewhere.map(inShort)).toEqual([
      '[batch/report] ConfigMap of the pods: got "settings", which is in namespace "shop"',
    ]);
  });

  it('is declared in the namespace of the pod, or for all namespaces', () => {
    const mountFrom = (namespace?: string) =>
      said((chart) => {
        const other = new Chart(chart.node.root as App, 'other', { namespace });
        return { mounts: [Mount.secret('/etc/api', Secret.fromSecretName(other, 'a', 'login'))] };
      });
    expect(mountFrom('analytics')).toEqual([]);
    expect(mountFrom(undefined)).toEqual([]);
    expect(mountFrom('shop').map(inShort)).toEqual([
      '[batch/report] Secret of the pods: got "login", which is in namespace "shop"',
    ]);
  });

  it('is not declared by the priority class of that name', () => {
    const patch = JsonPatch.add(`${SPEC}/imagePullSecrets`, [{ name: 'ghost' }]);
    expect(said(() => ({ priority: PriorityClass.existing('ghost') }), patch)).toEqual([
      lacks('Secret', 'ghost', 'Secret.fromSecretName'),
    ]);
  });

  it('is of the right kind', () => {
    const patch = JsonPatch.add(`${SPEC}/imagePullSecrets`, [{ name: 'settings' }]);
    const said_ = said((chart) => {
      ConfigMap.fromConfigMapName(chart, 'a', 'settings');
      new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
      return {};
    }, patch);
    expect(said_).toEqual([lacks('Secret', 'settings', 'Secret.fromSecretName')]);
  });
});

describe('what is applied', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function appWith(delivery: Delivery, kibibytes: number): App {
    const file = join(folder, 'run.sh');
    writeFileSync(file, `${'#'.repeat(kibibytes * 1024)}\n`);
    const app = new App();
    Platform.set(app, { delivery });
    const program = Program.script(file, Interpreter.shell('busybox:1.37'));
    new BatchJob(new Chart(app, 'batch', { namespace: 'analytics' }), 'report', { ...BASE, program });
    return app;
  }

  it('is small enough for the copy that kubectl keeps of it in an annotation', () => {
    expect(problemsOf(appWith(Delivery.KUBECTL, 255))).toEqual([]);
    expect(problemsOf(appWith(Delivery.KUBECTL, 256))).toEqual([
      expect.stringMatching(
        /^\[batch\/report\] ConfigMap "report-files-[0-9a-f]{10}": got \d+ bytes with the copy that kubectl apply keeps in an annotation, allowed at most 262144 bytes; use Program\.image, or apply with --server-side and say so: Delivery\.KUBECTL_SERVER_SIDE$/,
      ),
    ]);
  });

  it.each([Delivery.KUBECTL_SERVER_SIDE, Delivery.ARGO_CD, Delivery.FLUX])(
    'may be as large as a ConfigMap can be where no copy is kept: %s',
    (delivery) => {
      expect(problemsOf(appWith(delivery, 1000))).toEqual([]);
    },
  );

  it('is as small under Argo CD, but for program files, which the server applies', () => {
    const app = new App();
    Platform.set(app, { delivery: Delivery.ARGO_CD });
    const chart = new Chart(app, 'batch');
    const note = 'x'.repeat(100_000);
    new BatchJob(chart, 'report', { ...BASE, env: { A: note, B: note, C: note } });
    expect(problemsOf(app)).toEqual([expect.stringMatching(/^\[batch\/report\] Job "report-[0-9a-f]{10}": got /)]);
  });
});
