import { Program, Waiver } from '../../lib';
import { annotated, BadInput, configMap, env, jobWithContainer } from './case';
import { batch, SHELL } from './constructs';
import { scratchFile } from './scratch';

export const SECRETS: BadInput[] = [
  {
    what: 'a password in the clear',
    make: batch({ env: { DB_PASSWORD: 'hunter2' } }),
    says: [
      '[shop/report] env["DB_PASSWORD"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; read it with EnvSource.secretKey or Mount.secret; if it is none, Waiver.literal says so',
    ],
    manifest: env({ name: 'DB_PASSWORD', value: 'hunter2' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a password in a URL',
    make: batch({ env: { BROKER: 'amqp://me:hunter2@mq' } }),
    says: [
      '[shop/report] env["BROKER"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; read it with EnvSource.secretKey or Mount.secret; if it is none, Waiver.literal says so',
    ],
    manifest: env({ name: 'BROKER', value: 'amqp://me:hunter2@mq' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a private key',
    make: batch({ env: { SIGNING: '-----BEGIN PRIVATE KEY-----' } }),
    says: [
      '[shop/report] env["SIGNING"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; read it with EnvSource.secretKey or Mount.secret; if it is none, Waiver.literal says so',
    ],
    manifest: env({ name: 'SIGNING', value: '-----BEGIN PRIVATE KEY-----' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a token in the clear, under a name in one word',
    make: batch({ env: { apiToken: 'hunter2' } }),
    says: [
      '[shop/report] env["apiToken"]: got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; read it with EnvSource.secretKey or Mount.secret; if it is none, Waiver.literal says so',
    ],
    manifest: env({ name: 'apiToken', value: 'hunter2' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a password in an argument',
    make: batch({ program: Program.image('a:1', { args: ['--db=postgres://u:hunter2@db/x', '--password=hunter2'] }) }),
    says: ['a URL with a password', 'a value of --password'].map(
      (got, index) =>
        `[shop/report] program.args[${index}]: got ${got}, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, Waiver.literal says so`,
    ),
    manifest: jobWithContainer({ args: ['--db=postgres://u:hunter2@db/x', '--password=hunter2'] }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a password in an annotation',
    make: batch({ annotations: { source: 'postgres://u:hunter2@db/x' } }),
    says: [
      '[shop/report] annotations["source"]: got a URL with a password, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, Waiver.literal says so',
    ],
    manifest: annotated({ source: 'postgres://u:hunter2@db/x' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'a private key in a program',
    make: (chart) =>
      batch({ program: Program.script(scratchFile('key.sh', '# -----BEGIN PRIVATE KEY-----\n'), SHELL) })(chart),
    says: [
      '[shop/report] program.files["key.sh"]: got a private key, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, Waiver.literal says so',
    ],
    manifest: configMap({ 'key.sh': '# -----BEGIN PRIVATE KEY-----\n' }),
    stricter: 'all who may read the object can read it',
  },
  {
    what: 'an exception for a variable that is not there',
    make: batch({ waivers: [Waiver.literal('env.NOT_THERE', 'it is public')] }),
    says: [
      '[shop/report] waivers: got literal of env["NOT_THERE"], allowed a variable of env; correct its name, or leave the waiver out',
    ],
    ours: 'the library',
  },
];
