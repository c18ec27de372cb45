import { JsonPatch } from 'cdk8s';
import {
  BatchJob,
  Delivery,
  Interpreter,
  KubernetesVersion,
  Platform,
  Program,
  Release,
  Shards,
  SuccessPolicy,
} from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput } from './case';
import { batch, parallel } from './constructs';
import { scratchFile } from './scratch';

export const PLATFORM: BadInput[] = [
  {
    what: 'a success policy for a release that has none',
    make: parallel({ shards: Shards.completions(5).successPolicy(SuccessPolicy.any(1)) }),
    says: [
      '[shop/report] shards.successPolicy: got a policy for Kubernetes 1.29, allowed from Kubernetes 1.31 on; leave it out: a Job then succeeds when all its indexes have, or set a newer release with Platform.set if each of your clusters has it',
    ],
    ours: 'the platform',
  },
  {
    what: 'retries of each index for a release that has none',
    make: (chart) => {
      Platform.set(chart, { kubernetes: KubernetesVersion.V1_28 });
      return parallel({ shards: Shards.completions(5).backoffLimitPerIndex(1) })(chart);
    },
    says: [
      '[shop/report] shards.backoffLimitPerIndex: got 1 for Kubernetes 1.28, allowed from Kubernetes 1.29 on; leave it out: all indexes then share backoffLimit, or set a newer release with Platform.set if each of your clusters has it',
    ],
    ours: 'the platform',
  },
  {
    what: 'a Job with a fixed name under Argo CD',
    make: (chart) => {
      Platform.set(chart, { delivery: Delivery.ARGO_CD });
      return batch({ release: Release.underOneName() })(chart);
    },
    says: [
      '[shop/report] release: got Release.underOneName() with Delivery.ARGO_CD, allowed Release.onChange(); leave it out: a changed Job of the same name would stop each sync at an immutable field',
    ],
    ours: 'the platform',
  },
  {
    what: 'a platform for a scope that holds something already',
    make: (chart) => {
      batch({})(chart);
      Platform.set(chart, { kubernetes: KubernetesVersion.V1_31 });
    },
    says: [
      '[shop] Platform.set: got a scope that holds "report", allowed a scope in which nothing has been made yet; call Platform.set right after the scope is made',
    ],
    ours: 'the platform',
  },
  {
    what: 'a release that nobody runs any more',
    make: (chart) => Platform.set(chart, { kubernetes: '1.19' as KubernetesVersion }),
    says: [
      '[shop] kubernetes: got "1.19", allowed 1.27, 1.28, 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36; write for example KubernetesVersion.V1_31; an older library is for older clusters',
    ],
    ours: 'the platform',
  },
  {
    what: 'manifests that are brought by what we do not render for',
    make: (chart) => Platform.set(chart, { delivery: 'Helm' as Delivery }),
    says: [
      '[shop] delivery: got "Helm", allowed kubectl apply, kubectl apply --server-side, Argo CD, Flux; write for example Delivery.ARGO_CD',
    ],
    ours: 'the platform',
  },
  {
    what: 'a patched field that the release does not have',
    make: (chart) => {
      const { job: object } = batch({})(chart) as BatchJob;
      object.addJsonPatch(JsonPatch.add('/spec/managedBy', 'kueue.x-k8s.io/multikueue'));
    },
    says: [
      '[shop/report] Job "report-HASH" .spec.managedBy: got "kueue.x-k8s.io/multikueue" for Kubernetes 1.29, allowed from Kubernetes 1.32 on; leave it out: Kubernetes\' own controller then runs the Job, or set a newer release with Platform.set if each of your clusters has it',
    ],
    ours: 'the platform',
  },
  {
    what: 'an object that is too large for kubectl apply',
    make: (chart) => {
      const program = Program.script(
        scratchFile('large.sh', `${'#'.repeat(300_000)}\n`),
        Interpreter.shell('busybox:1.37'),
      );
      new BatchJob(chart, 'report', { ...BASE, program });
    },
    says: [
      '[shop/report] ConfigMap "report-files-HASH": got 300451 bytes with the copy that kubectl apply keeps in an annotation, allowed at most 262144 bytes; use Program.image, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE',
    ],
    ours: 'the platform',
  },
];
