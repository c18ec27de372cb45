import { KubernetesVersion } from '../../../lib';
import { describe as inWords } from '../../../lib/fields/problem';
import { Manifest } from '../../../lib/kubernetes/manifest';
import { schemaProblems } from '../../../lib/rendered/schema/schema-problems';

const GATE = 'leave it out, or name it in switchedOn of Platform.set if a gate of each of your clusters has it on';
const NEWER = 'or set a newer release with Platform.set if each of your clusters has it';

function said(object: Manifest, kubernetes = KubernetesVersion.V1_29, ...switchedOn: string[]): string[] {
  const said = schemaProblems(object, { kubernetes, switchedOn }).map(inWords);
  return said.map((line) => line.replace(/^\w+ "a" \./, ''));
}

function object(apiVersion: string, kind: string, rest: object): Manifest {
  return { apiVersion, kind, metadata: { name: 'a' }, ...rest };
}

function job(spec: object): Manifest {
  return object('batch/v1', 'Job', { spec: { template: { spec: { containers: [{ name: 'a' }] } }, ...spec } });
}

function pods(spec: object): Manifest {
  return job({ template: { spec: { containers: [{ name: 'a' }], ...spec } } });
}

function container(fields: object): Manifest {
  return pods({ containers: [{ name: 'a', ...fields }] });
}

describe('a field that a release does not have', () => {
  it.each<[string, Manifest, string]>([
    [
      'is told with the name that is meant',
      container({ imagee: 'a:1' }),
      'spec.template.spec.containers[0].imagee: got "a:1", allowed a field of Container in Kubernetes 1.29; write image',
    ],
    [
      'is told with the place where it belongs, further down',
      job({ image: 'a:1' }),
      'spec.image: got "a:1", allowed a field of JobSpec in Kubernetes 1.29; it belongs elsewhere: write .spec.template.spec.containers[0].image',
    ],
    [
      'is told with the place where it belongs, further up',
      container({ backoffLimit: 3 }),
      'spec.template.spec.containers[0].backoffLimit: got 3, allowed a field of Container in Kubernetes 1.29; it belongs elsewhere: write .spec.backoffLimit',
    ],
    [
      'is told with all names, where they are few',
      pods({ volumes: [{ name: 'v', emptyDir: { frobnicate: [] } }] }),
      `spec.template.spec.volumes[0].emptyDir.frobnicate: got [], allowed only medium, sizeLimit; ${GATE}`,
    ],
    [
      'is told without them, where they are many',
      pods({ frobnicate: { name: 1 } }),
      `spec.template.spec.frobnicate: got {"name":1}, allowed a field of PodSpec in Kubernetes 1.29; ${GATE}`,
    ],
    [
      'is told with the release that has it',
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: {
          maxReplicas: 3,
          scaleTargetRef: { kind: 'Deployment', name: 'a' },
          behavior: { scaleUp: { tolerance: '0.1' } },
        },
      }),
      `spec.behavior.scaleUp.tolerance: got "0.1" for Kubernetes 1.29, allowed from Kubernetes 1.35 on; leave it out: that of the whole cluster then holds, ${NEWER}`,
    ],
    [
      'is told at the top, too',
      { ...job({}), spek: {} },
      'spek: got {}, allowed a field of Job in Kubernetes 1.29; write spec',
    ],
  ])('%s', (_title, manifest, problem) => {
    expect(said(manifest)).toEqual([problem]);
  });

  it('is told with the last release that had it', () => {
    const policy = object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {} }, status: {} });
    expect(said(policy, KubernetesVersion.V1_27)).toEqual([]);
    expect(said(policy, KubernetesVersion.V1_28)).toEqual([
      `status: got {} for Kubernetes 1.28, allowed up to Kubernetes 1.27; ${GATE}`,
    ]);
  });

  it('is taken, and what is known of it checked, where switchedOn names it', () => {
    expect(said(pods({ frobnicate: { name: 1 } }), KubernetesVersion.V1_29, 'frobnicate')).toEqual([]);
    const grouped = pods({ schedulingGroup: { podGroupName: 5 } });
    expect(said(grouped, KubernetesVersion.V1_29, 'schedulingGroup')).toEqual([
      'spec.template.spec.schedulingGroup.podGroupName: got 5, allowed text; write "5"',
    ]);
  });
});

