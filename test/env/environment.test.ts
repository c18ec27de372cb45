import { Testing } from 'cdk8s';
import { ConfigMap, EnvFieldPaths, EnvValue, Secret } from 'cdk8s-plus-27';
import { EnvValue as OtherEnvValue } from 'cdk8s-plus-30';
import { environment } from '../../lib/env/environment';
import { describe as sentence } from '../../lib/fields/problem';
import { containerOf, problemsOf } from '../pod/sample';
import { inShort } from '../support/refusals';

const chart = Testing.chart();
const secret = Secret.fromSecretName(chart, 'secret', 'api');
const configMap = ConfigMap.fromConfigMapName(chart, 'config', 'settings');
const literal = EnvValue.fromValue;

describe('the environment of a program', () => {
  it('has what its user sets, in the order of names', () => {
    const env = {
      ZONE: literal('eu'),
      ATTEMPTS: literal('3'),
      EMPTY: literal(''),
      KEY: EnvValue.fromSecretValue({ secret, key: 'key' }),
      LEVEL: EnvValue.fromConfigMap(configMap, 'level'),
      NODE: EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME),
    };
    expect(containerOf({ env }).env).toEqual([
      { name: 'ATTEMPTS', value: '3' },
      { name: 'EMPTY', value: '' },
      { name: 'KEY', valueFrom: { secretKeyRef: { name: 'api', key: 'key' } } },
      { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level' } } },
      { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      { name: 'ZONE', value: 'eu' },
    ]);
  });

  it('has what its construct sets, too', () => {
    const decisions = { adds: { env: { JOB_COMPLETIONS: literal('5') } } };
    expect(containerOf({ env: { LEVEL: literal('1') } }, decisions).env).toEqual([
      { name: 'JOB_COMPLETIONS', value: '5' },
      { name: 'LEVEL', value: '1' },
    ]);
  });

  it('is nothing when nobody sets anything', () => {
    expect(containerOf()).not.toHaveProperty('env');
  });

  it('does not change what its construct sets', () => {
    const decisions = { adds: { env: { JOB_COMPLETIONS: literal('5'), QUEUE_NAME: literal('tasks') } } };
    const told = problemsOf({ env: { QUEUE_NAME: literal('mine') } }, decisions);
    expect(told.map(inShort)).toEqual(['env["QUEUE_NAME"]: got "QUEUE_NAME"']);
    expect(told[0]).toContain('allowed any name but JOB_COMPLETIONS, QUEUE_NAME;');
  });
});

describe('the name of a variable', () => {
  it.each(['A', '_a', 'HTTP_PROXY', 'a1'])('may be %s', (name) => {
    expect(problemsOf({ env: { [name]: literal('x') } })).toEqual([]);
  });

  it.each(['', '1A', 'A-B', 'a.b', 'A B', 'Ä', 'A=B'])('is none that no shell can read: %j', (name) => {
    expect(problemsOf({ env: { [name]: literal('x') } }).map(inShort)).toEqual([`env["${name}"]: got "${name}"`]);
  });
});

describe('a secret', () => {
  const told = (env: Record<string, EnvValue>) => problemsOf({ env }).map(inShort);

  it.each([
    'PASSWORD',
    'DB_PASSWORD',
    'db_password',
    'PGPASSWORD',
    'dbPassword',
    'DB_PASS',
    'DB_PWD',
    'SSH_PASSPHRASE',
    'CLIENT_SECRET',
    'GITHUB_TOKEN',
    'AWS_CREDENTIALS',
    'API_KEY',
    'APIKEY',
    'STRIPE_APIKEY',
    'AWS_SECRET_ACCESS_KEY',
    'ACCESS_KEY',
    'TLS_PRIVATE_KEY',
    'apiToken',
    'DBPASS',
  ])('is told by the name %s, and never rendered or repeated', (name) => {
    expect(told({ [name]: literal('hunter2') })).toEqual([`env["${name}"]: got a literal that looks like a secret`]);
  });

  it.each([
    'amqp://guest:guest@rabbitmq:5672/',
    'postgresql://app:s3cret@db/prices?sslmode=require',
    'redis://:s3cret@cache',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIE',
    '-----BEGIN PRIVATE KEY-----\nMIIE',
    'AKIAIOSFODNN7EXAMPLE',
    'xoxb-1234-abcd',
  ])('is told by its value %j', (value) => {
    expect(told({ TARGET: literal(value) })).toEqual(['env["TARGET"]: got a literal that looks like a secret']);
  });

  it.each([
    ['PASSWORD_FILE', '/etc/api/password'],
    ['MAX_TOKENS', '4096'],
    ['COMPASS', 'north'],
    ['PARTITION_KEY', 'day'],
    ['TOKENIZER', 'bpe'],
    ['DB_PASSWORD', ''],
    ['TARGET', 'https://api.example:8443/v1'],
    ['TARGET', 'https://user@api.example/'],
    ['CERT', '-----BEGIN CERTIFICATE-----'],
  ])('is not seen where there is none: %s=%s', (name, value) => {
    expect(problemsOf({ env: { [name]: literal(value) } })).toEqual([]);
  });

  it('is not repeated where it is not even an EnvValue', () => {
    const told = environment.typeProblems('env', { API_TOKEN: 'hunter2', PORT: 8080, NULL: null });
    expect(told.map(sentence).map(inShort)).toEqual([
      'env["API_TOKEN"]: got a plain text',
      'env["PORT"]: got 8080',
      'env["NULL"]: got nothing',
    ]);
  });

  it('may come from a variable that comes from a Secret', () => {
    const env = {
      DB_PASSWORD: EnvValue.fromSecretValue({ secret, key: 'password' }),
      DB_URL: literal('postgres://app:$(DB_PASSWORD)@db/prices'),
    };
    expect(problemsOf({ env })).toEqual([]);
  });

  it('may come from a Secret', () => {
    expect(problemsOf({ env: { DB_PASSWORD: EnvValue.fromSecretValue({ secret, key: 'password' }) } })).toEqual([]);
  });
});

describe('the value of a variable', () => {
  it('is a text that a process can be started with', () => {
    expect(problemsOf({ env: { A: literal('a\0b'), B: literal('x'.repeat(131070)) } }).map(inShort)).toEqual([
      'env["A"]: got a text with NUL or half a character',
      'env["B"]: got 131072 bytes',
    ]);
    expect(problemsOf({ env: { B: literal('x'.repeat(131069)) } })).toEqual([]);
  });

  it('is of cdk8s-plus, of whatever release', () => {
    const typeProblems = (value: unknown) => environment.typeProblems('env', { A: value }).map(sentence).map(inShort);
    const made = [literal('a'), EnvValue.fromProcess('NOT_SET'), OtherEnvValue.fromValue('a')];
    const values = [...made, { value: undefined, valueFrom: {} }, { value: null }, { valueFrom: {} }];
    expect(values.flatMap(typeProblems)).toEqual([]);
    expect(typeProblems(literal(8080 as never))).toEqual(['env["A"]: got 8080']);
    expect(typeProblems({ valueFrom: 'a' })).toEqual(['env["A"]: got {"valueFrom":"a"}']);
    expect(typeProblems({})).toEqual(['env["A"]: got {}']);
  });
});
