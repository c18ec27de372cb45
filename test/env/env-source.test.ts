import { Testing } from 'cdk8s';
import { ConfigMap, EnvFieldPaths, EnvValue, ResourceFieldPaths, Secret } from 'cdk8s-plus-27';
import { EnvValue as OtherEnvValue } from 'cdk8s-plus-30';
import { EnvSource } from '../../lib/env/env-source';
import { problemsOf } from '../pod/sample';
import { inShort, linesOf, refusalsOf } from '../support/refusals';

const chart = Testing.chart();
const secret = Secret.fromSecretName(chart, 'secret', 'api');
const configMap = ConfigMap.fromConfigMapName(chart, 'config', 'settings');

const said = (value: EnvValue) => linesOf(() => EnvSource.value('A', value));

describe('a value that is read from a Secret or a ConfigMap', () => {
  it.each([
    ['my key', EnvValue.fromSecretValue({ secret, key: 'my key' })],
    ['', EnvValue.fromConfigMap(configMap, '')],
  ])('has a key that these can have, not %j', (key, value) => {
    expect(said(value).map(inShort)).toEqual([`EnvSource.value value: got "${key}"`]);
  });

  it('is in one that can exist', () => {
    const wrong = Secret.fromSecretName(chart, 'wrong', 'My_Secret');
    const read = EnvValue.fromSecretValue({ secret: wrong, key: 'a' });
    expect(said(read).map(inShort)).toEqual(['EnvSource.value value: got "My_Secret"']);
  });
});

describe('a value that is read from the pod', () => {
  it.each(Object.values(EnvFieldPaths))('may be its %s', (path) => {
    expect(said(EnvValue.fromFieldRef(path, { key: 'example.com/team' }))).toEqual([]);
  });

  it('may be an annotation in capitals, which Kubernetes compares in lower case', () => {
    expect(said(EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: 'Example.com/Team' }))).toEqual([]);
  });

  it.each([
    [EnvFieldPaths.POD_LABEL, 'bad key'],
    [EnvFieldPaths.POD_LABEL, 'Example.com/team'],
    [EnvFieldPaths.POD_LABEL, ''],
    [EnvFieldPaths.POD_LABEL, "a']['b"],
    [EnvFieldPaths.POD_ANNOTATION, "it's"],
    [EnvFieldPaths.POD_ANNOTATION, 'two\nlines'],
  ])('is of a key that it can have: %s[%j]', (path, key) => {
    expect(said(EnvValue.fromFieldRef(path, { key })).map(inShort)).toEqual([
      `EnvSource.value value: got ${JSON.stringify(key)}`,
    ]);
  });
});

describe('a value that is read from the resources', () => {
  it.each([
    [ResourceFieldPaths.CPU_LIMIT, undefined],
    [ResourceFieldPaths.CPU_REQUEST, '1m'],
    [ResourceFieldPaths.MEMORY_LIMIT, '1Mi'],
    [ResourceFieldPaths.STORAGE_REQUEST, '1E'],
    [ResourceFieldPaths.STORAGE_LIMIT, '1'],
  ])('may be %s in units of %s', (path, divisor) => {
    expect(said(EnvValue.fromResource(path, { divisor }))).toEqual([]);
  });

  it.each([
    [ResourceFieldPaths.CPU_LIMIT, '3', '1m, 1'],
    [ResourceFieldPaths.CPU_REQUEST, '1k', '1m, 1'],
    [ResourceFieldPaths.MEMORY_LIMIT, '1m', '1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei'],
    [ResourceFieldPaths.STORAGE_LIMIT, '2Gi', '1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei'],
  ])('is in a unit that Kubernetes knows: %s in %s', (path, divisor, allowed) => {
    expect(said(EnvValue.fromResource(path, { divisor }))).toEqual([
      expect.stringContaining(`EnvSource.value value: got divisor "${divisor}", allowed ${allowed}; `),
    ]);
  });
});

describe('a variable from elsewhere', () => {
  it('has a name that a shell can read, and is what its factory says', () => {
    expect(refusalsOf(() => EnvSource.secretKey('A-B', secret, 'my key'))).toEqual([
      'EnvSource.secretKey name: got "A-B"',
      'EnvSource.secretKey key: got "my key"',
    ]);
    expect(refusalsOf(() => EnvSource.configMapKey('', configMap, ''))).toEqual([
      'EnvSource.configMapKey name: got ""',
      'EnvSource.configMapKey key: got ""',
    ]);
  });

  it('is of cdk8s-plus, of whatever release, and read from somewhere', () => {
    expect(said(OtherEnvValue.fromFieldRef(EnvFieldPaths.POD_NAME as never) as EnvValue)).toEqual([]);
    const texts = [EnvValue.fromValue('hunter2'), 'hunter2', { value: 'hunter2' }];
    expect(texts.flatMap((value) => refusalsOf(() => EnvSource.value('A', value as EnvValue)))).toEqual(
      texts.map(() => 'EnvSource.value value: got a plain text'),
    );
    expect(refusalsOf(() => EnvSource.value('A', {} as EnvValue))).toEqual(['EnvSource.value value: got {}']);
  });

  it('has one value', () => {
    const envFrom = [EnvSource.secretKey('A', secret, 'a'), EnvSource.configMapKey('A', configMap, 'a')];
    expect(problemsOf({ envFrom }).map(inShort)).toEqual(['envFrom[1]: got "A"']);
    expect(problemsOf({ env: { A: 'a' }, envFrom: [envFrom[0]] }).map(inShort)).toEqual(['envFrom[0]: got "A"']);
  });

  it('is none of its construct', () => {
    const adds = { env: { A: EnvValue.fromValue('a') } };
    const envFrom = [EnvSource.secretKey('A', secret, 'a')];
    expect(problemsOf({ envFrom }, { adds }).map(inShort)).toEqual(['envFrom[0]: got "A"']);
  });
});
