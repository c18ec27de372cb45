/**
 * What Pod Security `baseline` asks of a pod. Each check has its name in Kubernetes.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */

import { Problem } from '../fields/problem';
import {
  Check,
  PodField,
  PodUnderCheck,
  fieldIn,
  givenProblems,
  isSet,
  itemsIn,
  problemUnless,
  trueProblems,
  unlistedProblems,
} from './pod-under-check';

/** Names by the first release that allows them, 0 where each does. */
type AllowedSince = Readonly<Record<string, number>>;

const SYSCTLS: AllowedSince = {
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.ip_local_reserved_ports': 27,
  'net.ipv4.ip_unprivileged_port_start': 0,
  'net.ipv4.ping_group_range': 0,
  'net.ipv4.tcp_fin_timeout': 29,
  'net.ipv4.tcp_keepalive_intvl': 29,
  'net.ipv4.tcp_keepalive_probes': 29,
  'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_rmem': 32,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.tcp_wmem': 32,
};

const SE_LINUX_TYPES: AllowedSince = {
  container_t: 0,
  container_init_t: 0,
  container_kvm_t: 0,
  container_engine_t: 31,
};

/** What a container may add to what it drops. */
const CAPABILITIES = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

const PROFILES = ['RuntimeDefault', 'Localhost'];

/** Before it there was only the annotation, which counts to this day. */
const APP_ARMOR_FIELD_SINCE = 30;
const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

const PROBE_HOSTS_SINCE = 34;
const FROM_THEN_ON = `nothing from Kubernetes 1.${PROBE_HOSTS_SINCE} on`;

/** From it on a pod with users of its own may be root among them. */
const OWN_USERS_SINCE = 35;

const LEAVE_OUT = 'leave it out';

/** `restricted` has these, too. */
export const COMMON_CHECKS = {
  appArmorProfile: (pod) => [
    ...appArmorAnnotationProblems(pod),
    ...(pod.policy.server >= APP_ARMOR_FIELD_SINCE ? profileProblems(pod, 'appArmorProfile') : []),
  ],

  hostNamespaces: ({ spec }) =>
    ['hostNetwork', 'hostPID', 'hostIPC'].flatMap((name) =>
      trueProblems(fieldIn(spec, name), `${LEAVE_OUT}: the pod would share what belongs to its node`),
    ),

  hostPorts: ({ containers }) =>
    containers
      .flatMap((container) => itemsIn(container, 'ports'))
      .flatMap((port) => givenProblems(fieldIn(port, 'hostPort'), `${LEAVE_OUT}, and reach the pod by a Service`)),

  hostProbesAndHostLifecycle: ({ policy, containers }) =>
    policy.rules < PROBE_HOSTS_SINCE
      ? []
      : containers
          .flatMap(askedHosts)
          .flatMap((host) => givenProblems(host, `${LEAVE_OUT}: the pod is then asked`, FROM_THEN_ON)),

  privileged: ({ contexts }) =>
    contexts.flatMap((context) => trueProblems(fieldIn(context, 'privileged'), 'set it to false')),

  seLinuxOptions: (pod) =>
    allContexts(pod)
      .map((context) => fieldIn(context, 'seLinuxOptions'))
      .flatMap((options) => [
        ...['user', 'role'].flatMap((name) => givenProblems(fieldIn(options, name), LEAVE_OUT)),
        ...seLinuxTypeProblems(fieldIn(options, 'type'), pod),
      ]),

  sysctls: ({ policy, podContext }) =>
    itemsIn(podContext, 'sysctls').flatMap((sysctl) =>
      unlistedProblems(
        fieldIn(sysctl, 'name'),
        namesFor(SYSCTLS, policy.rules),
        `${LEAVE_OUT}, or let the node set it`,
      ),
    ),

  windowsHostProcess: (pod) =>
    allContexts(pod)
      .map((context) => fieldIn(context, 'windowsOptions'))
      .flatMap((options) => trueProblems(fieldIn(options, 'hostProcess'), 'set it to false')),
} satisfies Record<string, Check>;

/** `restricted` has stricter ones instead. */
export const BASELINE_CHECKS = {
  capabilities_baseline: ({ contexts }) =>
    contexts
      .flatMap((context) => itemsIn(fieldIn(context, 'capabilities'), 'add'))
      .flatMap((capability) => unlistedProblems(capability, CAPABILITIES, LEAVE_OUT)),

  hostPathVolumes: ({ spec }) =>
    itemsIn(spec, 'volumes').flatMap((volume) =>
      givenProblems(fieldIn(volume, 'hostPath'), 'mount a claim, or an emptyDir'),
    ),

  procMount: (pod) => (hasOwnUsers(pod) ? [] : procMountProblems(pod)),

  seccompProfile_baseline: (pod) => profileProblems(pod, 'seccompProfile'),
} satisfies Record<string, Check>;

export function procMountProblems({ contexts }: PodUnderCheck): Problem[] {
  return contexts
    .map((context) => fieldIn(context, 'procMount'))
    .filter(isSet)
    .flatMap((field) => unlistedProblems(field, ['Default'], `${LEAVE_OUT}: parts of /proc are then masked`));
}

/** Of profiles that somebody chose, for the pod or for a container. */
export function profileProblems(pod: PodUnderCheck, name: string): Problem[] {
  return allContexts(pod)
    .map((context) => fieldIn(context, name))
    .filter(isSet)
    .flatMap((profile) => unlistedProblems(fieldIn(profile, 'type'), PROFILES, 'set it to "RuntimeDefault"'));
}

export function allContexts({ podContext, contexts }: PodUnderCheck): PodField[] {
  return [podContext, ...contexts];
}

/** Root of such a pod is nobody on its node. */
export function hasOwnUsers({ policy, spec }: PodUnderCheck): boolean {
  return policy.rules >= OWN_USERS_SINCE && fieldIn(spec, 'hostUsers').value === false;
}

function appArmorAnnotationProblems({ annotations }: PodUnderCheck): Problem[] {
  return Object.entries(annotations.value ?? {})
    .filter(([key]) => key.startsWith(APP_ARMOR_ANNOTATION))
    .flatMap(([key, value]) => {
      const isAllowed = /^(|runtime\/default|localhost\/[^]*)$/.test(String(value ?? ''));
      const allowed = '"runtime/default" or "localhost/" with a profile of the node';
      return problemUnless(isAllowed, { value, step: `["${key}"]`, parent: annotations }, allowed, LEAVE_OUT);
    });
}

function askedHosts(container: PodField): PodField[] {
  const lifecycle = fieldIn(container, 'lifecycle');
  return [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((name) => fieldIn(container, name)),
    ...['postStart', 'preStop'].map((name) => fieldIn(lifecycle, name)),
  ]
    .filter(isSet)
    .flatMap((handler) => ['httpGet', 'tcpSocket'].map((name) => fieldIn(fieldIn(handler, name), 'host')));
}

function seLinuxTypeProblems(type: PodField, { policy }: PodUnderCheck): Problem[] {
  return type.value ? unlistedProblems(type, namesFor(SE_LINUX_TYPES, policy.rules), LEAVE_OUT) : [];
}

function namesFor(allowedSince: AllowedSince, release: number): string[] {
  return Object.keys(allowedSince).filter((name) => allowedSince[name] <= release);
}
