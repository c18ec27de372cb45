import { Chart, Duration, Size } from 'cdk8s';
import {
  ConfigMap,
  Cpu,
  EnvFieldPaths,
  EnvValue,
  PersistentVolumeClaim,
  ResourceFieldPaths,
  Secret,
  ServiceAccount,
} from 'cdk8s-plus-27';
import {
  BatchJob,
  Egress,
  HardeningException,
  Mount,
  PackageIndex,
  Program,
  ResourceFigures,
  Resources,
  Spread,
  Toleration,
} from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, jobWithContainer, jobWithPods, networkPolicy } from './case';
import { scratchFile } from './scratch';

type Props = Partial<ConstructorParameters<typeof BatchJob>[2]>;

const text = EnvValue.fromValue;
const batch =
  (props: Props | ((chart: Chart) => Props), id = 'report'): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, id, { ...BASE, ...(typeof props === 'function' ? props(chart) : props) });

const FIGURES: ResourceFigures = {
  cpuRequest: Cpu.millis(100),
  cpuLimit: Cpu.millis(200),
  memoryRequest: Size.mebibytes(64),
  memoryLimit: Size.mebibytes(128),
};
const figures = (more: Partial<ResourceFigures>) => () => Resources.of({ ...FIGURES, ...more });
const resources = (requests: object, limits: object) => jobWithContainer({ resources: { requests, limits } });
const labelled = (labels: object) => jobWithPods({}, { labels });
const annotated = (annotations: object) => jobWithPods({}, { annotations });
const env = (...variables: object[]) => jobWithContainer({ env: variables });
const mounted = (mountPath: string) =>
  jobWithPods({
    containers: [{ name: 'report', image: 'a:1', volumeMounts: [{ name: 'v', mountPath }] }],
    volumes: [{ name: 'v', emptyDir: {} }],
  });
const mountedIn = (...paths: string[]) => {
  const volumeMounts = paths.map((mountPath, index) => ({ name: `v${index}`, mountPath }));
  const sources = [{ secret: { secretName: 'api' } }, { emptyDir: {} }];
  return jobWithPods({
    containers: [{ name: 'report', image: 'a:1', volumeMounts }],
    volumes: sources.map((source, index) => ({ name: `v${index}`, ...source })),
  });
};
const opened = (cidr: string, port?: number) => networkPolicy({ ipBlock: { cidr } }, port);
const scratch = (sizeLimit: string) => jobWithPods({ volumes: [{ name: 'v', emptyDir: { sizeLimit } }] });
const spread = (...whenUnsatisfiable: string[]) =>
  jobWithPods({
    topologySpreadConstraints: whenUnsatisfiable.map((one) => {
      return { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: one };
    }),
  });
const configMap = (data: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'report' }, data });
const named = (name: string): BadInput['manifest'] => ({ ...jobWithPods({}), metadata: { name } });

const SCRIPT = { image: 'busybox:1.37' };
const PYTHON = { image: 'python:3.13-alpine' };
const script =
  (content: string | Buffer, name = 'run.sh') =>
  () =>
    Program.shell(scratchFile(name, content), SCRIPT);
const requirements = (content: string) => () => {
  const file = scratchFile('requirements.txt', content);
  return Program.python(scratchFile('run.py', 'print(1)\n'), { ...PYTHON, requirements: file });
};

