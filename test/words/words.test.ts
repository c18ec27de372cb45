import { readFileSync } from 'fs';
import * as cdk8s from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import * as ts from 'typescript';
import * as lib from '../../lib';
import { nearest } from '../../lib/fields/nearest';
import { HOMES, WORDS, adviceIn } from '../../lib/words/advice';
import { VALUES } from '../properties/hostile';
import { TABLES, tableOf } from '../support/tables';

const SPECS = ['PodSpec', 'Container', 'JobSpec', 'CronJobSpec', 'DeploymentSpec'];

const types = ts.createSourceFile('k8s.ts', readFileSync('imports/k8s.ts', 'utf8'), ts.ScriptTarget.ES2020, true);

/** The fields of the specs, as cdk8s spells them: `hostIpc` for `hostIPC`. */
const FIELDS = types.statements
  .filter(ts.isInterfaceDeclaration)
  .filter(({ name }) => SPECS.includes(name.text))
  .flatMap(({ name, members }) => members.map((member) => [name.text, member.name?.getText() ?? ''] as const));

/** Values of many types, and some in the shapes of YAML. */
const SHAPES = [
  ...VALUES,
  ...[300, 'Forbid', { pool: 'spot' }, [{ key: 'spot', value: 'true' }], [{ topologyKey: 'rack' }]],
  ...[[{ name: 'A', value: 'b' }], [{ name: 'B', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }]],
  ...[[{ secretRef: { name: 'a' } }, { configMapRef: { name: 'b' } }], { runAsUser: 5, readOnlyRootFilesystem: false }],
  ...[{ requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m' } }, { rules: [{ action: 'FailJob' }] }],
];

/** All advice of a word. */
const advicesOf = (name: string) =>
  SHAPES.flatMap((value) => {
    const advice = WORDS.get(name)?.({ value, given: { [name]: value }, props: [] });
    return advice ? [advice] : [];
  });

const ADVICES = [...WORDS.keys()].flatMap(advicesOf);

it.each(FIELDS)('of a %s, %s has advice', (_spec, field) => {
  const word = [...WORDS.keys()].find((name) => name.toLowerCase() === field.toLowerCase()) ?? 'none';
  expect(advicesOf(word)).toHaveLength(SHAPES.length);
});

it('the specs have many fields', () => {
  expect(FIELDS.length).toBeGreaterThan(95);
  expect(new Set(FIELDS.map(([spec]) => spec)).size).toBe(SPECS.length);
});

it('no advice is to leave out what Kubernetes knows, and each says something, of whatever value', () => {
  expect(ADVICES.filter(({ text }) => !/^(write|give|start) ./.test(text))).toEqual([]);
});

const CONSTRUCTS = TABLES.filter(({ props }) => props.endsWith('Props'));

const CLASSES = { ...cdk8s, ...plus, ...lib } as Record<string, { prototype?: object }>;

/** Classes that a text names and that are not here, and functions that those which are here do not have. */
function missingIn(text: string): string[] {
  const members = [...text.matchAll(/\b([A-Z]\w+)\.(\w+)/g)].map(([, owner, member]) => ({ owner, member }));
  const absent = members.filter(({ owner, member }) => !(member in (CLASSES[owner] ?? {})));
  const methods = [...text.matchAll(/\)\.(\w+)\(/g)].map(([, method]) => method);
  const owners = members.map(({ owner }) => CLASSES[owner]?.prototype ?? {});
  const odd = absent.length > 0 ? [] : methods.filter((method) => owners.every((owner) => !(method in owner)));
  return [
    ...absent.map(({ owner, member }) => (owner in CLASSES ? `${owner}.${member}` : owner)),
    ...odd.map((method) => `${members[0].owner}.${method}`),
  ];
}

/** Props and classes that advice names, as far as they are not here. */
function missing(): string[] {
  const props = new Set(CONSTRUCTS.flatMap(({ fields }) => Object.keys(fields)));
  const named = ADVICES.flatMap(({ needs, text }) => [needs ?? [], /^write (\w+):/.exec(text)?.[1] ?? []].flat());
  const members = ADVICES.flatMap(({ text }) => missingIn(text));
  return [...new Set([...members, ...named.filter((name) => !props.has(name))])].sort();
}

it('what is written is there: each prop, each class and its functions', () => {
  expect(missing()).toEqual([]);
});

it('the construct that is named has the prop', () => {
  const needs = [...new Set(ADVICES.map((advice) => advice.needs ?? 'program')), ...Object.keys(HOMES)];
  const wrong = needs.filter((prop) => !(prop in (tableOf(`${HOMES[prop] ?? 'BatchJob'}Props`) ?? {})));
  expect(wrong).toEqual([]);
});

describe.each(CONSTRUCTS)('$props', ({ fields }) => {
  const props = Object.keys(fields);

  it('are told of each word that is none of them', () => {
    const advise = adviceIn(props);
    const silent = [...WORDS.keys()].filter(
      (name) => !props.includes(name) && advise(name, { [name]: 5 }) === undefined,
    );
    expect(silent.filter((name) => nearest(name, props) === undefined)).toEqual([]);
  });

  it('are taken as they are where they have no shape of YAML', () => {
    const advise = adviceIn(props);
    const strange = VALUES.filter((value) => typeof value !== 'string');
    expect(
      props.flatMap((prop) => strange.map((value) => advise(prop, { [prop]: value })).filter((fix) => fix)),
    ).toEqual([]);
  });
});
