import { KubernetesVersion } from '../../lib';
import { Problem } from '../../lib/fields/problem';
import { Manifest } from '../../lib/kubernetes/manifest';
import { Feature, YOUNG_FIELDS, YoungFields } from '../../lib/platform/features';
import { schemaProblems } from '../../lib/rendered/schema/schema-problems';
import { KINDS } from '../../lib/rendered/schema/table';
import { TYPED_RELEASES, alphaByItsDocs, knownFields, unknownFields } from '../platform/known-fields';

const RELEASES = Object.values(KubernetesVersion);

/** What pods have from which release on, as kube_features.go has its feature gate on by default; `a|b` is each of both. */
const POD = {
  '1.29': [
    'containers|initContainers[].env[].valueFrom.fieldRef.fieldPath=status.hostIPs',
    'initContainers[].restartPolicy=Always',
  ],
  '1.30': [
    'containers|initContainers[].lifecycle.postStart|preStop.sleep',
    'containers|initContainers[].securityContext.appArmorProfile',
    'securityContext.appArmorProfile',
  ],
  '1.31': [
    'affinity.podAffinity|podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.matchLabelKeys|mismatchLabelKeys[]',
    'affinity.podAffinity|podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].matchLabelKeys|mismatchLabelKeys[]',
    'containers|initContainers[].volumeMounts[].recursiveReadOnly',
  ],
  '1.33': [
    'containers|initContainers[].lifecycle.postStart|preStop.sleep.seconds=0',
    'containers|initContainers[].resizePolicy[]',
    'containers|initContainers[].securityContext.procMount=Unmasked',
    'hostUsers',
    'securityContext.seLinuxChangePolicy',
    'securityContext.supplementalGroupsPolicy',
  ],
  '1.34': [
    'containers|initContainers[].resources.claims[]',
    'resourceClaims[]',
    'resources',
    'volumes[].ephemeral.volumeClaimTemplate.spec.volumeAttributesClassName',
  ],
  '1.35': [
    'containers|initContainers[].env[].valueFrom.fileKeyRef',
    'containers|initContainers[].restartPolicyRules[]',
    'containers[].restartPolicy',
    'hostnameOverride',
    'initContainers[].restartPolicy=Never|OnFailure',
    'volumes[].image',
  ],
  '1.36': ['containers|initContainers[].restartPolicyRules[].action=RestartAllContainers'],
  never: [
    'containers|initContainers[].lifecycle.stopSignal',
    'resourceClaims[].source',
    'schedulingGroup',
    'securityContext.seLinuxChangePolicy=MountOption',
    'tolerations[].operator=Gt|Lt',
    'volumes[].ephemeral.volumeClaimTemplate.spec.dataSourceRef.namespace',
    'volumes[].ephemeral.volumeClaimTemplate.spec.resources.claims[]',
    'volumes[].projected.sources[].clusterTrustBundle',
    'volumes[].projected.sources[].podCertificate',
    'workloadRef',
  ],
};

const JOB = {
  '1.29': [
    'backoffLimitPerIndex',
    'maxFailedIndexes',
    'podFailurePolicy.rules[].action=FailIndex',
    'podReplacementPolicy',
  ],
  '1.31': ['successPolicy'],
  '1.32': ['managedBy'],
  never: ['scheduling'],
};

const STATEFUL_SET = {
  '1.34': ['volumeClaimTemplates[].spec.volumeAttributesClassName'],
  never: [
    'updateStrategy.rollingUpdate.maxUnavailable',
    'volumeClaimTemplates[].spec.dataSourceRef.namespace',
    'volumeClaimTemplates[].spec.resources.claims[]',
  ],
};

const AUTOSCALER = {
  '1.35': ['behavior.scaleDown|scaleUp.tolerance'],
  never: ['minReplicas=0'],
};

const CLAIM = {
  '1.34': ['volumeAttributesClassName'],
  never: ['dataSourceRef.namespace', 'resources.claims[]'],
};

const QUOTA = {
  '1.34': ['scopes[]=VolumeAttributesClass', 'scopeSelector.matchExpressions[].scopeName=VolumeAttributesClass'],
};

const SERVICE = {
  '1.31': ['trafficDistribution'],
  '1.34': ['trafficDistribution=PreferSameNode|PreferSameZone'],
};

/** Kind, path, value, the release that has it first, and whether that is so of the value alone. */
type Row = [string, string, unknown, string, boolean];

