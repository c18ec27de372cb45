import { Problem, unless } from '../fields/problem';
import { KubernetesVersion } from './platform';

/** A field, or a value of a field, that is younger than the oldest release that we render for. */
export class Feature {
  constructor(
    /** The first release that has it without a switch; unset where no release up to our newest does. */
    public readonly since: string | undefined,
    /** What to do instead. */
    public readonly instead: string,
    /** Fields and values in it that are younger still. */
    public readonly below: YoungFields = {},
  ) {}

  /** Whether a release has it. */
  public isIn(kubernetes: KubernetesVersion): boolean {
    return this.since !== undefined && minorOf(kubernetes) >= minorOf(this.since);
  }

  /** What is told to whoever uses it for a release that does not have it. */
  public problem(kubernetes: KubernetesVersion, prop: string, value: string): Problem {
    const got = `${value} for Kubernetes ${kubernetes}`;
    const fix = `${this.instead}, or set a newer release with Platform.set if each of your clusters has it`;
    return this.since === undefined
      ? { prop, got, allowed: `in no release up to Kubernetes ${NEWEST}`, fix: `${this.instead}, ${SWITCHED_ON}` }
      : { prop, got, allowed: `from Kubernetes ${this.since} on`, fix };
  }
}

/**
 * Young fields by the way to them: an object has its fields by their names, a list has those of each item, and a field has
 * its values.
 */
export interface YoungFields {
  readonly [fieldOrValue: string]: Feature | YoungFields;
}

/** What to do about a field that a release does not have by itself. */
export const SWITCHED_ON = 'or name it in switchedOn of Platform.set if a gate of each of your clusters has it on';

const NEWEST = Object.values(KubernetesVersion).slice(-1)[0];

function from(since: string, instead: string, below?: YoungFields): Feature {
  return new Feature(since, instead, below);
}

/** A field that is alpha, switched off, or gone again. */
function never(instead: string): Feature {
  return new Feature(undefined, instead);
}

const DEVICES = 'ask for the extended resource of a device plugin in limits';

const APP_ARMOR = from(
  '1.30',
  'patch the annotation container.apparmor.security.beta.kubernetes.io/CONTAINER of the pod',
);

const VOLUME_CLAIM: YoungFields = {
  dataSourceRef: { namespace: never('take a source in the namespace of the claim') },
  resources: { claims: never('leave it out: a volume has no devices') },
  volumeAttributesClassName: from('1.34', 'use a storage class with these attributes'),
};

const SLEEP = from('1.30', 'use exec with a sleep', { seconds: { 0: from('1.33', 'leave it out') } });

const CONTAINER: YoungFields = {
  env: {
    valueFrom: {
      fieldRef: { fieldPath: { 'status.hostIPs': from('1.29', 'use status.hostIP') } },
      fileKeyRef: from('1.35', 'let the program read the file'),
    },
  },
  lifecycle: {
    postStart: { sleep: SLEEP },
    preStop: { sleep: SLEEP },
    stopSignal: never('set STOPSIGNAL in the image'),
  },
  resizePolicy: from('1.33', 'leave it out: new resources then take a new pod'),
  resources: { claims: from('1.34', DEVICES) },
  restartPolicyRules: from('1.35', 'use a failure policy', {
    action: { RestartAllContainers: from('1.36', 'use Restart') },
  }),
  securityContext: {
    appArmorProfile: APP_ARMOR,
    procMount: { Unmasked: from('1.33', 'leave it out: parts of /proc are then masked') },
  },
  volumeMounts: { recursiveReadOnly: from('1.31', 'leave it out: what is mounted below may then be writable') },
};

const AFFINITY_TERM: YoungFields = {
  matchLabelKeys: from('1.31', 'write the label into labelSelector'),
  mismatchLabelKeys: from('1.31', 'write the label into labelSelector'),
};

const AFFINITY: YoungFields = {
  preferredDuringSchedulingIgnoredDuringExecution: { podAffinityTerm: AFFINITY_TERM },
  requiredDuringSchedulingIgnoredDuringExecution: AFFINITY_TERM,
};

const RESTART_POLICY = from('1.35', "leave it out: the pod's own holds");

