import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { BatchJob, BatchNamespace, KubernetesVersion, Platform } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, deployment, jobWithContainer, jobWithPods } from './case';

const SPEC = 'spec.template.spec';
const CONTAINER = 'containers[0]';
const WHY = 'Pod Security restricted refuses its pods';

/** What is said of a field of the pods of a Job. */
const said = (field: string, got: string, allowed: string, fix: string, level = 'restricted') =>
  `[shop/report] Job "report-HASH" .${SPEC}.${field}: got ${got}, allowed ${allowed} by Pod Security ${level}; ${fix}`;

/** A Job with one more thing in the spec of its pods. */
const patched =
  (path: string, value: unknown, kubernetes?: KubernetesVersion): BadInput['make'] =>
  (chart) => {
    Platform.set(chart, { kubernetes });
    new BatchJob(chart, 'report', BASE).job.addJsonPatch(JsonPatch.add(`/spec/template/spec/${path}`, value));
  };

const inContext = (field: string, value: unknown, kubernetes?: KubernetesVersion) =>
  patched(`containers/0/securityContext/${field}`, value, kubernetes);
const withContext = (securityContext: object) => jobWithContainer({ securityContext });

/** A Deployment of somebody else in a namespace of ours. */
const foreign =
  (podSpec: object, ...patches: JsonPatch[]): BadInput['make'] =>
  (chart) => {
    const { name, namespace } = new BatchNamespace(new Chart(chart, 'cluster'), 'books');
    namespace.addJsonPatch(...patches);
    new ApiObject(
      new Chart(chart, 'web', { namespace: name }),
      'server',
      deployment({ template: { metadata: { labels: { app: 'workers' } }, spec: podSpec } }),
    );
  };
const server = { containers: [{ name: 'server', image: 'registry.example/server:1.0' }] };
const saidOfServer = (field: string, got: string, allowed: string, fix: string, level = 'restricted') =>
  said(field, got, allowed, fix, level).replace(
    '[shop/report] Job "report-HASH"',
    '[shop/web/server] Deployment "workers"',
  );

