import { Duration, Size } from 'cdk8s';
import { ISecret, IServiceAccount } from 'cdk8s-plus-27';
import { Fields } from '../fields/field';
import { listOf, valueOf, wholeSeconds } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';
import { size } from '../kubernetes/amounts';
import { foreignLabels } from '../kubernetes/foreign-label';
import { secret, serviceAccount } from '../kubernetes/named-objects';
import { Egress, egress } from '../network/egress';
import { exceptionProblems } from '../security/exceptions';
import { HardeningException } from '../security/hardening-exception';
import { Mount } from './mount';
import { Spread } from './spread';
import { Toleration } from './toleration';

/** Where a pod runs, what it sees and what it may reach. Each of these has a default that fits most programs. */
export interface PodOptions {
  /**
   * Volumes and where they are seen.
   *
   * @default - `/tmp` alone
   * @throws when two have one path, or one lies in a read-only one or in what its construct mounts
   * @see https://kubernetes.io/docs/concepts/storage/volumes/
   */
  readonly mounts?: Mount[];

  /**
   * Room in `/tmp`, in whole KiB from 1 MiB to 1 TiB. It is part of the pod's ephemeral storage.
   *
   * @default Size.mebibytes(64) - scratch files of a small program; the root file system is read-only
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   */
  readonly tmpSize?: Size;

  /**
   * Labels that a node must have.
   *
   * @default - any node
   * @throws when a label is not one
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints that the pod does not mind.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  readonly tolerations?: Toleration[];

  /**
   * How the pods of this workload keep apart.
   *
   * @default - queue workers prefer different nodes; other pods stand where there is room
   * @throws when two are over the same places
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  readonly spread?: Spread[];

  /**
   * Secrets with the credentials of image registries.
   *
   * @default - none
   * @throws when a name is illegal or stands twice
   * @see https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
   */
  readonly imagePullSecrets?: ISecret[];

  /**
   * A ServiceAccount of this app, or one that exists: `ServiceAccount.fromServiceAccountName(chart, 'id', 'reporter')`.
   *
   * @default - one of this workload's own, without a token
   * @throws when its name is not a DNS subdomain
   * @see https://kubernetes.io/docs/concepts/security/service-accounts/
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * What the pod may connect to besides DNS and what its construct needs.
   *
   * @default - nothing
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly egress?: Egress[];

  /**
   * How long a program may take to end after SIGTERM, in whole seconds from 1 s to 24 h.
   *
   * @default Duration.seconds(30) - Kubernetes' own; queue workers take it from their queue's longest task
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Ways out of the hardened defaults, each with its reason.
   *
   * @default - none
   * @throws when there are two of one kind, but for `literalEnv` of different variables
   * and `literalText` of different places, or `literalEnv` names a variable that is not there
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   */
  readonly exceptions?: HardeningException[];
}

export const POD_OPTIONS = {
  mounts: listOf(valueOf(Mount, ['configMap', 'secret', 'persistentVolumeClaim', 'scratch'])).or([]),
  tmpSize: size({ min: Size.mebibytes(1), max: Size.tebibytes(1), fix: 'size it for the scratch files' }).or(
    Size.mebibytes(64),
  ),
  nodeSelector: foreignLabels('write it as the nodes have it').or({}),
  tolerations: listOf(valueOf(Toleration, ['equal', 'exists'])).or([]),
  spread: listOf(valueOf(Spread, ['overNodes', 'overZones', 'over']))
    .checkedBy(spreadProblems)
    .or([]),
  imagePullSecrets: listOf(secret).checkedBy(pullSecretProblems).or([]),
  serviceAccount: serviceAccount.orNothing,
  egress: listOf(egress).or([]),
  terminationGracePeriod: wholeSeconds({
    min: 1,
    max: 86400,
    fix: 'a program needs a moment to end; split a longer clean-up',
  }).or(Duration.seconds(30)),
  exceptions: listOf(
    valueOf(HardeningException, [
      'writableRootFilesystem',
      'userId',
      'serviceAccountToken',
      'literalEnv',
      'literalText',
    ]),
  )
    .checkedBy(exceptionProblems)
    .or([]),
} satisfies Fields<PodOptions>;

/** Two constraints over the same places would contradict each other. */
function spreadProblems(prop: string, spread: Spread[]): Problem[] {
  return repeated(spread.map(({ topologyKey }) => topologyKey)).map(([key, index]) => {
    const fix = 'keep one, `required()` or not';
    return { prop: `${prop}[${index}]`, got: show(key), allowed: 'a topology key that stands once', fix };
  });
}

function pullSecretProblems(prop: string, secrets: ISecret[]): Problem[] {
  return repeated(secrets.map(({ name }) => name)).map(([name, index]) => {
    return { prop: `${prop}[${index}]`, got: show(name), allowed: 'each Secret once', fix: 'name it once' };
  });
}
