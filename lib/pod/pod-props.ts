import { Duration } from 'cdk8s';
import { ISecret } from 'cdk8s-plus-27';
import { IPriorityClass, priorityClass } from '../cluster/priority-class';
import { Fields } from '../fields/field';
import { listOf, texts, valueOf, wholeSeconds } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';
import { annotationProblems, reservedAnnotationProblems } from '../kubernetes/annotations';
import { secret } from '../kubernetes/named-objects';
import { userLabelProblems } from '../kubernetes/standard-labels';
import { Network, network } from '../network/network';
import { Waiver } from '../security/waiver';
import { waivers } from '../security/waivers';
import { Identity } from './identity';
import { Mount, mount } from './mount';
import { Patch, patches } from './patch';
import { Placement, placement } from './placement';

/** What any pod of the library may have, a broker's, too. Each of these has a default that fits most programs. */
export interface CommonPodProps {
  /**
   * Volumes and where they are seen. `Mount.scratch('/tmp', '1Gi')` makes room in `/tmp`, which is there with 64Mi.
   *
   * @default - `/tmp` alone
   * @throws when two have one path, or one lies in a read-only one or in what its construct mounts
   * @see https://kubernetes.io/docs/concepts/storage/volumes/
   */
  readonly mounts?: Mount[];

  /**
   * Rules of the library that are given up, each with its reason. For example
   * `[Waiver.writableRootFilesystem('The image unpacks itself')]`.
   *
   * @default - none
   * @throws when there are two of one kind, but for `literal` of different places, or `literal` names a variable that is not
   * there
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   */
  readonly waivers?: Waiver[];

  /**
   * Labels of the objects and their pods, besides the standard ones.
   *
   * @default - `app.kubernetes.io/name`, `instance`, `component`, `part-of` and `managed-by`
   * @throws when a label is illegal, or one that the library or a controller of the cluster sets
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the rendered object and its pods.
   *
   * @default - none
   * @throws when a key is illegal or the cluster's own, a value looks like a secret, or all together exceed 256 KiB
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Which pods go first when a cluster is full: a `BatchPriorityClass`, or one that is there, `PriorityClass.existing('low')`.
   *
   * @default - the cluster's default priority, 0 unless an administrator changed it
   * @throws when its name is not a DNS subdomain
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priority?: IPriorityClass;

  /**
   * Where the pods stand: nodes, taints, how far from each other. For example
   * `[Placement.onNodes('pool', 'spot'), Placement.toleration('spot')]`.
   *
   * @default - queue workers prefer different nodes; other pods stand where there is room
   * @throws when two spreads are over the same places, or two rules ask for values of one label
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  readonly placement?: Placement[];

  /**
   * What the pod may connect to besides DNS and what its construct needs. For example
   * `[Network.toPods({ app: 'db' }, '5432'), Network.https()]`.
   *
   * @default - nothing
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly network?: Network[];

  /**
   * Who the pod is to the API server.
   *
   * @default Identity.own() - a ServiceAccount of this workload's own, without a token
   * @see https://kubernetes.io/docs/concepts/security/service-accounts/
   */
  readonly identity?: Identity;

  /**
   * Secrets with the credentials of image registries. For example `[Secret.fromSecretName(chart, 'pull', 'regcred')]`, whose
   * `Secret` is that of cdk8s-plus.
   *
   * @default - none
   * @throws when a name is illegal or stands twice
   * @see https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
   */
  readonly imagePullSecrets?: ISecret[];

  /**
   * How long a program may take to end after SIGTERM, in whole seconds from 1 s to 24 h.
   *
   * @default - 30 s, Kubernetes' own; workers have their queue's longest task and 30 s more, a broker 120 s to write what it holds
   * @throws outside that range, or where a worker could not end its queue's longest task
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * What has no prop, merged into what is rendered, in their order. For example
   * `[Patch.pod({ runtimeClassName: 'gvisor' })]`.
   *
   * @default - none
   * @throws when one is of a container that the pod does not have
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
   */
  readonly patches?: Patch[];
}

/** Labels by which controllers and policies find their pods; the API server refuses a Job that sets some of them. */
const SET_BY_CONTROLLERS =
  /^(job-name|controller-uid|pod-template-hash|controller-revision-hash|(batch|apps|statefulset)\.kubernetes\.io\/.*|cdk8s-batch\/.*)$/;

export const POD_PROPS = {
  mounts: listOf(mount).or([]),
  waivers: waivers.or([]),
  labels: texts.checkedBy((prop, map) => userLabelProblems(prop, map, SET_BY_CONTROLLERS)).or({}),
  annotations: texts
    .checkedBy((prop, map) => [...annotationProblems(prop, map), ...reservedAnnotationProblems(map)])
    .or({}),
  priority: priorityClass.orNothing,
  placement: placement.or([]),
  network: network.or([]),
  identity: valueOf(Identity, ['own', 'serviceAccount']).or(Identity.own()),
  imagePullSecrets: listOf(secret).checkedBy(pullSecretProblems).or([]),
  terminationGracePeriod: wholeSeconds({
    min: 1,
    max: 86400,
    fix: 'a program needs a moment to end; split a longer clean-up',
  }).orNothing,
  patches: patches.or([]),
} satisfies Fields<CommonPodProps>;

function pullSecretProblems(prop: string, secrets: ISecret[]): Problem[] {
  return repeated(secrets.map(({ name }) => name)).map(([name, index]) => {
    return { prop: `${prop}[${index}]`, got: show(name), allowed: 'each Secret once', fix: 'name it once' };
  });
}
