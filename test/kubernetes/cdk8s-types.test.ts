import { Duration, Size, Testing } from 'cdk8s';
import { Cpu, EnvValue, Secret } from 'cdk8s-plus-27';
import { EnvValue as OtherEnvValue } from 'cdk8s-plus-30';
import { describe as inWords } from '../../lib/fields/problem';
import { Type } from '../../lib/fields/types';
import {
  isConfigMap,
  isConstruct,
  isCpu,
  isDuration,
  isEnvValue,
  isPersistentVolumeClaim,
  isSecret,
  isServiceAccount,
  isSize,
} from '../../lib/kubernetes/cdk8s-types';

describe('a type of cdk8s', () => {
  const SECRET = Secret.fromSecretName(Testing.chart(), 'login', 'mq-login');

  it.each<[string, Type, unknown[]]>([
    ['duration', isDuration, [Duration.hours(1)]],
    ['size', isSize, [Size.mebibytes(1)]],
    ['amount of CPU', isCpu, [Cpu.millis(1)]],
    [
      'value of a variable',
      isEnvValue,
      [EnvValue.fromValue('a'), EnvValue.fromProcess('NOT_SET'), OtherEnvValue.fromValue('a')],
    ],
    ['construct', isConstruct, [Testing.app(), Testing.chart()]],
    ['Secret', isSecret, [SECRET, { name: 'mq-login' }]],
  ])('%s takes what is one', (_title, type, values) => {
    expect(values.map((value) => type('prop', value))).toEqual(values.map(() => []));
  });

  it.each<[Type, unknown, string]>([
    [isDuration, undefined, 'got nothing, allowed a Duration; write for example Duration.minutes(5)'],
    [isDuration, 3600, 'got 3600, allowed a Duration; write for example Duration.seconds(3600)'],
    [isDuration, '90', 'got "90", allowed a Duration; write for example Duration.seconds(90)'],
    [isDuration, -1, 'got -1, allowed a Duration; write for example Duration.minutes(5)'],
    [isDuration, '90.25', 'got "90.25", allowed a Duration; write for example Duration.seconds(90.25)'],
    [isDuration, ['90'], 'got ["90"], allowed a Duration; write for example Duration.minutes(5)'],
    [isDuration, { toSeconds: () => 1 }, 'got {}, allowed a Duration; write for example Duration.minutes(5)'],
    [isDuration, Size.mebibytes(1), 'got a Size, allowed a Duration; write for example Duration.minutes(5)'],
    [isSize, 512, 'got 512, allowed a Size; write for example Size.mebibytes(512)'],
    [isSize, '1Gi', 'got "1Gi", allowed a Size; write for example Size.mebibytes(64)'],
    [isCpu, 0.5, 'got 0.5, allowed a Cpu of cdk8s-plus; write for example Cpu.units(0.5)'],
    [isCpu, '200m', 'got "200m", allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)'],
    [isCpu, Size.mebibytes(1), 'got a Size, allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)'],
    [
      isEnvValue,
      {},
      'got {}, allowed an EnvValue of cdk8s-plus; write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret',
    ],
    [
      isEnvValue,
      'hunter2',
      'got a plain text, allowed an EnvValue of cdk8s-plus; write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret',
    ],
    [isEnvValue, EnvValue.fromValue(8080 as never), 'got 8080, allowed text; write "8080"'],
    [
      isSecret,
      'mq-login',
      `got "mq-login", allowed a Secret of cdk8s-plus; write for example Secret.fromSecretName(chart, 'id', "mq-login")`,
    ],
    [
      isSecret,
      { name: 'a', kind: 'ConfigMap' },
      `got {"name":"a","kind":"ConfigMap"}, allowed a Secret of cdk8s-plus; write for example Secret.fromSecretName(chart, 'id', 'name')`,
    ],
    [
      isSecret,
      { kind: 'Secret' },
      `got {"kind":"Secret"}, allowed a Secret of cdk8s-plus; write for example Secret.fromSecretName(chart, 'id', 'name')`,
    ],
    [isConstruct, 'batch', 'got "batch", allowed an app, a chart or a construct; name the scope itself'],
    [
      isConfigMap,
      { name: 'a', kind: 'Secret' },
      `got {"name":"a","kind":"Secret"}, allowed a ConfigMap of cdk8s-plus; write for example ConfigMap.fromConfigMapName(chart, 'id', 'name')`,
    ],
    [
      isServiceAccount,
      'a',
      `got "a", allowed a ServiceAccount of cdk8s-plus; write for example ServiceAccount.fromServiceAccountName(chart, 'id', "a")`,
    ],
    [
      isPersistentVolumeClaim,
      'a',
      `got "a", allowed a PersistentVolumeClaim of cdk8s-plus; write for example PersistentVolumeClaim.fromClaimName(chart, 'id', "a")`,
    ],
    [isDuration, true, 'got true, allowed a Duration; write for example Duration.minutes(5)'],
  ])('says of %#: %p', (type, value, message) => {
    expect(type('prop', value).map(inWords)).toEqual([`prop: ${message}`]);
  });
});