export const PODS: BadInput[] = [
  {
    what: 'a name with capitals',
    make: batch({}, 'Nightly_Report'),
    says: [
      '[shop/Nightly_Report] name: got "Nightly_Report", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "nightly-report"',
    ],
    manifest: named('Nightly_Report'),
  },
  {
    what: 'an empty name',
    make: batch({ name: '' }),
    says: [
      '[shop/report] name: got "", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "nightly-report"',
    ],
    manifest: named(''),
  },
  {
    what: 'a name with a blank',
    make: batch({ name: 'my report' }),
    says: [
      '[shop/report] name: got "my report", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "my-report"',
    ],
    manifest: named('my report'),
  },
  {
    what: 'a name that ends in a dash',
    make: batch({ name: 'report-' }),
    says: [
      '[shop/report] name: got "report-", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "report"',
    ],
    manifest: named('report-'),
  },
  {
    what: 'a name with umlauts',
    make: batch({ name: 'überblick' }),
    says: [
      '[shop/report] name: got "überblick", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "uberblick"',
    ],
    manifest: named('überblick'),
  },
  {
    what: 'a name with a line end',
    make: batch({ name: 'report\n' }),
    says: [
      '[shop/report] name: got "report\\n", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "report"',
    ],
    manifest: named('report\n'),
  },
  {
    what: 'a name with a dot',
    make: batch({ name: 'report.daily' }),
    says: [
      '[shop/report] name: got "report.daily", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "report-daily"',
    ],
    manifest: named('report.daily'),
    stricter: 'it is part of the host name of its pods, which has no dots',
  },
  {
    what: 'the name of the ServiceAccount that each namespace has',
    make: batch({}, 'default'),
    says: [
      '[shop/default] name: got "default", allowed another name: the ServiceAccount "default" is that of all pods which name none; name it after its work',
    ],
    manifest: named('default'),
    stricter: 'its ServiceAccount would take the place of the one of all pods which name none',
  },
  {
    what: 'a program with the name of the step that installs its packages',
    make: (chart) => {
      const hash = `--hash=sha256:${'0'.repeat(64)}`;
      const program = requirements(`pandas==3.1.1 ${hash}\n`)();
      batch({ program }, 'install-requirements')(chart);
    },
    says: [
      '[shop/install-requirements] name: got "install-requirements", allowed a name that no init container of its pods has; name it after its work',
    ],
    manifest: jobWithPods({ initContainers: [{ name: 'report', image: 'a:1' }] }),
  },
  {
    what: 'a label key with a blank',
    make: batch({ labels: { 'a b': 'c' } }),
    says: [
      '[shop/report] labels["a b"]: got "a b", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ 'a b': 'c' }),
  },
  {
    what: 'a label key that every object of JavaScript has',
    make: batch({ labels: { constructor: 'books' } as never }),
    says: [
      '[shop/report] labels["constructor"]: got "constructor", allowed any other key: cdk8s takes it for what every object of JavaScript has; rename the key',
    ],
    manifest: labelled({ constructor: 'books' }),
    stricter: 'cdk8s cannot render it',
  },
  {
    what: 'an empty label key',
    make: batch({ labels: { '': 'c' } }),
    says: [
      '[shop/report] labels[""]: got "", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ '': 'c' }),
  },
  {
    what: 'a label key with two slashes',
    make: batch({ labels: { 'a/b/c': 'd' } }),
    says: [
      '[shop/report] labels["a/b/c"]: got "a/b/c", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ 'a/b/c': 'd' }),
  },
  {
    what: 'a label key of 64 characters',
    make: batch({ labels: { ['k'.repeat(64)]: 'v' } }),
    says: [
      '[shop/report] labels["kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"]: got "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ ['k'.repeat(64)]: 'v' }),
  },
  {
    what: 'a label value of 64 characters',
    make: batch({ labels: { team: 'v'.repeat(64) } }),
    says: [
      '[shop/report] labels["team"]: got "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; use an annotation for free text',
    ],
    manifest: labelled({ team: 'v'.repeat(64) }),
  },
  {
    what: 'a label value with a slash',
    make: batch({ labels: { team: 'a/b' } }),
    says: [
      '[shop/report] labels["team"]: got "a/b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; use an annotation for free text',
    ],
    manifest: labelled({ team: 'a/b' }),
  },
  {
    what: 'a label value that is a number',
    make: batch({ labels: { team: 5 as unknown as string } }),
    says: ['[shop/report] labels["team"]: got 5, allowed text; write "5"'],
    manifest: labelled({ team: 5 }),
  },
  {
    what: 'a label that finds the pods of the workload',
    make: batch({ labels: { 'app.kubernetes.io/name': 'other' } }),
    says: [
      '[shop/report] labels["app.kubernetes.io/name"]: got "other", allowed nothing: the library or the cluster sets this label; use a label of your own, or patch the rendered object',
    ],
    ours: 'the library',
  },
  {
    what: 'a label that the Job controller sets',
    make: batch({ labels: { 'batch.kubernetes.io/job-name': 'other' } }),
    says: [
      '[shop/report] labels["batch.kubernetes.io/job-name"]: got "other", allowed nothing: the library or the cluster sets this label; use a label of your own, or patch the rendered object',
    ],
    manifest: labelled({ 'batch.kubernetes.io/job-name': 'other' }),
  },
  {
    what: 'an annotation key that is none',
    make: batch({ annotations: { '-owner': 'books' } }),
    says: [
      '[shop/report] annotations["-owner"]: got "-owner", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: annotated({ '-owner': 'books' }),
  },
  {
    what: 'an annotation that is a boolean',
    make: batch({ annotations: { paged: true as unknown as string } }),
    says: ['[shop/report] annotations["paged"]: got true, allowed text; write "true"'],
    manifest: annotated({ paged: true }),
  },
  {
    what: 'a cost of deletion in words',
    make: batch({ annotations: { 'controller.kubernetes.io/pod-deletion-cost': 'high' } }),
    says: [
      '[shop/report] annotations["controller.kubernetes.io/pod-deletion-cost"]: got "high", allowed a whole number from -2147483648 to 2147483647; write it in plain digits',
    ],
    manifest: annotated({ 'controller.kubernetes.io/pod-deletion-cost': 'high' }),
  },
  {
    what: 'a pod without AppArmor',
    make: batch({ annotations: { 'container.apparmor.security.beta.kubernetes.io/report': 'unconfined' } }),
    says: [
      '[shop/report] annotations["container.apparmor.security.beta.kubernetes.io/report"]: got "unconfined", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'container.apparmor.security.beta.kubernetes.io/report': 'unconfined' }),
    stricter: 'ways around the security context: Pod Security refuses the one, and the other means nothing any more',
  },
  {
    what: 'a pod without seccomp, as old releases read it',
    make: batch({ annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' } }),
    says: [
      '[shop/report] annotations["seccomp.security.alpha.kubernetes.io/pod"]: got "unconfined", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' }),
    stricter: 'ways around the security context: Pod Security refuses the one, and the other means nothing any more',
  },
  {
    what: 'a pod that says it is a mirror of a static one',
    make: batch({ annotations: { 'kubernetes.io/config.mirror': 'x' } }),
    says: [
      '[shop/report] annotations["kubernetes.io/config.mirror"]: got "x", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'kubernetes.io/config.mirror': 'x' }),
  },
  {
    what: 'tolerations in an annotation, as old releases read them',
    make: batch({ annotations: { 'scheduler.alpha.kubernetes.io/tolerations': 'x' } }),
    says: [
      '[shop/report] annotations["scheduler.alpha.kubernetes.io/tolerations"]: got "x", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'scheduler.alpha.kubernetes.io/tolerations': 'x' }),
  },
  {
    what: 'an index of a Job in an annotation',
    make: batch({ annotations: { 'batch.kubernetes.io/job-completion-index': '7' } }),
    says: [
      '[shop/report] annotations["batch.kubernetes.io/job-completion-index"]: got "7", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'batch.kubernetes.io/job-completion-index': '7' }),
    stricter: 'Kubernetes sets it itself, and tells itself by it what it did',
  },
  {
    what: 'the copy that kubectl keeps',
    make: batch({ annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } }),
    says: [
      '[shop/report] annotations["kubectl.kubernetes.io/last-applied-configuration"]: got "{}", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'kubectl.kubernetes.io/last-applied-configuration': '{}' }),
    stricter: 'Kubernetes sets it itself, and tells itself by it what it did',
  },
  {
    what: 'annotations of more than 256 KiB',
    make: batch({ annotations: { note: 'x'.repeat(262144) } }),
    says: ['[shop/report] annotations: got 262148 bytes, allowed at most 262144 bytes in all; use a ConfigMap'],
    manifest: annotated({ note: 'x'.repeat(262145) }),
  },
  {
    what: 'a request of CPU above its limit',
    make: figures({ cpuRequest: Cpu.millis(201) }),
    says: ['Resources.of cpuRequest: got 201m, allowed at most cpuLimit 200m; lower cpuRequest or raise cpuLimit'],
    manifest: resources({ cpu: '201m' }, { cpu: '200m' }),
  },
  {
    what: 'a request of memory above its limit',
    make: figures({ memoryRequest: Size.mebibytes(129) }),
    says: [
      'Resources.of memoryRequest: got 129Mi, allowed at most memoryLimit 128Mi; lower memoryRequest or raise memoryLimit',
    ],
    manifest: resources({ memory: '129Mi' }, { memory: '128Mi' }),
  },
  {
    what: 'less than a thousandth of a CPU',
    make: figures({ cpuRequest: Cpu.units(0.0005) }),
    says: [
      'Resources.of cpuRequest: got 0.0005, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({ cpu: '0.0005' }, {}),
    stricter: 'Kubernetes rounds it up, to another figure than was written',
  },
  {
    what: 'no CPU',
    make: figures({ cpuRequest: Cpu.millis(0) }),
    says: [
      'Resources.of cpuRequest: got 0m, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({ cpu: '0' }, {}),
    stricter: 'a program that reserves nothing may get nothing',
  },
  {
    what: 'more CPUs than there are',
    make: figures({ cpuRequest: Cpu.units(10001), cpuLimit: Cpu.units(10001) }),
    says: ['cpuRequest', 'cpuLimit'].map(
      (prop) =>
        `Resources.of ${prop}: got 10001, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs`,
    ),
    manifest: resources({ cpu: '10001' }, { cpu: '10001' }),
    stricter: 'no node has so much',
  },
  {
    what: 'more memory than there is',
    make: () => Resources.memoryBound(Size.tebibytes(1025)),
    says: [
      'Resources.memoryBound memory: got 1025Ti, allowed whole KiB from 1Ki to 1024Ti; name what the program needs',
    ],
    manifest: resources({ memory: '1025Ti' }, { memory: '1025Ti' }),
    stricter: 'no node has so much',
  },
  {
    what: 'negative CPU',
    make: figures({ cpuRequest: Cpu.millis(-1) }),
    says: [
      'Resources.of cpuRequest: got -1m, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({ cpu: '-1m' }, {}),
  },
  {
    what: 'an amount of CPU that is none',
    make: figures({ cpuLimit: { amount: '1e' } as Cpu }),
    says: [
      'Resources.of cpuLimit: got 1e, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({}, { cpu: '1e' }),
  },
  {
    what: 'memory in thousandths of a byte, as it can only be written by hand',
    make: figures({ memoryRequest: Size.kibibytes(0) }),
    says: ['Resources.of memoryRequest: got 0Ki, allowed whole KiB from 1Ki to 1024Ti; name what the program needs'],
    manifest: resources({ memory: '128974848m' }, {}),
    stricter: 'Size has no such unit; Kubernetes takes it and warns',
  },
  {
    what: 'a variable with a dash',
    make: batch({ env: { 'MY-MODE': text('a') } }),
    says: [
      '[shop/report] env["MY-MODE"]: got "MY-MODE", allowed letters, digits and "_", not starting with a digit; rename the variable',
    ],
    manifest: env({ name: 'MY-MODE', value: 'a' }),
    stricter: 'no shell can read it',
  },
  {
    what: 'a variable that begins with a digit',
    make: batch({ env: { '1ST': text('a') } }),
    says: [
      '[shop/report] env["1ST"]: got "1ST", allowed letters, digits and "_", not starting with a digit; rename the variable',
    ],
    manifest: env({ name: '1ST', value: 'a' }),
    stricter: 'no shell can read it',
    acceptedSince: 32,
  },
  {
    what: 'a variable without a name',
    make: batch({ env: { '': text('a') } }),
    says: [
      '[shop/report] env[""]: got "", allowed letters, digits and "_", not starting with a digit; rename the variable',
    ],
    manifest: env({ name: '', value: 'a' }),
  },
  {
    what: 'a variable that is a plain text',
    make: batch({ env: { MODE: 'full' as unknown as EnvValue } }),
    says: [
      '[shop/report] env["MODE"]: got a plain text, allowed an EnvValue of cdk8s-plus; write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a password in the clear',
    make: batch({ env: { DB_PASSWORD: text('hunter2') } }),
    says: [
      '[shop/report] env["DB_PASSWORD"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; use EnvValue.fromSecretValue or Mount.secret; if it is none, HardeningException.literalEnv says so',
    ],
    manifest: env({ name: 'DB_PASSWORD', value: 'hunter2' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a password in a URL',
    make: batch({ env: { BROKER: text('amqp://me:hunter2@mq') } }),
    says: [
      '[shop/report] env["BROKER"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; use EnvValue.fromSecretValue or Mount.secret; if it is none, HardeningException.literalEnv says so',
    ],
    manifest: env({ name: 'BROKER', value: 'amqp://me:hunter2@mq' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a private key',
    make: batch({ env: { SIGNING: text('-----BEGIN PRIVATE KEY-----') } }),
    says: [
      '[shop/report] env["SIGNING"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; use EnvValue.fromSecretValue or Mount.secret; if it is none, HardeningException.literalEnv says so',
    ],
    manifest: env({ name: 'SIGNING', value: '-----BEGIN PRIVATE KEY-----' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a token in the clear, under a name in one word',
    make: batch({ env: { apiToken: text('hunter2') } }),
    says: [
      '[shop/report] env["apiToken"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; use EnvValue.fromSecretValue or Mount.secret; if it is none, HardeningException.literalEnv says so',
    ],
    manifest: env({ name: 'apiToken', value: 'hunter2' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a password in an argument',
    make: batch({ program: Program.image('a:1', { args: ['--db=postgres://u:hunter2@db/x', '--password=hunter2'] }) }),
    says: ['a URL with a password', 'a value of --password'].map(
      (got, index) =>
        `[shop/report] program.args[${index}]: got ${got}, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, HardeningException.literalText says so`,
    ),
    manifest: jobWithContainer({ args: ['--db=postgres://u:hunter2@db/x', '--password=hunter2'] }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a password in an annotation',
    make: batch({ annotations: { source: 'postgres://u:hunter2@db/x' } }),
    says: [
      '[shop/report] annotations["source"]: got a URL with a password, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, HardeningException.literalText says so',
    ],
    manifest: annotated({ source: 'postgres://u:hunter2@db/x' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a private key in a program',
    make: (chart) =>
      batch({ program: Program.shell(scratchFile('key.sh', '# -----BEGIN PRIVATE KEY-----\n'), SCRIPT) })(chart),
    says: [
      '[shop/report] program.files["key.sh"]: got a private key, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, HardeningException.literalText says so',
    ],
    manifest: configMap({ 'key.sh': '# -----BEGIN PRIVATE KEY-----\n' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'an exception for a variable that is not there',
    make: batch({ pod: { exceptions: [HardeningException.literalEnv('NOT_THERE', 'it is public')] } }),
    says: [
      '[shop/report] pod.exceptions: got literalEnv of "NOT_THERE", allowed a variable of env; correct its name, or leave the exception out',
    ],
    ours: 'the library',
  },
  {
    what: 'a reference to no variable',
    make: batch({ env: { URL: text('http://$(HOST)') } }),
    says: [
      '[shop/report] env["URL"]: got "$(HOST)", allowed a variable of this container; define HOST, or write "$$(HOST)" for the text itself',
    ],
    manifest: env({ name: 'URL', value: 'http://$(HOST)' }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'a variable that refers to itself',
    make: batch({ env: { PATH: text('/opt/bin:$(PATH)') } }),
    says: [
      '[shop/report] env["PATH"]: got "$(PATH)", allowed a variable that does not refer back; write the value without the circle',
    ],
    manifest: env({ name: 'PATH', value: '/opt/bin:$(PATH)' }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'two variables that refer to each other',
    make: batch({ env: { A: text('$(B)'), B: text('$(A)') } }),
    says: [
      '[shop/report] env["A"]: got "$(B)", allowed a variable that does not refer back; write the value without the circle',
      '[shop/report] env["B"]: got "$(A)", allowed a variable that does not refer back; write the value without the circle',
    ],
    manifest: env({ name: 'A', value: '$(B)' }, { name: 'B', value: '$(A)' }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'a key that no Secret has',
    make: batch((chart) => ({
      env: { API: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(chart, 's', 'api'), key: 'my key' }) },
    })),
    says: [
      '[shop/report] env["API"]: got "my key", allowed 1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."; rename the file or key',
    ],
    manifest: env({ name: 'API', valueFrom: { secretKeyRef: { name: 'api', key: 'my key' } } }),
  },
  {
    what: 'a ConfigMap with an impossible name',
    make: batch((chart) => ({
      env: { LEVEL: EnvValue.fromConfigMap(ConfigMap.fromConfigMapName(chart, 's', 'My_Map'), 'level') },
    })),
    says: [
      '[shop/report] env["LEVEL"]: got "My_Map", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: env({ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'My_Map', key: 'level' } } }),
  },
  {
    what: 'an image without a tag',
    make: () => Program.image('busybox'),
    says: [
      'Program.image image: got "busybox", allowed a fixed tag or a digest; name the version, for example "busybox:1.2.3"; "latest" is another program tomorrow',
    ],
    manifest: jobWithContainer({ image: 'busybox' }),
    stricter: 'it is another program tomorrow',
  },
  {
    what: 'an image whose tag moves',
    make: () => Program.image('busybox:latest'),
    says: [
      'Program.image image: got "busybox:latest", allowed a fixed tag or a digest; name the version, for example "busybox:1.2.3"; "latest" is another program tomorrow',
    ],
    manifest: jobWithContainer({ image: 'busybox:latest' }),
    stricter: 'it is another program tomorrow',
  },
  {
    what: 'an image in capitals',
    make: () => Program.image('Busybox:1.37'),
    says: [
      'Program.image image: got "Busybox:1.37", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: 'Busybox:1.37' }),
    stricter: 'no registry has an image of that name',
  },
  {
    what: 'an image with a blank',
    make: () => Program.image('busybox: 1.37'),
    says: [
      'Program.image image: got "busybox: 1.37", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: 'busybox: 1.37' }),
    stricter: 'no registry has an image of that name',
  },
  {
    what: 'an image whose digest is too short',
    make: () => Program.image('busybox@sha256:abc'),
    says: [
      'Program.image image: got "busybox@sha256:abc", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: 'busybox@sha256:abc' }),
    stricter: 'no registry has an image of that name',
  },
  {
    what: 'no image',
    make: () => Program.image(''),
    says: [
      'Program.image image: got "", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: '' }),
  },
  {
    what: 'a command of nothing',
    make: () => Program.image('busybox:1.37', { command: [''] }),
    says: [
      'Program.image command: got [""], allowed a program and what it is started with; name what is started, or leave it out to start the image\'s entry point',
    ],
    manifest: jobWithContainer({ command: [''] }),
    stricter: 'nothing can be started by it',
  },
  {
    what: 'a program file that is missing',
    make: () => Program.shell('programs/missing.sh', SCRIPT),
    says: [
      'Program.shell file: got "programs/missing.sh", allowed a file that exists; check the path: it is relative to the folder that synth runs in',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that is a folder',
    make: () => Program.shell('programs', SCRIPT),
    says: [
      'Program.shell file: got "programs", allowed a file that exists; check the path: it is relative to the folder that synth runs in',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that is empty',
    make: script(''),
    says: [
      'Program.shell file: got "FOLDER/run.sh", which is empty, allowed a file with a program in it; write the program',
    ],
    ours: 'program files',
  },
  {
    what: 'a program with the line ends of Windows',
    make: script('echo a\r\necho b\r\n'),
    says: [
      'Program.shell file: got "FOLDER/run.sh" with CRLF line ends, allowed LF line ends; save it with LF; a shell takes the CR for part of each command',
    ],
    manifest: configMap({ 'run.sh': 'echo a\r\necho b\r\n' }),
    stricter: 'a shell takes the CR for part of each command',
  },
  {
    what: 'a program with the line ends of an old Mac',
    make: script('echo a\recho b\r'),
    says: [
      'Program.shell file: got "FOLDER/run.sh" with CR line ends, allowed LF line ends; save it with LF; a shell takes the CR for part of each command',
    ],
    manifest: configMap({ 'run.sh': 'echo a\recho b\r' }),
    stricter: 'a shell takes the CR for part of each command',
  },
  {
    what: 'a program with a name that every object of JavaScript has',
    make: script('echo a\n', '__proto__'),
    says: ['Program.shell file: got "FOLDER/__proto__", allowed a file that cdk8s can render by its name; rename it'],
    manifest: configMap({ ['__proto__']: 'echo a\n' }),
    stricter: 'cdk8s cannot render it',
  },
  {
    what: 'an argument with NUL',
    make: () => Program.image('a:1', { args: ['a\0b'] }),
    says: [
      'Program.image args[0]: got a text with NUL or half a character, allowed text; leave out NUL and halves of characters',
    ],
    manifest: jobWithContainer({ args: ['a\0b'] }),
    stricter: 'no process can be started with it',
  },
  {
    what: 'an argument of more than 128 KiB',
    make: () => Program.image('a:1', { args: ['x'.repeat(131072)] }),
    says: [
      'Program.image args[0]: got 131072 bytes, allowed at most 131071 bytes, which Linux can start a process with; hand it over in a file',
    ],
    manifest: jobWithContainer({ args: ['x'.repeat(131072)] }),
    stricter: 'no process can be started with it',
  },
  {
    what: 'a variable with NUL',
    make: batch({ env: { NOTE: text('a\0b') } }),
    says: [
      '[shop/report] env["NOTE"]: got a text with NUL or half a character, allowed text; leave out NUL and halves of characters',
    ],
    manifest: env({ name: 'NOTE', value: 'a\0b' }),
    stricter: 'no process can be started with it',
  },
  {
    what: 'a label that no pod can have, read into a variable',
    make: batch({ env: { TEAM: EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'bad key' }) } }),
    says: [
      '[shop/report] env["TEAM"]: got "bad key", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the pods have it',
    ],
    manifest: env({ name: 'TEAM', valueFrom: { fieldRef: { fieldPath: "metadata.labels['bad key']" } } }),
  },
  {
    what: 'an annotation that no pod can have, read into a variable',
    make: batch({ env: { TEAM: EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: "it's" }) } }),
    says: [
      '[shop/report] env["TEAM"]: got "it\'s", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the pods have it',
    ],
    manifest: env({ name: 'TEAM', valueFrom: { fieldRef: { fieldPath: "metadata.annotations['it's']" } } }),
  },
  {
    what: 'the CPU limit in units of three CPUs',
    make: batch({ env: { CPUS: EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT, { divisor: '3' }) } }),
    says: ['[shop/report] env["CPUS"]: got divisor "3", allowed 1m, 1; divide further in the program'],
    manifest: env({ name: 'CPUS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '3' } } }),
  },
  {
    what: 'a reference to what every object of JavaScript has',
    make: batch({ env: { URL: text('$(toString)') } }),
    says: [
      '[shop/report] env["URL"]: got "$(toString)", allowed a variable of this container; define toString, or write "$$(toString)" for the text itself',
    ],
    manifest: env({ name: 'URL', value: '$(toString)' }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'a program that is no text',
    make: script(Buffer.from([0xff, 0xfe, 0x00])),
    says: [
      'Program.shell file: got "FOLDER/run.sh", which is not UTF-8 text, allowed a text file; build an image for programs that are not text',
    ],
    ours: 'program files',
  },
  {
    what: 'a program whose name no ConfigMap takes',
    make: script('echo a\n', 'run it.sh'),
    says: [
      'Program.shell file: got "run it.sh", allowed 1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."; rename the file or key',
    ],
    manifest: configMap({ 'run it.sh': 'echo a\n' }),
  },
  {
    what: 'a program of more than 1 MiB',
    make: script(`${'#'.repeat(1024 * 1024)}\n`),
    says: [
      'Program.shell files: got 1048583 bytes, allowed at most 1048576 bytes in all, the limit of a ConfigMap; build an image and use Program.image',
    ],
    manifest: configMap({ 'run.sh': `${'#'.repeat(1024 * 1024)}\n` }),
  },
  {
    what: 'two files of one name',
    make: () => {
      const file = scratchFile('run.sh', 'echo a\n');
      return Program.shell(file, { ...SCRIPT, files: [file] });
    },
    says: [
      'Program.shell files: got two files named "run.sh", allowed one file a name, as all lie in one folder; rename one of them',
    ],
    ours: 'program files',
  },
  {
    what: 'a requirement without a version',
    make: requirements('pandas\n'),
    says: [
      'Program.python requirements: got "pandas", allowed NAME==VERSION with at least one --hash=sha256:…; write the names into requirements.in and run `pip-compile --generate-hashes`',
    ],
    ours: 'program files',
  },
  {
    what: 'a requirement without a hash',
    make: requirements('pandas==3.1.1\n'),
    says: [
      'Program.python requirements: got "pandas==3.1.1", allowed NAME==VERSION with at least one --hash=sha256:…; write the names into requirements.in and run `pip-compile --generate-hashes`',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages without requirements',
    make: () =>
      Program.python(scratchFile('run.py', 'print(1)\n'), {
        ...PYTHON,
        packageIndex: PackageIndex.of('https://pypi.example/simple', '10.0.0.0/8'),
      }),
    says: [
      'Program.python packageIndex: got a value without requirements, allowed with requirements; name the requirements file, or leave this out',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages in the clear',
    make: () => PackageIndex.of('http://pypi.example', '10.0.0.0/8'),
    says: [
      'PackageIndex.of url: got "http://pypi.example", allowed https://HOST[:PORT]/PATH; use https, so that nobody on the way can change a package',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages with a password',
    make: () => PackageIndex.of('https://me:hunter2@pypi.example/simple', '10.0.0.0/8'),
    says: [
      'PackageIndex.of url: got credentials for "pypi.example", allowed https://HOST[:PORT]/PATH; leave the credentials out; use a mirror that needs none',
    ],
    ours: 'program files',
  },
  {
    what: 'a mount at a relative path',
    make: () => Mount.scratch('data', Size.gibibytes(1)),
    says: [
      'Mount.scratch path: got "data", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('data'),
    stricter: 'it would be taken from the root, not from where the program stands',
  },
  {
    what: 'a mount with a colon',
    make: () => Mount.scratch('/a:b', Size.gibibytes(1)),
    says: [
      'Mount.scratch path: got "/a:b", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('/a:b'),
    stricter: 'its documentation forbids it, and some runtimes take it for the end of the path',
  },
  {
    what: 'a mount of the whole file system',
    make: () => Mount.scratch('/', Size.gibibytes(1)),
    says: [
      'Mount.scratch path: got "/", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('/'),
    stricter: 'it would hide the image',
  },
  {
    what: 'a mount in the place of /tmp',
    make: () => Mount.scratch('/tmp', Size.gibibytes(1)),
    says: [
      'Mount.scratch path: got "/tmp", allowed any folder but /tmp itself, and /opt/program, /opt/packages, /proc, /sys, /dev with all that is in them; choose another folder',
    ],
    ours: 'the library',
  },
  {
    what: 'a mount in the place of what the kernel says',
    make: () => Mount.scratch('/proc', Size.gibibytes(1)),
    says: [
      'Mount.scratch path: got "/proc", allowed any folder but /tmp itself, and /opt/program, /opt/packages, /proc, /sys, /dev with all that is in them; choose another folder',
    ],
    manifest: mounted('/proc'),
    stricter: 'the runtime of the container mounts it: no container would start, or only a broken one',
  },
  {
    what: 'a mount in one that cannot be written',
    make: batch((chart) => ({
      pod: {
        mounts: [
          Mount.secret('/etc/app', Secret.fromSecretName(chart, 's', 'api')),
          Mount.scratch('/etc/app/cache', Size.gibibytes(1)),
        ],
      },
    })),
    says: [
      '[shop/report] pod.mounts[1]: got "/etc/app/cache", allowed a path outside "/etc/app", which is mounted read-only; give each mount a folder of its own',
    ],
    manifest: mountedIn('/etc/app', '/etc/app/cache'),
    stricter: 'its folder cannot be made there: the container would never start',
  },
  {
    what: 'a mount that climbs',
    make: () => Mount.scratch('/data/../etc', Size.gibibytes(1)),
    says: [
      'Mount.scratch path: got "/data/../etc", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('/data/../etc'),
    stricter: 'it is another folder than it says',
  },
  {
    what: 'a mount without room',
    make: () => Mount.scratch('/data', Size.kibibytes(0)),
    says: ['Mount.scratch size: got 0Ki, allowed whole KiB from 1Mi to 64Ti; size it for what the program writes'],
    manifest: scratch('0'),
    stricter: 'Kubernetes takes it for no limit',
  },
  {
    what: 'two mounts in one place',
    make: batch({
      pod: { mounts: [Mount.scratch('/data', Size.gibibytes(1)), Mount.scratch('/data/', Size.gibibytes(1))] },
    }),
    says: [
      '[shop/report] pod.mounts[1]: got "/data", allowed a path that is mounted once; give each mount a folder of its own',
    ],
    manifest: jobWithPods({
      containers: [
        {
          name: 'report',
          image: 'a:1',
          volumeMounts: [
            { name: 'v', mountPath: '/data' },
            { name: 'w', mountPath: '/data' },
          ],
        },
      ],
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'w', emptyDir: {} },
      ],
    }),
  },
  {
    what: 'a volume claim with an impossible name',
    make: (chart) => Mount.persistentVolumeClaim('/data', PersistentVolumeClaim.fromClaimName(chart, 'c', 'My Claim')),
    says: [
      'Mount.persistentVolumeClaim claim: got "My Claim", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'My Claim' } }] }),
    stricter: 'no object can have that name',
  },
  {
    what: 'a /tmp without room',
    make: batch({ pod: { tmpSize: Size.kibibytes(1) } }),
    says: ['[shop/report] pod.tmpSize: got 1Ki, allowed whole KiB from 1Mi to 1Ti; size it for the scratch files'],
    manifest: scratch('1Ki'),
    stricter: 'the pod would be evicted at its first file',
  },
  {
    what: 'no time to end',
    make: batch({ pod: { terminationGracePeriod: Duration.seconds(0) } }),
    says: [
      '[shop/report] pod.terminationGracePeriod: got 0s, allowed whole seconds from 1s to 86400s; a program needs a moment to end; split a longer clean-up',
    ],
    manifest: jobWithPods({ terminationGracePeriodSeconds: 0 }),
    stricter: 'the program would be killed without a SIGTERM',
  },
  {
    what: 'two days to end',
    make: batch({ pod: { terminationGracePeriod: Duration.days(2) } }),
    says: [
      '[shop/report] pod.terminationGracePeriod: got 172800s, allowed whole seconds from 1s to 86400s; a program needs a moment to end; split a longer clean-up',
    ],
    manifest: jobWithPods({ terminationGracePeriodSeconds: 172800 }),
    stricter: 'a node that is drained would wait for it',
  },
  {
    what: 'a negative time to end, as it can only be written by hand',
    make: batch({ pod: { terminationGracePeriod: Duration.days(2) } }),
    says: [
      '[shop/report] pod.terminationGracePeriod: got 172800s, allowed whole seconds from 1s to 86400s; a program needs a moment to end; split a longer clean-up',
    ],
    manifest: jobWithPods({ terminationGracePeriodSeconds: -1 }),
    stricter: 'Kubernetes takes a negative one for 1 s, for the sake of old objects',
  },
  {
    what: 'nodes with an impossible label',
    make: batch({ pod: { nodeSelector: { 'my pool': 'a b' } } }),
    says: [
      '[shop/report] pod.nodeSelector["my pool"]: got "my pool", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the nodes have it',
      '[shop/report] pod.nodeSelector["my pool"]: got "a b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; write it as the nodes have it',
    ],
    manifest: jobWithPods({ nodeSelector: { 'my pool': 'a b' } }),
  },
  {
    what: 'a toleration of an impossible taint',
    make: () => Toleration.equal('my key', 'a b'),
    says: [
      'Toleration.equal key: got "my key", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as `kubectl describe node` shows it under Taints',
      'Toleration.equal value: got "a b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; write it as `kubectl describe node` shows it under Taints',
    ],
    manifest: jobWithPods({ tolerations: [{ key: 'my key', operator: 'Equal', value: 'a b' }] }),
  },
  {
    what: 'a spread over no label',
    make: () => Spread.over('my zones'),
    says: [
      'Spread.over topologyKey: got "my zones", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the nodes have it',
    ],
    manifest: jobWithPods({
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'my zones', whenUnsatisfiable: 'DoNotSchedule' }],
    }),
    stricter: 'no node can have a label of that name',
  },
  {
    what: 'two spreads over the same places',
    make: batch({ pod: { spread: [Spread.overNodes(), Spread.overNodes().required()] } }),
    says: [
      '[shop/report] pod.spread[1]: got "kubernetes.io/hostname", allowed a topology key that stands once; keep one, `required()` or not',
    ],
    manifest: spread('ScheduleAnyway', 'DoNotSchedule'),
    stricter: 'one of the two says nothing',
  },
  {
    what: 'a registry twice',
    make: batch((chart) => ({
      pod: { imagePullSecrets: ['a', 'b'].map((id) => Secret.fromSecretName(chart, id, 'registry')) },
    })),
    says: ['[shop/report] pod.imagePullSecrets[1]: got "registry", allowed each Secret once; name it once'],
    manifest: jobWithPods({ imagePullSecrets: [{ name: 'registry' }, { name: 'registry' }] }),
    stricter: 'one of the two says nothing',
  },
  {
    what: 'a ServiceAccount with an impossible name',
    make: batch((chart) => ({ pod: { serviceAccount: ServiceAccount.fromServiceAccountName(chart, 's', 'Me_') } })),
    says: [
      '[shop/report] pod.serviceAccount: got "Me_", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ serviceAccountName: 'Me_' }),
  },
  {
    what: 'a network opened to an address without bits',
    make: () => Egress.toCidr('10.1.2.3', 443),
    says: [
      'Egress.toCidr cidr: got "10.1.2.3", allowed ADDRESS/BITS of IPv4 or IPv6; for one address write "10.1.2.3/32"',
    ],
    manifest: opened('10.1.2.3'),
  },
  {
    what: 'a network opened to 33 bits',
    make: () => Egress.toCidr('10.0.0.0/33', 443),
    says: [
      'Egress.toCidr cidr: got "10.0.0.0/33", allowed ADDRESS/BITS of IPv4 or IPv6; for one address write "10.1.2.3/32"',
    ],
    manifest: opened('10.0.0.0/33'),
  },
  {
    what: 'a network opened to a name',
    make: () => Egress.toCidr('db.example', 443),
    says: [
      'Egress.toCidr cidr: got "db.example", allowed ADDRESS/BITS of IPv4 or IPv6; for one address write "10.1.2.3/32"',
    ],
    manifest: opened('db.example'),
  },
  {
    what: 'a network opened to a block by an address in its middle',
    make: () => Egress.toCidr('10.1.2.3/8', 443),
    says: [
      'Egress.toCidr cidr: got "10.1.2.3/8", allowed the first address of the block, in its shortest form; write "10.0.0.0/8", or "10.1.2.3/32" for the one address',
    ],
    manifest: opened('10.1.2.3/8'),
    stricter: 'from 1.36 on Kubernetes refuses it, too: one address may have been meant',
    refusedSince: 36,
  },
  {
    what: 'a network opened to IPv4 within IPv6',
    make: () => Egress.toCidr('::ffff:10.0.0.0/104', 443),
    says: [
      'Egress.toCidr cidr: got "::ffff:10.0.0.0/104", allowed ADDRESS/BITS of IPv4, or of IPv6 alone; write IPv4 as "10.0.0.0/8"',
    ],
    manifest: opened('::ffff:10.0.0.0/104'),
    stricter: 'from 1.36 on Kubernetes refuses it, too: some network plugins take it for IPv4, and some for IPv6',
    refusedSince: 36,
  },
  {
    what: 'a network opened to IPv6 in capitals',
    make: () => Egress.toCidr('2001:DB8::/32', 443),
    says: [
      'Egress.toCidr cidr: got "2001:DB8::/32", allowed the first address of the block, in its shortest form; write "2001:db8::/32", or "2001:db8::/128" for the one address',
    ],
    manifest: opened('2001:DB8::/32'),
    stricter: 'Kubernetes takes it and warns: each address has one spelling',
  },
  {
    what: 'packages from a block by an address in its middle',
    make: () => PackageIndex.of('https://pypi.example/simple', '10.1.2.3/8'),
    says: [
      'PackageIndex.of cidr: got "10.1.2.3/8", allowed the first address of the block, in its shortest form; write "10.0.0.0/8", or "10.1.2.3/32" for the one address',
    ],
    manifest: opened('10.1.2.3/8'),
    stricter: 'from 1.36 on Kubernetes refuses it, too: one address may have been meant',
    refusedSince: 36,
  },
  {
    what: 'port 0',
    make: () => Egress.toCidr('10.0.0.0/8', 0),
    says: [
      'Egress.toCidr port: got 0, allowed a whole number from 1 to 65535; name the port that the server listens on',
    ],
    manifest: opened('10.0.0.0/8', 0),
  },
  {
    what: 'port 65536',
    make: () => Egress.toCidr('10.0.0.0/8', 65536),
    says: [
      'Egress.toCidr port: got 65536, allowed a whole number from 1 to 65535; name the port that the server listens on',
    ],
    manifest: opened('10.0.0.0/8', 65536),
  },
  {
    what: 'a network opened to all pods there are',
    make: () => Egress.toPods({}, 80),
    says: ['Egress.toPods podLabels: got {}, allowed at least one label; name a label of the pods meant'],
    manifest: networkPolicy({ podSelector: {} }),
    stricter: 'it opens the way to all pods of the namespace',
  },
  {
    what: 'a network opened to no namespace',
    make: () => Egress.toNamespace('', { app: 'db' }, 5432),
    says: [
      'Egress.toNamespace namespace: got "", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "nightly-report"',
    ],
    manifest: networkPolicy({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': '' } } }),
    stricter: 'no namespace has that name',
  },
  {
    what: 'root',
    make: () => HardeningException.userId(0, 0, 'the image wants it'),
    says: [
      'HardeningException.userId user: got 0, allowed a whole number from 1 to 2147483647; root is refused by Pod Security restricted; rebuild the image',
      'HardeningException.userId group: got 0, allowed a whole number from 1 to 2147483647; root is refused by Pod Security restricted; rebuild the image',
    ],
    manifest: jobWithPods({ securityContext: { runAsUser: 0, runAsGroup: 0 } }),
    stricter: 'Pod Security restricted refuses its pods',
  },
  {
    what: 'an exception without a reason',
    make: () => HardeningException.writableRootFilesystem(' '),
    says: ['HardeningException reason: got " ", allowed a reason in words; say in a sentence why this pod needs it'],
    ours: 'the library',
  },
  {
    what: 'an exception twice',
    make: batch({
      pod: { exceptions: [HardeningException.userId(1, 1, 'one'), HardeningException.userId(2, 2, 'two')] },
    }),
    says: ['[shop/report] pod.exceptions: got "user-id" twice, allowed each exception once; keep one'],
    ours: 'the library',
  },
  {
    what: 'a program of another class',
    make: batch({ program: 'busybox:1.37' as unknown as Program }),
    says: [
      '[shop/report] program: got "busybox:1.37", allowed a Program; make one with Program.…; see the docs of the class',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'no program',
    make: batch({ program: undefined as unknown as Program }),
    says: [
      '[shop/report] program: got nothing, allowed a value: there is no default; say it; the docs of this prop have the words',
    ],
    ours: 'JavaScript',
  },
];