describe('a value of another type', () => {
  it.each<[string, Manifest, string]>([
    [
      'a number in quotes',
      job({ completions: '5' }),
      'spec.completions: got "5", allowed a whole number from -2147483648 to 2147483647; write 5',
    ],
    [
      'a number in words',
      job({ activeDeadlineSeconds: 'a day' }),
      'spec.activeDeadlineSeconds: got "a day", allowed a whole number; write it in plain digits, without quotes',
    ],
    [
      'a fraction',
      job({ completions: 1.5 }),
      'spec.completions: got 1.5, allowed a whole number from -2147483648 to 2147483647; write it in plain digits, without quotes',
    ],
    [
      'too large a number',
      job({ completions: 2 ** 31 }),
      'spec.completions: got 2147483648, allowed a whole number from -2147483648 to 2147483647; write it in plain digits, without quotes',
    ],
    ['a flag in quotes', job({ suspend: 'True' }), 'spec.suspend: got "True", allowed true or false; write true'],
    [
      'a flag in words',
      job({ suspend: 'yes' }),
      'spec.suspend: got "yes", allowed true or false; write one of them without quotes',
    ],
    [
      'a number for a text',
      container({ image: 5 }),
      'spec.template.spec.containers[0].image: got 5, allowed text; write "5"',
    ],
    [
      'an object for a text',
      container({ image: { tag: 1 } }),
      'spec.template.spec.containers[0].image: got {"tag":1}, allowed text; write it in quotes',
    ],
    [
      'a label that is a flag',
      { ...job({}), metadata: { name: 'a', labels: { 'a/b': true } } },
      'metadata.labels["a/b"]: got true, allowed text; write "true"',
    ],
    [
      'a text for a list',
      container({ args: '--all' }),
      'spec.template.spec.containers[0].args: got "--all", allowed a list, each item text; write a list, if only of one',
    ],
    [
      'a list for an object',
      container({ resources: [] }),
      'spec.template.spec.containers[0].resources: got [], allowed the fields of a ResourceRequirements; write its fields by their names',
    ],
    [
      'a list for a map',
      pods({ nodeSelector: ['a'] }),
      'spec.template.spec.nodeSelector: got ["a"], allowed keys, each with text; write each value under its key',
    ],
    [
      'no quantity',
      container({ resources: { limits: { memory: '64MB' } } }),
      'spec.template.spec.containers[0].resources.limits["memory"]: got "64MB", allowed a quantity; write for example "64Mi" or "100m"',
    ],
    [
      'no port',
      container({ livenessProbe: { tcpSocket: { port: 1.5 } } }),
      'spec.template.spec.containers[0].livenessProbe.tcpSocket.port: got 1.5, allowed a whole number or text; write a port or a count as a number, a name or a percentage in quotes',
    ],
    [
      'no time',
      { ...job({}), metadata: { name: 'a', creationTimestamp: 'now' } },
      'metadata.creationTimestamp: got "now", allowed a time as in RFC 3339; write for example "2026-11-27T12:00:00Z"',
    ],
    [
      'no base64',
      object('v1', 'ConfigMap', { binaryData: { a: '=' } }),
      'binaryData["a"]: got "=", allowed bytes in base64; encode it',
    ],
    [
      'containers for debugging',
      pods({ ephemeralContainers: [{ name: 'a' }] }),
      'spec.template.spec.ephemeralContainers: got [{"name":"a"}], allowed nothing: no template of pods may have it; leave it out',
    ],
  ])('is told with what to write: %s', (_title, manifest, problem) => {
    expect(said(manifest)).toEqual([problem]);
  });

  it.each<[string, Manifest]>([
    ['null', job({ completions: null, suspend: null, selector: null })],
    ['null in lists and maps', { ...container({ args: ['a', null] }), metadata: { labels: { a: null } } }],
    ['numbers for quantities', container({ resources: { limits: { cpu: 0.5, memory: 64 } } })],
    [
      'quantities of all kinds',
      container({ resources: { limits: { a: '1.5Gi', b: '.5', c: '5.', d: '1e3', e: '-3m', f: '+1E' } } }),
    ],
    [
      'ports by number and by name',
      container({ livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { httpGet: { port: 'http' } } }),
    ],
    ['base64 in lines', object('v1', 'Secret', { data: { a: 'aGVs\nbG8=', b: '' } })],
    ['any status', { ...job({}), status: { active: 'x' } }],
    ['no containers for debugging', pods({ ephemeralContainers: [] })],
    ['an empty text that means unset', pods({ restartPolicy: '', dnsPolicy: '' })],
    [
      'an empty text that is a value',
      container({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'a', value: '' }] } } }),
    ],
    ['an empty type of a host path', pods({ volumes: [{ name: 'a', hostPath: { path: '/a', type: '' } }] })],
    ['a whole number with a fraction of nothing', job({ completions: 5.0 })],
  ])('is none: %s', (_title, manifest) => {
    expect(said(manifest)).toEqual([]);
  });
});

