import { ConfigMap, EnvFieldPaths, EnvValue, ResourceFieldPaths, Secret } from 'cdk8s-plus-27';
import { AdHocJob, EnvSource, Parameter } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, env } from './case';
import { batch } from './constructs';
import { untyped } from './types';

export const ENVIRONMENT: BadInput[] = [
  {
    what: 'a variable with a dash',
    make: batch({ env: { 'MY-MODE': 'a' } }),
    says: [
      '[shop/report] env["MY-MODE"]: got "MY-MODE", allowed letters, digits and "_", not starting with a digit; rename the variable',
    ],
    manifest: env({ name: 'MY-MODE', value: 'a' }),
    stricter: 'no shell can read it',
  },
  {
    what: 'a variable that begins with a digit',
    make: batch({ env: { '1ST': 'a' } }),
    says: [
      '[shop/report] env["1ST"]: got "1ST", allowed letters, digits and "_", not starting with a digit; rename the variable',
    ],
    manifest: env({ name: '1ST', value: 'a' }),
    stricter: 'no shell can read it',
    acceptedSince: 32,
  },
  {
    what: 'a variable without a name',
    make: batch({ env: { '': 'a' } }),
    says: [
      '[shop/report] env[""]: got "", allowed letters, digits and "_", not starting with a digit; rename the variable',
    ],
    manifest: env({ name: '', value: 'a' }),
  },
  {
    what: 'a variable that is an EnvValue',
    make: batch(
      untyped({ env: { MODE: EnvValue.fromValue('full'), NODE: EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME) } }),
    ),
    says: [
      '[shop/report] env["MODE"]: got an EnvValue, allowed text; write the text alone',
      `[shop/report] env["NODE"]: got an EnvValue, allowed text; write envFrom: [EnvSource.value('NODE', value)]`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a reference to no variable',
    make: batch({ env: { URL: 'http://$(HOST)' } }),
    says: [
      '[shop/report] env["URL"]: got "$(HOST)", allowed a variable of this container; define HOST, or write "$$(HOST)" for the text itself',
    ],
    manifest: env({ name: 'URL', value: 'http://$(HOST)' }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'a reference to a variable that is set later, with each run',
    make: (chart) =>
      new AdHocJob(chart, 'report', { ...BASE, env: { NOTE: '$(SIZE)' }, parameters: [Parameter.text('size')] }),
    says: [
      '[shop/report] env["NOTE"]: got "$(SIZE)", allowed a variable that is set before; read SIZE in the program, or use it in the arguments',
    ],
    manifest: env({ name: 'NOTE', value: '$(SIZE)' }, { name: 'SIZE', value: 'small' }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'a variable that refers to itself',
    make: batch({ env: { PATH: '/opt/bin:$(PATH)' } }),
    says: [
      '[shop/report] env["PATH"]: got "$(PATH)", allowed a variable that does not refer back; write the value without the circle',
    ],
    manifest: env({ name: 'PATH', value: '/opt/bin:$(PATH)' }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'two variables that refer to each other',
    make: batch({ env: { A: '$(B)', B: '$(A)' } }),
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
      envFrom: [EnvSource.secretKey('API', Secret.fromSecretName(chart, 's', 'api'), 'my key')],
    })),
    says: [
      'EnvSource.secretKey key: got "my key", allowed 1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."; rename the file or key',
    ],
    manifest: env({ name: 'API', valueFrom: { secretKeyRef: { name: 'api', key: 'my key' } } }),
  },
  {
    what: 'a ConfigMap with an impossible name',
    make: batch((chart) => ({
      envFrom: [EnvSource.configMapKey('LEVEL', ConfigMap.fromConfigMapName(chart, 's', 'My_Map'), 'level')],
    })),
    says: [
      'EnvSource.configMapKey configMap: got "My_Map", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: env({ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'My_Map', key: 'level' } } }),
  },
  {
    what: 'a variable with NUL',
    make: batch({ env: { NOTE: 'a\0b' } }),
    says: [
      '[shop/report] env["NOTE"]: got a text with NUL or half a character, allowed text; leave out NUL and halves of characters',
    ],
    manifest: env({ name: 'NOTE', value: 'a\0b' }),
    stricter: 'no process can be started with it',
  },
  {
    what: 'a label that no pod can have, read into a variable',
    make: () => EnvSource.value('TEAM', EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'bad key' })),
    says: [
      'EnvSource.value value: got "bad key", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the pods have it',
    ],
    manifest: env({ name: 'TEAM', valueFrom: { fieldRef: { fieldPath: "metadata.labels['bad key']" } } }),
  },
  {
    what: 'an annotation that no pod can have, read into a variable',
    make: () => EnvSource.value('TEAM', EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: "it's" })),
    says: [
      'EnvSource.value value: got "it\'s", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the pods have it',
    ],
    manifest: env({ name: 'TEAM', valueFrom: { fieldRef: { fieldPath: "metadata.annotations['it's']" } } }),
  },
  {
    what: 'the CPU limit in units of three CPUs',
    make: () => EnvSource.value('CPUS', EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT, { divisor: '3' })),
    says: ['EnvSource.value value: got divisor "3", allowed 1m, 1; divide further in the program'],
    manifest: env({ name: 'CPUS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '3' } } }),
  },
  {
    what: 'a reference to what every object of JavaScript has',
    make: batch({ env: { URL: '$(toString)' } }),
    says: [
      '[shop/report] env["URL"]: got "$(toString)", allowed a variable of this container; define toString, or write "$$(toString)" for the text itself',
    ],
    manifest: env({ name: 'URL', value: '$(toString)' }),
    stricter: 'Kubernetes leaves it there as text',
  },
];