const POD: YoungFields = {
  affinity: { podAffinity: AFFINITY, podAntiAffinity: AFFINITY },
  containers: { ...CONTAINER, restartPolicy: RESTART_POLICY },
  hostUsers: from('1.33', 'leave it out: the pod then shares the users of its node'),
  hostnameOverride: from('1.35', 'use hostname'),
  initContainers: {
    ...CONTAINER,
    restartPolicy: {
      Always: from('1.29', 'run it as an ordinary container that ends by itself'),
      Never: RESTART_POLICY,
      OnFailure: RESTART_POLICY,
    },
  },
  resourceClaims: from('1.34', DEVICES, { source: never('write what it holds beside the name of the claim') }),
  resources: from('1.34', 'give each container its own'),
  schedulingGroup: never('use a queue such as Kueue'),
  securityContext: {
    appArmorProfile: APP_ARMOR,
    seLinuxChangePolicy: from('1.33', 'leave it out', { MountOption: never('leave it out, or use Recursive') }),
    supplementalGroupsPolicy: from('1.33', 'leave it out: the groups that the image says are then added'),
  },
  tolerations: { operator: { Gt: never('use Equal or Exists'), Lt: never('use Equal or Exists') } },
  volumes: {
    ephemeral: { volumeClaimTemplate: { spec: VOLUME_CLAIM } },
    image: from('1.35', 'copy the files with an init container'),
    projected: {
      sources: {
        clusterTrustBundle: never('mount a ConfigMap with the certificates'),
        podCertificate: never('mount a Secret with the certificate'),
      },
    },
  },
  workloadRef: never('use a queue such as Kueue'),
};

const YOUNG_JOB_FIELDS = {
  backoffLimitPerIndex: from('1.29', 'leave it out: all indexes then share backoffLimit'),
  maxFailedIndexes: from('1.29', 'leave it out'),
  podReplacementPolicy: from('1.29', 'leave it out: an ending pod is then replaced at once'),
  successPolicy: from('1.31', 'leave it out: a Job then succeeds when all its indexes have'),
};

const JOB: YoungFields = {
  ...YOUNG_JOB_FIELDS,
  managedBy: from('1.32', "leave it out: Kubernetes' own controller then runs the Job"),
  podFailurePolicy: { rules: { action: { FailIndex: from('1.29', 'use FailJob') } } },
  scheduling: never('use a queue such as Kueue'),
  template: { spec: POD },
};

const SCALING_RULES: YoungFields = { tolerance: from('1.35', 'leave it out: that of the whole cluster then holds') };

const QUOTA_SCOPE: YoungFields = { VolumeAttributesClass: from('1.34', 'count the storage of a storage class') };

const TRAFFIC_DISTRIBUTION = from('1.31', 'leave it out: each of its pods is then as near as any other', {
  PreferSameNode: from('1.34', 'use PreferClose'),
  PreferSameZone: from('1.34', 'use PreferClose'),
});

/**
 * By kind, the fields of its spec that 1.27 lacks, or has as alpha. Read off kube_features.go and the KEPs:
 * [feature gates](https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/).
 */
export const YOUNG_FIELDS: Readonly<Record<string, YoungFields>> = {
  Job: JOB,
  CronJob: { jobTemplate: { spec: JOB } },
  Deployment: { template: { spec: POD } },
  StatefulSet: {
    template: { spec: POD },
    updateStrategy: { rollingUpdate: { maxUnavailable: never('leave it out: one pod at a time is then replaced') } },
    volumeClaimTemplates: { spec: VOLUME_CLAIM },
  },
  HorizontalPodAutoscaler: {
    behavior: { scaleDown: SCALING_RULES, scaleUp: SCALING_RULES },
    minReplicas: { 0: never('keep one pod') },
  },
  PersistentVolumeClaim: VOLUME_CLAIM,
  ResourceQuota: { scopes: QUOTA_SCOPE, scopeSelector: { matchExpressions: { scopeName: QUOTA_SCOPE } } },
  Service: { trafficDistribution: TRAFFIC_DISTRIBUTION },
};

/** Whether a release has a field that a prop renders. */
export function hasField(kubernetes: KubernetesVersion, field: keyof typeof YOUNG_JOB_FIELDS): boolean {
  return YOUNG_JOB_FIELDS[field].isIn(kubernetes);
}

/** Whether each rule of a podFailurePolicy must have a list of conditions, even an empty one. */
export function wantsConditionsInEachRule(kubernetes: KubernetesVersion): boolean {
  return minorOf(kubernetes) < 29;
}

/** A prop that renders a field which the release does not have; unset is fine. */
export function featureProblems(
  kubernetes: KubernetesVersion,
  field: keyof typeof YOUNG_JOB_FIELDS,
  { prop, got }: { prop: string; got: string | undefined },
): Problem[] {
  const feature = YOUNG_JOB_FIELDS[field];
  return got === undefined ? [] : unless(feature.isIn(kubernetes), feature.problem(kubernetes, prop, got));
}

/** 29 of `1.29`. */
export function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}