describe('what is missing', () => {
  it.each<[string, Manifest, string]>([
    [
      'a text',
      pods({ containers: [{}] }),
      'spec.template.spec.containers[0].name: got nothing, allowed text; write it: each Container has one',
    ],
    [
      'a text that is empty',
      pods({ containers: [{ name: '' }] }),
      'spec.template.spec.containers[0].name: got "", allowed text; write it: each Container has one',
    ],
    [
      'all of an item',
      pods({ containers: [null] }),
      'spec.template.spec.containers[0].name: got nothing, allowed text; write it: each Container has one',
    ],
    [
      'the items of a list',
      pods({ containers: [] }),
      'spec.template.spec.containers: got [], allowed at least one; write one: each PodSpec has one',
    ],
    [
      'an object',
      job({ template: null }),
      'spec.template: got nothing, allowed the fields of a PodTemplateSpec; write it, or patch what is in it and not the whole: each JobSpec has one',
    ],
    [
      'an object that is there anyhow',
      job({ template: {} }),
      'spec.template.spec: got nothing, allowed the fields of a PodSpec; write it, or patch what is in it and not the whole: each PodTemplateSpec has one',
    ],
  ])('is told: %s', (_title, manifest, problem) => {
    expect(said(manifest)).toEqual([problem]);
  });

  it('is told for the releases that demand it', () => {
    const policy = job({
      podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }] },
    });
    expect(said(policy, KubernetesVersion.V1_28)).toEqual([
      'spec.podFailurePolicy.rules[0].onPodConditions: got nothing, allowed a list, each item the fields of a PodFailurePolicyOnPodConditionsPattern; write it: up to Kubernetes 1.28 each PodFailurePolicyRule has one',
    ]);
    expect(said(policy, KubernetesVersion.V1_29)).toEqual([]);
  });
});

