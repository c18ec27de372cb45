import { Chart, JsonPatch } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-27';
import { BatchJob, EnvSource, Mount, PriorityClass } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, jobWithContainer, jobWithPods } from './case';

const patched =
  (path: string, value: unknown): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, 'report', BASE).job.addJsonPatch(JsonPatch.add(`/spec/template/spec/${path}`, value));

export const REFERENCES: BadInput[] = [
  {
    what: 'a Secret that nothing defines',
    make: patched('containers/0/envFrom', [{ secretRef: { name: 'ghost' } }]),
    says: [
      '[shop/report] Secret of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with Secret.fromSecretName',
    ],
    manifest: jobWithContainer({ envFrom: [{ secretRef: { name: 'ghost' } }] }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a ConfigMap that nothing defines',
    make: patched('volumes/-', { name: 'v', configMap: { name: 'ghost' } }),
    says: [
      '[shop/report] ConfigMap of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with ConfigMap.fromConfigMapName',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', configMap: { name: 'ghost' } }] }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a ServiceAccount that nothing defines',
    make: patched('serviceAccountName', 'ghost'),
    says: [
      '[shop/report] ServiceAccount of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with ServiceAccount.fromServiceAccountName',
    ],
    manifest: jobWithPods({ serviceAccountName: 'ghost' }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a PriorityClass that nothing defines',
    make: patched('priorityClassName', 'ghost'),
    says: [
      '[shop/report] PriorityClass of the pods: got "ghost", allowed one that the app defines, or declares as existing; define it, or declare it with PriorityClass.existing and the prop priority',
    ],
    manifest: jobWithPods({ priorityClassName: 'ghost' }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a volume claim that nothing defines',
    make: patched('volumes/-', { name: 'v', persistentVolumeClaim: { claimName: 'ghost' } }),
    says: [
      '[shop/report] PersistentVolumeClaim of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with PersistentVolumeClaim.fromClaimName',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'ghost' } }] }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a ConfigMap in another namespace',
    make: (chart) => {
      const other = new Chart(chart, 'other', { namespace: 'books' });
      const configMap = new ConfigMap(other, 'map', { metadata: { name: 'settings' }, data: { level: '1' } });
      new BatchJob(chart, 'report', { ...BASE, envFrom: [EnvSource.configMapKey('LEVEL', configMap, 'level')] });
    },
    says: [
      '[shop/report] ConfigMap of the pods: got "settings", which is in namespace "books", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with ConfigMap.fromConfigMapName',
    ],
    ours: 'the app',
  },
  {
    what: 'a Secret that is declared in another namespace',
    make: (chart) => {
      const secret = Secret.fromSecretName(new Chart(chart, 'other', { namespace: 'books' }), 's', 'login');
      new BatchJob(chart, 'report', { ...BASE, mounts: [Mount.secret('/etc/login', secret)] });
    },
    says: [
      '[shop/report] Secret of the pods: got "login", which is in namespace "books", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with Secret.fromSecretName in a chart of this namespace, too',
    ],
    ours: 'the app',
  },
  {
    what: 'a Secret with the name of a declared priority class',
    make: (chart) => {
      const { job } = new BatchJob(chart, 'report', { ...BASE, priority: PriorityClass.existing('ghost') });
      job.addJsonPatch(JsonPatch.add('/spec/template/spec/imagePullSecrets', [{ name: 'ghost' }]));
    },
    says: [
      '[shop/report] Secret of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with Secret.fromSecretName',
    ],
    ours: 'the app',
  },
];
