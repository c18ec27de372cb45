import { KINDS } from '../../../lib/rendered/schema/table';
import { ObjectType, Schema, Shape } from '../../../lib/rendered/schema/types';
import { TYPED_RELEASES } from '../../platform/known-fields';
import { PublishedField, publishedTypes } from './published-types';

const TYPES = new Map(TYPED_RELEASES.map((release) => [release, publishedTypes(release)]));

/** What props of cdk8s leave out of each kind, and what the table leaves open. */
const LEFT_OUT = ['apiVersion', 'kind', 'status'];

/**
 * What the table demands although the schema of the release does not: the newest one does, or the field is there anyhow in
 * Go, so that the API server misses what must be in it.
 */
const DEMANDED = [
  'CronJob.spec',
  'Deployment.spec',
  'HorizontalPodAutoscaler.spec',
  'HostAlias.ip',
  'Job.spec',
  'JobTemplateSpec.spec',
  'LimitRange.spec',
  'PodTemplateSpec.spec',
  'StatefulSet.spec',
];

type Published = Map<string, Map<string, PublishedField>>;

/** Each difference between a type of the table and the type that a release has in its place, and below. */
function differences(type: ObjectType, name: string, published: Published, seen = new Set<string>()): string[] {
  if (seen.has(`${type.name} ${name}`)) {
    return [];
  }
  seen.add(`${type.name} ${name}`);
  const isKind = Object.values(KINDS).includes(type.name);
  const theirs = new Map(published.get(name.toLowerCase()) ?? []);
  const ours = [...type.fields.values()].filter((field) => !isKind || !LEFT_OUT.includes(field.name));
  const known = ours.map((field) => field.name);
  return [
    ...[...theirs.keys()].filter((field) => !known.includes(field)).map((field) => `${type.name}.${field} is not ours`),
    ...ours.flatMap((field) => {
      const their = theirs.get(field.name);
      const place = `${type.name}.${field.name}`;
      if (their === undefined) {
        return [`${place} is not theirs`];
      }
      const isRequired = type.required.includes(field);
      return [
        ...(isRequired === their.isRequired ? [] : [`${place} is required: ${isRequired}`]),
        ...shapeDifferences(field.shape, their.type, place, published, seen),
      ];
    }),
  ];
}

const SCALARS: Readonly<Record<string, string>> = {
  text: 'string',
  bytes: 'string',
  flag: 'boolean',
  'whole number': 'number',
  quantity: 'Quantity',
  'whole number or text': 'IntOrString',
  time: 'Date',
};

function shapeDifferences(
  shape: Shape,
  type: string,
  place: string,
  published: Published,
  seen: Set<string>,
): string[] {
  switch (shape.sort) {
    case 'anything':
    case 'nothing':
      return [];
    case 'list':
      return type.endsWith('[]')
        ? shapeDifferences(shape.item as Shape, type.slice(0, -2), place, published, seen)
        : [`${place} is ${type}`];
    case 'map': {
      const [, inner] = /^\{ \[key: string\]: (\w+);? \}$/.exec(type) ?? [];
      return inner ? shapeDifferences(shape.item as Shape, inner, place, published, seen) : [`${place} is ${type}`];
    }
    case 'object':
      return differences(shape.type, type.replace(/^Kube(\w+)Props$/, '$1').replace(/V2$/, ''), published, seen);
    default:
      return SCALARS[shape.sort] === type ? [] : [`${place} is ${type}`];
  }
}

describe.each(TYPED_RELEASES)('the table for Kubernetes %s', (release) => {
  const published = TYPES.get(release) as Published;

  it('has the fields that its published types have, each of their type, and demands what they demand', () => {
    const seen = new Set<string>();
    const found = Object.keys(KINDS).flatMap((key) => {
      const type = Schema.of(release).typeOfKind(...(key.split(' ') as [string, string])) as ObjectType;
      return differences(type, type.name, published, seen);
    });
    expect(seen.size).toBeGreaterThan(150);
    const demanded = DEMANDED.map((place) => `${place} is required: true`);
    expect(found.filter((difference) => !demanded.includes(difference))).toEqual([]);
  });
});

describe('what the table demands beyond the schemas', () => {
  it('is demanded by no published types of some release', () => {
    const places = TYPED_RELEASES.flatMap((release) =>
      DEMANDED.filter((place) => {
        const [type, field] = place.split('.');
        return TYPES.get(release)?.get(type.toLowerCase())?.get(field)?.isRequired === false;
      }),
    );
    expect([...new Set(places)].sort()).toEqual(DEMANDED);
  });
});