describe('a text outside an enum', () => {
  it.each<[string, Manifest, string]>([
    [
      'in small letters',
      container({ imagePullPolicy: 'always' }),
      'spec.template.spec.containers[0].imagePullPolicy: got "always", allowed "Always", "IfNotPresent", "Never"; write "Always"',
    ],
    [
      'of no meaning',
      pods({ restartPolicy: 'Sometimes' }),
      'spec.template.spec.restartPolicy: got "Sometimes", allowed "Always", "Never", "OnFailure"; write one of them',
    ],
    [
      'empty, where that is no value',
      job({ completionMode: '' }),
      'spec.completionMode: got "", allowed "Indexed", "NonIndexed"; write one of them',
    ],
    [
      'in a list',
      object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, policyTypes: ['Outgoing'] } }),
      'spec.policyTypes[0]: got "Outgoing", allowed "Egress", "Ingress"; write one of them',
    ],
    [
      'of a kind',
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRoll', name: 'a' },
      }),
      'roleRef.kind: got "ClusterRoll", allowed "ClusterRole", "Role"; write "ClusterRole"',
    ],
    [
      'of a newer release',
      object('v1', 'ResourceQuota', { spec: { scopes: ['VolumeAttributesClass'] } }),
      `spec.scopes[0]: got "VolumeAttributesClass" for Kubernetes 1.29, allowed from Kubernetes 1.34 on; count the storage of a storage class, ${NEWER}`,
    ],
    [
      'that only newer types have',
      pods({
        restartPolicy: 'Always',
        hostUsers: null,
        containers: [{ name: 'a', lifecycle: { stopSignal: 'SIGTERM' } }],
      }),
      `spec.template.spec.containers[0].lifecycle.stopSignal: got "SIGTERM" for Kubernetes 1.29, allowed in no release up to Kubernetes 1.36; set STOPSIGNAL in the image, or name it in switchedOn of Platform.set if a gate of each of your clusters has it on`,
    ],
  ])('is told with those in it: %s', (_title, manifest, problem) => {
    expect(said(manifest)).toEqual([problem]);
  });

  it('is told with those alone that the release has on', () => {
    const tolerant = pods({ tolerations: [{ operator: 'Less' }] });
    expect(said(tolerant, KubernetesVersion.V1_36)).toEqual([
      'spec.template.spec.tolerations[0].operator: got "Less", allowed "Equal", "Exists"; write one of them',
    ]);
  });

  it('is taken where switchedOn names its field', () => {
    expect(said(pods({ restartPolicy: 'Sometimes' }), KubernetesVersion.V1_29, 'restartPolicy')).toEqual([]);
  });
});

describe('a kind', () => {
  it.each([
    object('jobset.x-k8s.io/v1alpha2', 'JobSet', { anything: 5 }),
    object('batch.volcano.sh/v1alpha1', 'Job', { anything: 5 }),
    object('autoscaling/v1', 'HorizontalPodAutoscaler', { anything: 5 }),
    object('v1', 'Pod', { anything: 5 }),
    {},
  ])('that the table does not know has no problems: $apiVersion $kind', (manifest) => {
    expect(said(manifest)).toEqual([]);
  });

  it.each(['batch/v1beta1', 'v1', 'apps/v1'])('of Kubernetes is refused in a version that has none: %s', (version) => {
    expect(said(object(version, 'Job', {}))).toEqual([
      `apiVersion: got "${version}", allowed "batch/v1" for a Job; write "batch/v1"`,
    ]);
  });
});

describe('what may be a secret is not repeated', () => {
  it.each<[string, Manifest]>([
    ['a value of a Secret', object('v1', 'Secret', { stringData: { pin: 77123 } })],
    ['bytes of a Secret', object('v1', 'Secret', { data: { pin: '77123' } })],
    ['a misspelt field of a Secret', object('v1', 'Secret', { stringdata: { pin: '77123' } })],
    ['a number in a variable', container({ env: [{ name: 'PIN', value: 77123 }] })],
    ['a misspelt value of a variable', container({ env: [{ name: 'PIN', valeu: '77123' }] })],
    ['a field of the name of one', container({ password: '77123' })],
  ])('%s', (_title, manifest) => {
    const problems = said(manifest);
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain('77123');
  });
});

it('tells all problems, in the order of the manifest', () => {
  const manifest = job({ completions: '5', paralellism: 2, template: { spec: { containers: [{ image: 'a:1' }] } } });
  expect(said(manifest).map((problem) => problem.split(':')[0])).toEqual([
    'spec.template.spec.containers[0].name',
    'spec.completions',
    'spec.paralellism',
  ]);
});
