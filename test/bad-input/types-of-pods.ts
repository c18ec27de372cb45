import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Egress, HardeningException, Mount, Program, Resources, Spread, Toleration } from '../../lib';
import { RESOURCES } from '../workloads/sample';
import { BadInput, jobWithContainer, jobWithPods } from './case';
import { batch } from './constructs';
import { A_SECRET, NUMBER, untyped } from './types';

export const TYPES_OF_PODS: BadInput[] = [
  {
    what: 'a ServiceAccount and pull secrets by their names',
    make: batch(untyped({ pod: { imagePullSecrets: ['registry'], serviceAccount: 'reporter' } })),
    says: [
      `[shop/report] pod.imagePullSecrets[0]: got "registry", ${A_SECRET('"registry"')}`,
      `[shop/report] pod.serviceAccount: got "reporter", allowed a ServiceAccount of cdk8s-plus; write for example ServiceAccount.fromServiceAccountName(chart, 'id', "reporter")`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'lists that are none',
    make: batch(
      untyped({
        pod: {
          mounts: Mount.scratch('/data', Size.mebibytes(1)),
          egress: '10.0.0.0/8',
          spread: true,
          tolerations: 'spot',
          exceptions: {},
        },
      }),
    ),
    says: [
      '[shop/report] pod.mounts: got a Mount, allowed a list, each a Mount; put it in brackets',
      '[shop/report] pod.tolerations: got "spot", allowed a list, each a Toleration; make one with Toleration.equal or Toleration.exists',
      '[shop/report] pod.spread: got true, allowed a list, each a Spread; make one with Spread.overNodes, Spread.overZones or Spread.over',
      '[shop/report] pod.egress: got "10.0.0.0/8", allowed a list, each an Egress; make one with Egress.toCidr, Egress.toPods, Egress.toNamespace or Egress.https',
      '[shop/report] pod.exceptions: got {}, allowed a list, each a HardeningException; make one with HardeningException.writableRootFilesystem, HardeningException.userId, HardeningException.serviceAccountToken, HardeningException.literalEnv or HardeningException.literalText',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'options of a pod that are none',
    make: batch(untyped({ pod: { tmpFolder: '1Gi' } })),
    says: [
      '[shop/report] pod: got {"tmpFolder":"1Gi"}, allowed any of mounts, tmpSize, nodeSelector, tolerations, spread, imagePullSecrets, serviceAccount, egress, terminationGracePeriod, exceptions; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a size in text and a time in digits for a pod',
    make: batch(untyped({ pod: { tmpSize: '1Gi', terminationGracePeriod: 30 } })),
    says: [
      '[shop/report] pod.tmpSize: got "1Gi", allowed a Size; write for example Size.mebibytes(64)',
      '[shop/report] pod.terminationGracePeriod: got 30, allowed a Duration; write for example Duration.seconds(30)',
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
    what: 'a script without options',
    make: () => Program.shell('report.sh', untyped(undefined)),
    says: [
      'Program.shell options: got nothing, allowed any of image, args, files; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a script that is none',
    make: () => Program.shell(untyped(undefined), { image: 'a:1' }),
    says: ['Program.shell file: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a Python program with an index and room in text',
    make: () =>
      Program.python('report.py', {
        image: 'a:1',
        requirements: 'requirements.txt',
        packageIndex: untyped('https://packages.example/simple'),
        packagesSize: untyped(512),
      }),
    says: [
      'Program.python packageIndex: got "https://packages.example/simple", allowed a PackageIndex; make one with PackageIndex.of',
      'Program.python packagesSize: got 512, allowed a Size; write for example Size.mebibytes(512)',
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
    says: ['Mount.scratch size: got nothing, allowed a Size; write for example Size.mebibytes(64)'],
    ours: 'JavaScript',
  },
  {
    what: 'a way to no port',
    make: () => Egress.toCidr('10.0.0.0/8', untyped(undefined)),
    says: [`Egress.toCidr port: got nothing, ${NUMBER}`],
    ours: 'JavaScript',
  },
  {
    what: 'a toleration of no key, which would be one of every taint',
    make: () => Toleration.exists(untyped(undefined)),
    says: ['Toleration.exists key: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a toleration of an effect that no taint has',
    make: () => Toleration.exists('spot', untyped('NoExec')),
    says: [
      'Toleration.exists effect: got "NoExec", allowed NoSchedule, PreferNoSchedule, NoExecute; write for example TaintEffect.NO_SCHEDULE',
    ],
    manifest: jobWithPods({ tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoExec' }] }),
  },
  {
    what: 'a spread over nothing',
    make: () => Spread.over(untyped(undefined)),
    says: ['Spread.over topologyKey: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'an exception for nothing',
    make: () => HardeningException.writableRootFilesystem(untyped(undefined)),
    says: [
      'HardeningException reason: got nothing, allowed a reason in words; say in a sentence why this pod needs it',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'figures in the words of Kubernetes',
    make: () => Resources.steady(untyped('200m'), untyped('64Mi')),
    says: [
      'Resources.steady cpu: got "200m", allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)',
      'Resources.steady memory: got "64Mi", allowed a Size; write for example Size.mebibytes(64)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'figures in the wrong places',
    make: () => Resources.steady(untyped(Size.mebibytes(64)), untyped(Cpu.millis(200))),
    says: [
      'Resources.steady cpu: got a Size, allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)',
      'Resources.steady memory: got a Cpu, allowed a Size; write for example Size.mebibytes(64)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'some of the four figures',
    make: () => Resources.of(untyped({ cpuRequest: Cpu.millis(100), memoryLimit: Size.mebibytes(64) })),
    says: [
      'Resources.of cpuLimit: got nothing, allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)',
      'Resources.of memoryRequest: got nothing, allowed a Size; write for example Size.mebibytes(64)',
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