const ROWS: Row[] = [
  ...rows('Job', 'spec', JOB),
  ...rows('Job', 'spec.template.spec', POD),
  ...rows('CronJob', 'spec.jobTemplate.spec', JOB),
  ...rows('CronJob', 'spec.jobTemplate.spec.template.spec', POD),
  ...rows('Deployment', 'spec.template.spec', POD),
  ...rows('StatefulSet', 'spec', STATEFUL_SET),
  ...rows('StatefulSet', 'spec.template.spec', POD),
  ...rows('HorizontalPodAutoscaler', 'spec', AUTOSCALER),
  ...rows('PersistentVolumeClaim', 'spec', CLAIM),
  ...rows('ResourceQuota', 'spec', QUOTA),
  ...rows('Service', 'spec', SERVICE),
];

function rows(kind: string, parent: string, bySince: Record<string, string[]>): Row[] {
  return Object.entries(bySince).flatMap(([since, patterns]) =>
    patterns.flatMap(alternatives).map((pattern): Row => {
      const [path, value] = pattern.split('=');
      const something = path.endsWith('[]') ? [] : path.endsWith('.tolerance') ? '100m' : {};
      const isOfValue = value !== undefined;
      return [kind, `${parent}.${path}`, !isOfValue ? something : value === '0' ? 0 : value, since, isOfValue];
    }),
  );
}

function alternatives(pattern: string): string[] {
  const [all] = /\w+(\|\w+)+/.exec(pattern) ?? [];
  return all === undefined ? [pattern] : all.split('|').flatMap((one) => alternatives(pattern.replace(all, one)));
}

/** Told of a release: what the smallest object that has a field misses is not. */
function youngFieldProblems(object: Manifest, platform: Parameters<typeof schemaProblems>[1]): Problem[] {
  return schemaProblems(object, platform).filter(({ got }) => got.endsWith(` for Kubernetes ${platform.kubernetes}`));
}

function target(kubernetes: KubernetesVersion, ...switchedOn: string[]) {
  return { kubernetes, switchedOn };
}

/** The smallest object that has a field. */
function holding(kind: string, path: string, value: unknown): Manifest {
  const wrap = (inner: unknown, part: string) =>
    part.endsWith('[]') ? { [part.slice(0, -2)]: Array.isArray(inner) ? inner : [inner] } : { [part]: inner };
  return {
    apiVersion: apiVersionOf(kind),
    kind,
    metadata: { name: 'a' },
    ...(path.split('.').reduceRight(wrap, value) as object),
  };
}

function apiVersionOf(kind: string): string {
  return Object.keys(KINDS)
    .find((key) => key.endsWith(` ${kind}`))
    ?.split(' ')[0] as string;
}

function isBefore(release: string, since: string): boolean {
  return since === 'never' || Number(release.slice(2)) < Number(since.slice(2));
}

describe('a young field', () => {
  it.each(ROWS)(
    'of a %s: %s (%j) is refused before %s, and by that release no more',
    (kind, path, value, since, isOfValue) => {
      const manifest = holding(kind, path, value);
      const refusing = RELEASES.filter((release) => youngFieldProblems(manifest, target(release)).length > 0);
      expect(refusing).toEqual(RELEASES.filter((release) => isBefore(release, since)));
      const last = refusing[refusing.length - 1];
      const newer = ', or set a newer release with Platform.set if each of your clusters has it';
      const gate = ', or name it in switchedOn of Platform.set if a gate of each of your clusters has it on';
      expect(youngFieldProblems(manifest, target(last))).toEqual([
        {
          prop: `${kind} "a" .${path.replace(/\[\](?=.)/g, '[0]').replace('[]', isOfValue ? '[0]' : '')}`,
          got: `${JSON.stringify(value)} for Kubernetes ${last}`,
          allowed: since === 'never' ? 'in no release up to Kubernetes 1.36' : `from Kubernetes ${since} on`,
          fix: expect.stringMatching(new RegExp(`^\\w.*${since === 'never' ? gate : newer}$`)),
        },
      ]);
    },
  );

  it.each(ROWS)('of a %s: %s (%j) is taken where a gate has it on', (kind, path, value) => {
    const name = path.replace(/\[\]$/, '').split('.').at(-1) as string;
    const [first] = RELEASES;
    const refused = youngFieldProblems(holding(kind, path, value), target(first, name));
    expect(refused.filter(({ prop }) => prop.split('.').at(-1)?.startsWith(name))).toEqual([]);
  });

  it.each(ROWS)('of a %s: %s (%j) is known to the types of %s, and unknown to none that accept it', (...row) => {
    const [kind, path, value, since] = row;
    const manifest = holding(kind, path, value);
    const knowing = TYPED_RELEASES.filter((release) => unknownFields(release, manifest).length === 0);
    const accepting = TYPED_RELEASES.filter((release) => !isBefore(release, since));
    expect(knowing).toEqual(expect.arrayContaining(accepting));
  });

  it.each(Object.entries(YOUNG_FIELDS))('of a %s is in the list of this test', (kind, fields) => {
    const own = ROWS.filter((row) => row[0] === kind);
    const listed = own.map(
      ([, path, value, , isOfValue]) => path.replace(/\[\]/g, '') + (isOfValue ? `.${value}` : ''),
    );
    expect(
      pathsOf(fields, 'spec')
        .map(([path]) => path)
        .sort(),
    ).toEqual(listed.sort());
  });
});

