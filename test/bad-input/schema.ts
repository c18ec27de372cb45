import { JsonPatch } from 'cdk8s';
import { BatchJob, Patch } from '../../lib';
import { BadInput, deployment, job, jobWithContainer, jobWithPods } from './case';
import { batch, broker } from './constructs';

const POD = '/spec/template/spec';

const patched =
  (...patches: JsonPatch[]): BadInput['make'] =>
  (chart) =>
    (batch({})(chart) as BatchJob).job.addJsonPatch(...patches);

const withoutServiceName = () => {
  const { metadata, ...rest } = deployment({ volumeClaimTemplates: [] });
  return { ...rest, kind: 'StatefulSet', metadata: { ...metadata, name: 'mq' } };
};

/** What a patch makes of an object that its release would not read: told at synth. */
export const SCHEMA: BadInput[] = [
  {
    what: 'a patched field of pods that is misspelt',
    make: batch({ patches: [Patch.pod({ shareProcesNamespace: true })] }),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.shareProcesNamespace: got true, allowed a field of PodSpec in Kubernetes 1.29; write shareProcessNamespace',
    ],
    manifest: jobWithPods({ shareProcesNamespace: true }),
  },
  {
    what: 'a patched field that belongs to the pods',
    make: batch({ patches: [Patch.manifest({ spec: { nodeSelector: { disk: 'ssd' } } })] }),
    says: [
      '[shop/report] Job "report-HASH" .spec.nodeSelector: got {"disk":"ssd"}, allowed a field of JobSpec in Kubernetes 1.29; it belongs elsewhere: write .spec.template.spec.nodeSelector',
    ],
    manifest: job({ nodeSelector: { disk: 'ssd' } }),
  },
  {
    what: 'a patched field that Kubernetes does not have',
    make: batch({ patches: [Patch.pod({ gpu: 1 })] }),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.gpu: got 1, allowed a field of PodSpec in Kubernetes 1.29; leave it out, or name it in switchedOn of Platform.set if a gate of each of your clusters has it on',
    ],
    manifest: jobWithPods({ gpu: 1 }),
  },
  {
    what: 'a number that a patch writes in quotes',
    make: batch({ patches: [Patch.pod({ priority: '-5' })] }),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.priority: got "-5", allowed a whole number from -2147483648 to 2147483647; write -5',
    ],
    manifest: jobWithPods({ priority: '-5' }),
  },
  {
    what: 'a flag that a patch writes in quotes',
    make: batch({ patches: [Patch.container({ tty: 'true' })] }),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].tty: got "true", allowed true or false; write true',
    ],
    manifest: jobWithContainer({ tty: 'true' }),
  },
  {
    what: 'a patched label that is a number',
    make: patched(JsonPatch.add('/metadata/labels/cost-center', 4711)),
    says: ['[shop/report] Job "report-HASH" .metadata.labels["cost-center"]: got 4711, allowed text; write "4711"'],
    manifest: { ...job(), metadata: { name: 'report', labels: { 'cost-center': 4711 } } },
  },
  {
    what: 'a patched variable that is a number, which may be a secret',
    make: patched(JsonPatch.add(`${POD}/containers/0/env`, [{ name: 'PIN', value: 77123 }])),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].env[0].value: got a number, allowed text; write it in quotes',
    ],
    manifest: jobWithContainer({ env: [{ name: 'PIN', value: 77123 }] }),
  },
  {
    what: 'a patched figure that is no quantity',
    make: patched(JsonPatch.replace(`${POD}/containers/0/resources/limits/memory`, '64MB')),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].resources.limits["memory"]: got "64MB", allowed a quantity; write for example "64Mi" or "100m"',
    ],
    manifest: jobWithContainer({ resources: { limits: { memory: '64MB' } } }),
  },
  {
    what: 'a container that a patch takes the name from',
    make: patched(JsonPatch.remove(`${POD}/containers/0/name`)),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].name: got nothing, allowed text; write it: each Container has one',
    ],
    manifest: jobWithPods({ containers: [{ image: 'a:1' }] }),
  },
  {
    what: 'a patched policy in small letters',
    make: batch({ patches: [Patch.container({ imagePullPolicy: 'always' })] }),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].imagePullPolicy: got "always", allowed "Always", "IfNotPresent", "Never"; write "Always"',
    ],
    manifest: jobWithContainer({ imagePullPolicy: 'always' }),
  },
  {
    what: 'a patched version that a kind does not have',
    make: patched(JsonPatch.replace('/apiVersion', 'batch/v1beta1')),
    says: [
      '[shop/report] Job "report-HASH" .apiVersion: got "batch/v1beta1", allowed "batch/v1" for a Job; write "batch/v1"',
    ],
    ours: 'the platform',
  },
  {
    what: 'a StatefulSet that a patch takes its Service from',
    make: (chart) => broker(chart).statefulSet.addJsonPatch(JsonPatch.remove('/spec/serviceName')),
    says: [
      '[shop/mq] StatefulSet "mq" .spec.serviceName: got nothing, allowed text; write it: up to Kubernetes 1.32 each StatefulSetSpec has one',
    ],
    manifest: withoutServiceName(),
    stricter: 'the schema of the release demands it, and what reads the schema refuses it',
  },
];
