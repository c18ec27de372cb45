import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Identity, Mount, Network, Placement, Program, Resources, Waiver, Interpreter } from '../../lib';
import { RESOURCES } from '../workloads/sample';
import { BadInput, jobWithContainer, jobWithPods, networkPolicy } from './case';
import { batch } from './constructs';
import { A_SECRET, untyped } from './types';

const MAKE_INTERPRETER = 'make one with Interpreter.shell, Interpreter.python or Interpreter.of';

export const TYPES_OF_PODS: BadInput[] = [
  {
    what: 'a ServiceAccount and pull secrets by their names',
    make: batch(untyped({ identity: 'reporter', imagePullSecrets: ['registry'] })),
    says: [
      '[shop/report] identity: got "reporter", allowed an Identity; make one with Identity.own or Identity.serviceAccount',
      `[shop/report] imagePullSecrets[0]: got "registry", ${A_SECRET('"registry"')}`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'lists that are none',
    make: batch(
      untyped({
        mounts: Mount.scratch('/data', '1Mi'),
        placement: 'spot',
        network: '10.0.0.0/8',
        waivers: {},
      }),
    ),
    says: [
      '[shop/report] mounts: got a Mount, allowed a list, each a Mount; put it in brackets',
      '[shop/report] waivers: got {}, allowed a list, each a Waiver; make one with Waiver.writableRootFilesystem, Waiver.userId or Waiver.literal',
      '[shop/report] placement: got "spot", allowed a list, each a Placement; make one with Placement.onNodes, Placement.offNodes, Placement.toleration, Placement.spreadOverNodes, Placement.spreadOverZones or Placement.spreadOver',
      '[shop/report] network: got "10.0.0.0/8", allowed a list, each a Network; make one with Network.toCidr, Network.toPods, Network.toNamespace or Network.https',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a time in digits for a pod',
    make: batch(untyped({ terminationGracePeriod: 30 })),
    says: ['[shop/report] terminationGracePeriod: got 30, allowed a Duration; write for example Duration.seconds(30)'],
    ours: 'JavaScript',
  },
  {
    what: 'an identity of a ServiceAccount by its name',
    make: () => Identity.serviceAccount(untyped('reporter')),
    says: [
      `Identity.serviceAccount account: got "reporter", allowed a ServiceAccount of cdk8s-plus; write for example ServiceAccount.fromServiceAccountName(chart, 'id', "reporter")`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a program that is started by one text',
    make: () => Program.image('a:1', { command: untyped('python report.py'), args: untyped([8080]) }),
    says: [
      'Program.image command: got "python report.py", allowed a list, each text; put it in brackets',
      'Program.image args[0]: got 8080, allowed text; write "8080"',
    ],
    manifest: jobWithContainer({ args: [8080] }),
  },
  {
    what: 'a script that nothing starts',
    make: () => Program.script('report.sh', untyped(undefined)),
    says: [`Program.script interpreter: got nothing, allowed an Interpreter; ${MAKE_INTERPRETER}`],
    ours: 'JavaScript',
  },
  {
    what: 'a script with an image in the place of its interpreter',
    make: () => Program.script('report.sh', untyped({ image: 'busybox:1.37' })),
    says: [`Program.script interpreter: got {"image":"busybox:1.37"}, allowed an Interpreter; ${MAKE_INTERPRETER}`],
    ours: 'JavaScript',
  },
  {
    what: 'a script with its arguments alone',
    make: () => Program.script('report.sh', Interpreter.shell('a:1'), untyped(['--all'])),
    says: [
      'Program.script options: got ["--all"], allowed any of args, files; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a script with the requirements of its interpreter',
    make: () =>
      Program.script('report.py', Interpreter.python('a:1'), untyped({ args: [], requirements: 'requirements.txt' })),
    says: [
      'Program.script requirements: got "requirements.txt", allowed one of its options; give it to Interpreter.python',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'an interpreter in the place of a program',
    make: batch(untyped({ program: Interpreter.shell('a:1') })),
    says: [
      '[shop/report] program: got an Interpreter, allowed a Program; make one with Program.image or Program.script',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'an interpreter of no image',
    make: () => Interpreter.shell(untyped(undefined)),
    says: ['Interpreter.shell image: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'an interpreter that is started by a list',
    make: () => Interpreter.of('a:1', untyped(['node', '--enable-source-maps'])),
    says: ['Interpreter.of command[0]: got ["node","--enable-source-maps"], allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a script that is none',
    make: () => Program.script(untyped(undefined), Interpreter.shell('a:1')),
    says: ['Program.script path: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a Python program with an index and room in text',
    make: () =>
      Interpreter.python('a:1', {
        requirements: 'requirements.txt',
        packageIndex: untyped('https://packages.example/simple'),
        packagesSize: untyped(512),
      }),
    says: [
      'Interpreter.python packageIndex: got "https://packages.example/simple", allowed a PackageIndex; make one with PackageIndex.of',
      'Interpreter.python packagesSize: got 512, allowed a text: whole bytes from 16Mi to 16Gi; write "512Mi"',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a mount of a Secret by its name',
    make: () => Mount.secret('/etc/app', untyped('settings')),
    says: [`Mount.secret secret: got "settings", ${A_SECRET('"settings"')}`],
    ours: 'JavaScript',
  },
  {
    what: 'a mount of a Secret that is a ConfigMap',
    make: () => Mount.secret('/etc/app', untyped({ kind: 'ConfigMap', name: 'settings' })),
    says: [`Mount.secret secret: got {"kind":"ConfigMap","name":"settings"}, ${A_SECRET("'name'")}`],
    ours: 'JavaScript',
  },
  {
    what: 'a scratch folder without a size',
    make: () => Mount.scratch('/data', untyped(undefined)),
    says: ['Mount.scratch size: got nothing, allowed a text: whole bytes from 1Mi to 64Ti; write for example "64Mi"'],
    ours: 'JavaScript',
  },
  {
    what: 'a way to no port',
    make: () => Network.toCidr('10.0.0.0/8'),
    says: ["Network.toCidr ports: got [], allowed at least one port; name each, for example '443'"],
    manifest: networkPolicy({ ipBlock: { cidr: '10.0.0.0/8' } }),
    stricter: 'a rule without ports opens all of them',
  },
  {
    what: 'a way to a port in digits',
    make: () => Network.toCidr('10.0.0.0/8', untyped(5432)),
    says: [
      'Network.toCidr ports[0]: got 5432, allowed a text such as "443", "53/UDP", "30000-32767" or the name of a port, each from 1 to 65535; write "5432"',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a toleration of no key, which would be one of every taint',
    make: () => Placement.toleration(untyped(undefined)),
    says: ['Placement.toleration taint: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a toleration of an effect that no taint has',
    make: () => Placement.toleration('spot').effect(untyped('NoExec')),
    says: [
      'Placement.effect effect: got "NoExec", allowed NoSchedule, PreferNoSchedule, NoExecute; write it as `kubectl describe node` shows it under Taints, behind the colon',
    ],
    manifest: jobWithPods({ tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoExec' }] }),
  },
  {
    what: 'a spread over nothing',
    make: () => Placement.spreadOver(untyped(undefined)),
    says: ['Placement.spreadOver topologyKey: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a waiver for nothing',
    make: () => Waiver.writableRootFilesystem(untyped(undefined)),
    says: ['Waiver reason: got nothing, allowed a reason in words; say in a sentence why this pod needs it'],
    ours: 'JavaScript',
  },
  {
    what: 'figures in digits',
    make: () => Resources.of(untyped(0.5), untyped(64)),
    says: [
      'Resources.of cpu: got 0.5, allowed a text: whole thousandths of a CPU from 1m to 10000; write "0.5"',
      'Resources.of memory: got 64, allowed a text: whole bytes from 1Ki to 1024Ti; write "64Mi"',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a number of bytes in digits',
    make: () => RESOURCES.upTo('1', untyped(512 * 1024 * 1024)),
    says: ['Resources.upTo memory: got 536870912, allowed a text: whole bytes from 1Ki to 1024Ti; write "512Mi"'],
    ours: 'JavaScript',
  },
  {
    what: 'figures in the values of cdk8s',
    make: () => Resources.of(untyped(Cpu.millis(200)), untyped(Size.gibibytes(1.5))),
    says: [
      'Resources.of cpu: got a Cpu, allowed a text: whole thousandths of a CPU from 1m to 10000; write "200m"',
      'Resources.of memory: got a Size, allowed a text: whole bytes from 1Ki to 1024Ti; write "1536Mi"',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'figures of cdk8s in the wrong places',
    make: () => Resources.of(untyped(Size.mebibytes(64)), untyped(Cpu.millis(200))),
    says: [
      'Resources.of cpu: got a Size, allowed a text: whole thousandths of a CPU from 1m to 10000; write for example "100m"',
      'Resources.of memory: got a Cpu, allowed a text: whole bytes from 1Ki to 1024Ti; write for example "64Mi"',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'figures by their names',
    make: () => Resources.of(untyped({ cpuRequest: '100m', memoryLimit: '64Mi' }), untyped(undefined)),
    says: [
      'Resources.of cpu: got {"cpuRequest":"100m","memoryLimit":"64Mi"}, allowed a text: whole thousandths of a CPU from 1m to 10000; write for example "100m"',
      'Resources.of memory: got nothing, allowed a text: whole bytes from 1Ki to 1024Ti; write for example "64Mi"',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'no CPU limit, without a reason',
    make: () => RESOURCES.withoutCpuLimit(untyped(undefined)),
    says: [
      'Resources.withoutCpuLimit reason: got nothing, allowed a reason in words; say why throttling hurts this program',
    ],
    ours: 'JavaScript',
  },
];