/** The ways to all that a table has, values among them. */
function pathsOf(fields: Feature | YoungFields, path: string): [string, Feature][] {
  if (fields instanceof Feature) {
    return [[path, fields], ...pathsOf(fields.below, path)];
  }
  return Object.entries(fields).flatMap(([name, field]) => pathsOf(field, `${path}.${name}`));
}

/** Whether the table refuses a field, what is around it, or a value of it. */
function isRefused(kind: string, path: string, release: KubernetesVersion): boolean {
  return pathsOf(YOUNG_FIELDS[kind], 'spec').some(([known, feature]) =>
    `${path}.`.startsWith(`${known}.`) || known.startsWith(`${path}.`) ? !feature.isIn(release) : false,
  );
}

const WITH_PODS = ['Job', 'CronJob', 'Deployment', 'StatefulSet'];

describe.each(Object.keys(YOUNG_FIELDS))('each field of a %s', (kind) => {
  it('that the types of 1.36 have and those of 1.27 do not is refused by 1.27', () => {
    const old = new Set(knownFields('1.27', kind).map(({ path }) => path));
    const young = knownFields('1.36', kind)
      .map(({ path }) => path)
      .filter((path) => !old.has(path));
    expect(young.filter((path) => path.endsWith('.schedulingGroup.podGroupName'))).toHaveLength(
      WITH_PODS.includes(kind) ? 1 : 0,
    );
    expect(young.filter((path) => !isRefused(kind, path, KubernetesVersion.V1_27))).toEqual([]);
  });
});

/** What docs of types go on calling alpha, and in which releases, when its gate is on by default. */
const OUTDATED_DOCS = {
  'JobSpec#podFailurePolicy': ['1.27'],
  'PersistentVolumeClaimSpec#dataSourceRef': ['1.27', '1.28', '1.29', '1.30', '1.31', '1.32', '1.33', '1.34'], // means its namespace
  'PodSecurityContext#supplementalGroupsPolicy': ['1.33', '1.34'],
  'PodSpec#hostUsers': ['1.33', '1.34'],
  'PodSpec#resourceClaims': ['1.34'],
  'PodSpec#resources': ['1.34'],
  'StatefulSetSpec#persistentVolumeClaimRetentionPolicy': ['1.27', '1.28', '1.29', '1.30'],
  'WindowsSecurityContextOptions#hostProcess': ['1.27'],
};

describe('each field that the docs of a release call alpha', () => {
  it('is refused by that release, but for outdated docs', () => {
    const accepted = RELEASES.slice(0, 8).flatMap((release) => {
      const alpha = alphaByItsDocs(release);
      const schemas = ['Job', 'StatefulSet'].flatMap((kind) =>
        knownFields(release, kind)
          .filter(({ path }) => !isRefused(kind, path, release))
          .flatMap((field) => field.schemas.filter((schema) => alpha.has(schema))),
      );
      return [...new Set(schemas)].map((schema) => `${schema} ${release}`);
    });
    const outdated = Object.entries(OUTDATED_DOCS).flatMap(([schema, releases]) =>
      releases.map((release) => `${schema} ${release}`),
    );
    expect(accepted.sort()).toEqual(outdated.sort());
  });
});

describe('what is no use of a young field', () => {
  it.each([
    ['null, which the API server drops', { spec: { template: { spec: { hostUsers: null } } } }],
    [
      'a value that is old',
      { spec: { template: { spec: { containers: [{ securityContext: { procMount: 'Default' } }] } } } },
    ],
    ['no spec', {}],
  ])('is accepted: %s', (_, rest) => {
    expect(
      youngFieldProblems({ apiVersion: 'batch/v1', kind: 'Job', ...rest }, target(KubernetesVersion.V1_27)),
    ).toEqual([]);
  });

  it('is accepted in other kinds', () => {
    expect(youngFieldProblems(holding('Service', 'spec.managedBy', {}), target(KubernetesVersion.V1_27))).toEqual([]);
  });
});