/** What a patch, or somebody else, brings into pods that must pass Pod Security. */
export const POD_SECURITY: BadInput[] = [
  {
    what: 'a container that runs as root',
    make: inContext('runAsUser', 0),
    says: [
      said(
        `${CONTAINER}.securityContext.runAsUser`,
        '0',
        'any user but 0',
        'set it to 10001, or to what the image expects',
      ),
    ],
    manifest: withContext({ runAsUser: 0 }),
    stricter: WHY,
  },
  {
    what: 'pods that may run as root',
    make: patched('securityContext/runAsNonRoot', false),
    says: [said('securityContext.runAsNonRoot', 'false', 'true', 'set it to true')],
    manifest: jobWithPods({ securityContext: { runAsNonRoot: false } }),
    stricter: WHY,
  },
  {
    what: 'the network of the node',
    make: patched('hostNetwork', true),
    says: [
      said('hostNetwork', 'true', 'false or nothing', 'leave it out: the pod would share what belongs to its node'),
    ],
    manifest: jobWithPods({ hostNetwork: true }),
    stricter: WHY,
  },
  {
    what: 'an init container without a security context',
    make: patched('initContainers', [{ name: 'first', image: 'registry.example/first:1.0' }]),
    says: [
      said('initContainers[0].securityContext.allowPrivilegeEscalation', 'nothing', 'false', 'set it to false'),
      said('initContainers[0].securityContext.capabilities.drop', 'nothing', 'a list with "ALL"', 'set it to ["ALL"]'),
    ],
    manifest: jobWithPods({ initContainers: [{ name: 'first', image: 'registry.example/first:1.0' }] }),
    stricter: WHY,
  },
  {
    what: 'pods that say nothing, and so their containers',
    make: (chart) =>
      new BatchJob(chart, 'report', BASE).job.addJsonPatch(
        JsonPatch.remove('/spec/template/spec/securityContext'),
        JsonPatch.replace('/spec/template/spec/containers/0/securityContext', {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        }),
      ),
    says: [
      said(
        `${CONTAINER}.securityContext.seccompProfile.type`,
        'nothing',
        '"RuntimeDefault" or "Localhost"',
        'set it to "RuntimeDefault", here or for the pod',
      ),
      said(`${CONTAINER}.securityContext.runAsNonRoot`, 'nothing', 'true', 'set it to true, here or for the pod'),
    ],
    manifest: withContext({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }),
    stricter: WHY,
  },
  {
    what: 'a privileged container',
    make: inContext('privileged', true),
    says: [said(`${CONTAINER}.securityContext.privileged`, 'true', 'false or nothing', 'set it to false')],
    manifest: withContext({ privileged: true }),
    stricter: WHY,
  },
  {
    what: 'a capability beyond that of low ports',
    make: inContext('capabilities/add', ['NET_BIND_SERVICE', 'SYS_TIME']),
    says: [
      said(`${CONTAINER}.securityContext.capabilities.add[1]`, '"SYS_TIME"', '"NET_BIND_SERVICE"', 'leave it out'),
    ],
    manifest: withContext({ capabilities: { add: ['NET_BIND_SERVICE', 'SYS_TIME'] } }),
    stricter: WHY,
  },
  {
    what: 'a container without seccomp',
    make: inContext('seccompProfile', { type: 'Unconfined' }),
    says: [
      said(
        `${CONTAINER}.securityContext.seccompProfile.type`,
        '"Unconfined"',
        '"RuntimeDefault", "Localhost"',
        'set it to "RuntimeDefault"',
      ),
    ],
    manifest: withContext({ seccompProfile: { type: 'Unconfined' } }),
    stricter: WHY,
  },
  {
    what: 'a container without AppArmor',
    make: inContext('appArmorProfile', { type: 'Unconfined' }, KubernetesVersion.V1_31),
    says: [
      said(
        `${CONTAINER}.securityContext.appArmorProfile.type`,
        '"Unconfined"',
        '"RuntimeDefault", "Localhost"',
        'set it to "RuntimeDefault"',
      ),
    ],
    manifest: withContext({ appArmorProfile: { type: 'Unconfined' } }),
    stricter: WHY,
  },
  {
    what: 'a container without AppArmor, by an annotation',
    make: (chart) =>
      new BatchJob(chart, 'report', BASE).job.addJsonPatch(
        JsonPatch.add('/spec/template/metadata/annotations', {
          'container.apparmor.security.beta.kubernetes.io/report': 'unconfined',
        }),
      ),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.metadata.annotations["container.apparmor.security.beta.kubernetes.io/report"]: got "unconfined", allowed "runtime/default" or "localhost/" with a profile of the node by Pod Security restricted; leave it out',
    ],
    manifest: jobWithPods(
      {},
      { annotations: { 'container.apparmor.security.beta.kubernetes.io/report': 'unconfined' } },
    ),
    stricter: WHY,
  },
  {
    what: 'a type and a user of SELinux',
    make: patched('securityContext/seLinuxOptions', { type: 'container_engine_t', user: 'system_u' }),
    says: [
      said('securityContext.seLinuxOptions.user', '"system_u"', 'nothing', 'leave it out'),
      said(
        'securityContext.seLinuxOptions.type',
        '"container_engine_t"',
        '"container_t", "container_init_t", "container_kvm_t"',
        'leave it out',
      ),
    ],
    manifest: jobWithPods({ securityContext: { seLinuxOptions: { type: 'container_engine_t', user: 'system_u' } } }),
    stricter: WHY,
  },
  {
    what: 'a setting of the kernel that is newer than the release',
    make: patched('securityContext/sysctls', [{ name: 'net.ipv4.tcp_rmem', value: '4096 87380 6291456' }]),
    says: [
      said(
        'securityContext.sysctls[0].name',
        '"net.ipv4.tcp_rmem"',
        '"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_syncookies"',
        'leave it out, or let the node set it',
      ),
    ],
    manifest: jobWithPods({
      securityContext: { sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '4096 87380 6291456' }] },
    }),
    stricter: WHY,
  },
  {
    what: 'all of /proc',
    make: inContext('procMount', 'Unmasked', KubernetesVersion.V1_36),
    says: [
      said(
        `${CONTAINER}.securityContext.procMount`,
        '"Unmasked"',
        '"Default"',
        'leave it out: parts of /proc are then masked',
      ),
    ],
    manifest: jobWithPods({
      hostUsers: false,
      containers: [
        { name: 'report', image: 'registry.example/report:1.4.2', securityContext: { procMount: 'Unmasked' } },
      ],
    }),
    stricter: WHY,
  },
  {
    what: 'a process of the Windows host',
    make: patched('securityContext/windowsOptions', { hostProcess: true }),
    says: [said('securityContext.windowsOptions.hostProcess', 'true', 'false or nothing', 'set it to false')],
    manifest: jobWithPods({ hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } }),
    stricter: WHY,
  },
  {
    what: 'a port of the node',
    make: patched('containers/0/ports', [{ containerPort: 8080, hostPort: 80 }]),
    says: [said(`${CONTAINER}.ports[0].hostPort`, '80', 'nothing', 'leave it out, and reach the pod by a Service')],
    manifest: jobWithContainer({ ports: [{ containerPort: 8080, hostPort: 80 }] }),
    stricter: WHY,
  },
  {
    what: 'a probe of another host, before the release that refuses it',
    make: patched('containers/0/livenessProbe', { httpGet: { host: '10.0.0.1', port: 80 } }, KubernetesVersion.V1_30),
    says: [
      said(
        `${CONTAINER}.livenessProbe.httpGet.host`,
        '"10.0.0.1"',
        'nothing from Kubernetes 1.34 on',
        'leave it out: the pod is then asked',
      ),
    ],
    manifest: jobWithContainer({ livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } }),
    stricter: 'from 1.34 on Pod Security refuses it, too: the pods would not survive an upgrade',
  },
  {
    what: 'a folder of the node',
    make: patched('volumes/-', { name: 'logs', hostPath: { path: '/var/log' } }),
    says: [
      said(
        'volumes[1].hostPath',
        '{"path":"/var/log"}',
        'nothing',
        'mount a claim, an emptyDir, a ConfigMap or a Secret',
      ),
    ],
    manifest: jobWithPods({ volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] }),
    stricter: WHY,
  },
  {
    what: 'pods of somebody else that say nothing, in a namespace of ours',
    make: foreign(server),
    says: [
      saidOfServer(`${CONTAINER}.securityContext.allowPrivilegeEscalation`, 'nothing', 'false', 'set it to false'),
      saidOfServer(
        `${CONTAINER}.securityContext.capabilities.drop`,
        'nothing',
        'a list with "ALL"',
        'set it to ["ALL"]',
      ),
      saidOfServer(
        `${CONTAINER}.securityContext.seccompProfile.type`,
        'nothing',
        '"RuntimeDefault" or "Localhost"',
        'set it to "RuntimeDefault", here or for the pod',
      ),
      saidOfServer(
        `${CONTAINER}.securityContext.runAsNonRoot`,
        'nothing',
        'true',
        'set it to true, here or for the pod',
      ),
    ],
    ours: 'the app',
  },
  {
    what: 'pods of somebody else that go beyond baseline, in a namespace of ours that is patched to it',
    make: foreign(
      {
        containers: [{ ...server.containers[0], securityContext: { capabilities: { add: ['SYS_TIME'] } } }],
        volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }],
      },
      JsonPatch.replace('/metadata/labels/pod-security.kubernetes.io~1enforce', 'baseline'),
    ),
    says: [
      saidOfServer(
        `${CONTAINER}.securityContext.capabilities.add[0]`,
        '"SYS_TIME"',
        '"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"',
        'leave it out',
        'baseline',
      ),
      saidOfServer(
        'volumes[0].hostPath',
        '{"path":"/var/log"}',
        'nothing',
        'mount a claim, or an emptyDir',
        'baseline',
      ),
    ],
    ours: 'the app',
  },
];
