import { Duration } from 'cdk8s';
import { Secret, ServiceAccount } from 'cdk8s-plus-27';
import { Identity, Waiver } from '../../lib';
import { BadInput, jobWithPods } from './case';
import { batch } from './constructs';

export const PODS: BadInput[] = [
  {
    what: 'no time to end',
    make: batch({ terminationGracePeriod: Duration.seconds(0) }),
    says: [
      '[shop/report] terminationGracePeriod: got 0s, allowed whole seconds from 1s to 86400s; a program needs a moment to end; split a longer clean-up',
    ],
    manifest: jobWithPods({ terminationGracePeriodSeconds: 0 }),
    stricter: 'the program would be killed without a SIGTERM',
  },
  {
    what: 'two days to end',
    make: batch({ terminationGracePeriod: Duration.days(2) }),
    says: [
      '[shop/report] terminationGracePeriod: got 172800s, allowed whole seconds from 1s to 86400s; a program needs a moment to end; split a longer clean-up',
    ],
    manifest: jobWithPods({ terminationGracePeriodSeconds: 172800 }),
    stricter: 'a node that is drained would wait for it',
  },
  {
    what: 'a negative time to end, as it can only be written by hand',
    make: batch({ terminationGracePeriod: Duration.days(2) }),
    says: [
      '[shop/report] terminationGracePeriod: got 172800s, allowed whole seconds from 1s to 86400s; a program needs a moment to end; split a longer clean-up',
    ],
    manifest: jobWithPods({ terminationGracePeriodSeconds: -1 }),
    stricter: 'Kubernetes takes a negative one for 1 s, for the sake of old objects',
  },
  {
    what: 'a registry twice',
    make: batch((chart) => ({
      imagePullSecrets: ['a', 'b'].map((id) => Secret.fromSecretName(chart, id, 'registry')),
    })),
    says: ['[shop/report] imagePullSecrets[1]: got "registry", allowed each Secret once; name it once'],
    manifest: jobWithPods({ imagePullSecrets: [{ name: 'registry' }, { name: 'registry' }] }),
    stricter: 'one of the two says nothing',
  },
  {
    what: 'a ServiceAccount with an impossible name',
    make: batch((chart) => ({
      identity: Identity.serviceAccount(ServiceAccount.fromServiceAccountName(chart, 's', 'Me_')),
    })),
    says: [
      'Identity.serviceAccount account: got "Me_", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ serviceAccountName: 'Me_' }),
  },
  {
    what: 'root',
    make: () => Waiver.userId(0, 0, 'the image wants it'),
    says: [
      'Waiver.userId user: got 0, allowed a whole number from 1 to 2147483647; root is refused by Pod Security restricted; rebuild the image',
      'Waiver.userId group: got 0, allowed a whole number from 1 to 2147483647; root is refused by Pod Security restricted; rebuild the image',
    ],
    manifest: jobWithPods({ securityContext: { runAsUser: 0, runAsGroup: 0 } }),
    stricter: 'Pod Security restricted refuses its pods',
  },
  {
    what: 'a waiver with a reason that a scanner cannot read',
    make: () => Waiver.writableRootFilesystem('tier=1'),
    says: [
      'Waiver reason: got "tier=1", allowed one line without "=", which a scanner reads as a separator; say in a sentence why this pod needs it',
    ],
    ours: 'the library',
  },
  {
    what: 'a waiver without a reason',
    make: () => Waiver.writableRootFilesystem(' '),
    says: ['Waiver reason: got " ", allowed a reason in words; say in a sentence why this pod needs it'],
    ours: 'the library',
  },
  {
    what: 'a waiver twice',
    make: batch({ waivers: [Waiver.userId(1, 1, 'one'), Waiver.userId(2, 2, 'two')] }),
    says: ['[shop/report] waivers: got "user-id" twice, allowed each waiver once; keep one'],
    ours: 'the library',
  },
];
