import { isPlain } from '../fields/settle';
import { OPEN, at, itemsOf, literal, textLiteral } from './literal';
import { existing } from './variables';
import { mountWord } from './volumes';
import { Word, as, inSeconds, patch, say } from './word';

/** Fields of a pod that no prop stands for. */
const PATCHED = [
  'affinity',
  'dnsConfig',
  'dnsPolicy',
  'enableServiceLinks',
  'hostAliases',
  'hostIPC',
  'hostPID',
  'hostUsers',
  'hostname',
  'hostnameOverride',
  'initContainers',
  'nodeName',
  'os',
  'overhead',
  'preemptionPolicy',
  'readinessGates',
  'resourceClaims',
  'runtimeClassName',
  'schedulerName',
  'schedulingGates',
  'schedulingGroup',
  'setHostnameAsFQDN',
  'shareProcessNamespace',
  'subdomain',
] as const;

const identity = as('identity', (value) => {
  const account = typeof value === 'string' ? existing('ServiceAccount', value) : 'account';
  return `Identity.serviceAccount(${account})`;
});

/** The fields of a PodSpec, as YAML writes them. */
export const POD_WORDS: Readonly<Record<string, Word>> = {
  ...Object.fromEntries(PATCHED.map((field) => [field, patch('pod', field)])),
  activeDeadlineSeconds: inSeconds('activeDeadline'),
  automountServiceAccountToken: ({ value }) =>
    value === true
      ? { needs: 'identity', text: `write identity: Identity.own().withToken('${OPEN}')`, more: ', with the reason' }
      : { needs: 'identity', text: 'write identity: Identity.own()', more: ', which has no token' },
  containers: ({ value }) => {
    const image = textLiteral(at(itemsOf(value)[0], 'image'));
    const more = ', and the other fields of the container beside it';
    return { needs: 'program', text: `write program: Program.image(${image})`, more };
  },
  ephemeralContainers: say('start them in a pod that runs, with kubectl debug'),
  hostNetwork: ({ value }) => {
    const text = `write patches: [Patch.pod({ hostNetwork: ${literal(value)} })]`;
    return { needs: 'patches', text, more: ', which a BatchNamespace refuses' };
  },
  imagePullSecrets: as('imagePullSecrets', (value) => {
    const names = itemsOf(value).map((item) => existing('Secret', at(item, 'name')));
    return `[${names.join(', ') || existing('Secret', undefined)}]`;
  }),
  nodeSelector: as('placement', (value) => {
    const labels = isPlain(value) ? Object.entries(value) : [[undefined, undefined]];
    const nodes = labels.map(([key, one]) => `Placement.onNodes(${textLiteral(key)}, ${textLiteral(one)})`);
    return `[${nodes.join(', ')}]`;
  }),
  priority: () => {
    return { needs: 'priority', text: `write priority: PriorityClass.existing(${OPEN})`, more: ': it has the number' };
  },
  priorityClassName: as('priority', (value) => `PriorityClass.existing(${textLiteral(value)})`),
  restartPolicy: ({ props }) =>
    props.includes('replicas')
      ? { needs: 'replicas', text: 'write replicas', more: ': what ends is started again, as Always says' }
      : { needs: 'backoffLimit', text: 'write backoffLimit', more: ': each try is a pod of its own, as Never says' },
  securityContext: ({ value }) => {
    const [user, group] = ['runAsUser', 'runAsGroup'].map((name) => at(value, name));
    const ids = user === undefined && group === undefined ? undefined : [user ?? group, group ?? user];
    const waivers = [
      ...(ids ? [`Waiver.userId(${ids.map((id) => literal(id)).join(', ')}, '${OPEN}')`] : []),
      ...(at(value, 'readOnlyRootFilesystem') === false ? [`Waiver.writableRootFilesystem('${OPEN}')`] : []),
    ];
    if (waivers.length > 0) {
      return { needs: 'waivers', text: `write waivers: [${waivers.join(', ')}]`, more: ', each with its reason' };
    }
    const isOfContainer = ['allowPrivilegeEscalation', 'capabilities', 'privileged', 'procMount'].some(
      (name) => at(value, name) !== undefined,
    );
    return patch(isOfContainer ? 'container' : 'pod', 'securityContext')({ value, given: {}, props: [] });
  },
  serviceAccount: identity,
  serviceAccountName: identity,
  terminationGracePeriodSeconds: inSeconds('terminationGracePeriod'),
  tolerations: as('placement', (value) => `[${itemsOf(value).map(tolerationOf).join(', ') || tolerationOf(value)}]`),
  topologySpreadConstraints: as('placement', (value) => {
    const places = itemsOf(value).map((item) => {
      const isRequired = at(item, 'whenUnsatisfiable') !== 'ScheduleAnyway';
      return `${spreadOver(at(item, 'topologyKey'))}${isRequired ? '.required()' : ''}`;
    });
    return `[${places.join(', ') || spreadOver(undefined)}]`;
  }),
  volumes: mountWord,
};

/** Places that have a name of their own. */
const PLACES: Record<string, string> = {
  'kubernetes.io/hostname': 'spreadOverNodes()',
  'topology.kubernetes.io/zone': 'spreadOverZones()',
};

function spreadOver(key: unknown): string {
  const known = typeof key === 'string' ? PLACES[key] : undefined;
  return `Placement.${known ?? `spreadOver(${textLiteral(key)})`}`;
}

function tolerationOf(taint: unknown): string {
  const [key, value, effect] = ['key', 'value', 'effect'].map((name) => at(taint, name));
  const given = value === undefined ? [key] : [key, value];
  return `Placement.toleration(${given.map(textLiteral).join(', ')})${effect ? `.effect(${textLiteral(effect)})` : ''}`;
}
