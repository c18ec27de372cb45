import { Testing } from 'cdk8s';
import { ConfigMap, EnvFieldPaths, EnvValue, Secret } from 'cdk8s-plus-27';
import { EnvSource } from '../../lib/env/env-source';
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
      ZONE: 'eu',
      ATTEMPTS: '3',
      EMPTY: '',
    };
    const envFrom = [
      EnvSource.secretKey('KEY', secret, 'key'),
      EnvSource.configMapKey('LEVEL', configMap, 'level'),
      EnvSource.value('NODE', EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME)),
    ];
    expect(containerOf({ env, envFrom }).env).toEqual([
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
    expect(containerOf({ env: { LEVEL: '1' } }, decisions).env).toEqual([
      { name: 'JOB_COMPLETIONS', value: '5' },
      { name: 'LEVEL', value: '1' },
    ]);
  });

  it('is nothing when nobody sets anything', () => {
    expect(containerOf()).not.toHaveProperty('env');
  });

  it('does not change what its construct sets', () => {
    const decisions = { adds: { env: { JOB_COMPLETIONS: literal('5'), QUEUE_NAME: literal('tasks') } } };
    const told = problemsOf({ env: { QUEUE_NAME: 'mine' } }, decisions);
    expect(told.map(inShort)).toEqual(['env["QUEUE_NAME"]: got "QUEUE_NAME"']);
    expect(told[0]).toContain('allowed any name but JOB_COMPLETIONS, QUEUE_NAME;');
  });
});

describe('the name of a variable', () => {
  it.each(['A', '_a', 'HTTP_PROXY', 'a1'])('may be %s', (name) => {
    expect(problemsOf({ env: { [name]: 'x' } })).toEqual([]);
  });

  it.each(['', '1A', 'A-B', 'a.b', 'A B', 'Ä', 'A=B'])('is none that no shell can read: %j', (name) => {
    expect(problemsOf({ env: { [name]: 'x' } }).map(inShort)).toEqual([`env["${name}"]: got "${name}"`]);
  });
});

describe('a secret', () => {
  const told = (env: Record<string, string>) => problemsOf({ env }).map(inShort);

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
    expect(told({ [name]: 'hunter2' })).toEqual([`env["${name}"]: got a literal that looks like a secret`]);
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
    expect(told({ TARGET: value })).toEqual(['env["TARGET"]: got a literal that looks like a secret']);
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
    expect(problemsOf({ env: { [name]: value } })).toEqual([]);
  });

  it('is not repeated where it is not even a text', () => {
    const values = { API_TOKEN: { value: 'hunter2' }, OTHER: EnvValue.fromValue('hunter2'), PORT: 8080, NULL: null };
    expect(environment.typeProblems('env', values).map(sentence).map(inShort)).toEqual([
      'env["API_TOKEN"]: got an object',
      'env["OTHER"]: got an EnvValue',
      'env["PORT"]: got 8080',
      'env["NULL"]: got nothing',
    ]);
  });

  it('may come from a variable that comes from a Secret', () => {
    const envFrom = [EnvSource.secretKey('DB_PASSWORD', secret, 'password')];
    expect(problemsOf({ env: { DB_URL: 'postgres://app:$(DB_PASSWORD)@db/prices' }, envFrom })).toEqual([]);
  });

  it('may come from a Secret', () => {
    expect(problemsOf({ envFrom: [EnvSource.secretKey('DB_PASSWORD', secret, 'password')] })).toEqual([]);
  });
});

describe('the value of a variable', () => {
  it('is a text that a process can be started with', () => {
    expect(problemsOf({ env: { A: 'a\0b', B: 'x'.repeat(131070) } }).map(inShort)).toEqual([
      'env["A"]: got a text with NUL or half a character',
      'env["B"]: got 131072 bytes',
    ]);
    expect(problemsOf({ env: { B: 'x'.repeat(131069) } })).toEqual([]);
  });

  it('stands in `env`, whether or not cdk8s-plus says it', () => {
    const fixOf = (value: unknown) => environment.typeProblems('env', { A: value }).map(({ fix }) => fix);
    expect(fixOf(EnvValue.fromValue('a'))).toEqual(['write the text alone']);
    expect(fixOf(EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME))[0]).toContain('EnvSource.value');
    expect(fixOf(8080)).toEqual(['write "8080"']);
  });
});
