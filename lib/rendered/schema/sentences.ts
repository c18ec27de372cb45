/** What is said of a field or a value that a release does not have, or misses. */

import { nearest } from '../../fields/nearest';
import { Problem } from '../../fields/problem';
import { show, showUnder } from '../../fields/show';
import { Feature, SWITCHED_ON } from '../../platform/features';
import { placeOf } from './elsewhere';
import { KINDS } from './table';
import { Field, ObjectType } from './types';
import { allowedBy } from './values';
import { Place, asPath, isSecret } from './way';

/** More names than that are looked up rather than read. */
const MANY = 20;

/** A kind of Kubernetes' own groups that has an older version which the table leaves alone. */
const LEFT_ALONE = ['autoscaling/v1 HorizontalPodAutoscaler'];

/** A field that is misspelt, or elsewhere, or that other releases have. */
export function unknownField(place: Place, value: unknown, type: ObjectType, field: Field | undefined): Problem {
  const { way, kubernetes } = place;
  const prop = asPath(place);
  const name = String(way[way.length - 1]);
  if (field?.feature !== undefined) {
    return field.feature.problem(kubernetes, prop, show(value));
  }
  const got = isSecret(place) ? show('***') : showUnder(name, value);
  if (field !== undefined) {
    return foreign(place, got, field);
  }
  const names = [...type.fields.keys()];
  const meant = nearest(name, names) ?? nearest(name, [...type.foreign.keys()]);
  const elsewhere = placeOf(place, type, name, value);
  const fix = meant ? `write ${meant}` : elsewhere ? `it belongs elsewhere: write ${elsewhere}` : undefined;
  const one = `a field of ${type.name} in Kubernetes ${kubernetes}`;
  const allowed = fix !== undefined || names.length > MANY ? one : `only ${names.join(', ')}`;
  return { prop, got, allowed, fix: fix ?? `leave it out, ${SWITCHED_ON}` };
}

/** A value that is younger than its field. */
export function youngValue(place: Place, value: unknown, feature: Feature): Problem {
  return feature.problem(place.kubernetes, asPath(place), show(value));
}

function foreign(place: Place, got: string, { since, until }: Field): Problem {
  const { kubernetes } = place;
  const prop = asPath(place);
  if (until !== Infinity) {
    const allowed = `up to Kubernetes 1.${until}`;
    return {
      prop,
      got: `${got} for Kubernetes ${kubernetes}`,
      allowed,
      fix: `leave it out, ${SWITCHED_ON}`,
    };
  }
  return new Feature(`1.${since}`, 'leave it out').problem(kubernetes, prop, got);
}

/** A text outside an enum. */
export function notOneOf(place: Place, value: unknown, values: string[]): Problem {
  const meant = nearest(String(value), values);
  return {
    prop: asPath(place),
    got: show(value),
    allowed: values.map(show).join(', '),
    fix: meant === undefined ? 'write one of them' : `write ${show(meant)}`,
  };
}

/** A field without which there is nothing to be made. */
export function missing(place: Place, value: unknown, field: Field, { name }: ObjectType): Problem {
  const { requiredUntil, shape } = field;
  const whole = shape.sort === 'object' ? ', or patch what is in it and not the whole' : '';
  const how = Array.isArray(value) ? 'write one' : `write it${whole}`;
  const until = requiredUntil === Infinity ? '' : `up to Kubernetes 1.${requiredUntil} `;
  return {
    prop: asPath(place),
    got: show(value),
    allowed: Array.isArray(value) ? 'at least one' : allowedBy(shape),
    fix: `${how}: ${until}each ${name} has one`,
  };
}

/** A kind that Kubernetes has in another version or group. */
export function strayVersion(apiVersion: unknown, kind: unknown): Problem[] {
  const known = Object.keys(KINDS).map((key) => key.split(' '));
  const isOurs = known.some(([version]) => groupOf(version) === groupOf(String(apiVersion)));
  const [right] = known.find(([, name]) => name === kind) ?? [];
  return right === undefined || !isOurs || LEFT_ALONE.includes(`${apiVersion} ${kind}`)
    ? []
    : [
        {
          prop: '.apiVersion',
          got: show(apiVersion),
          allowed: `${show(right)} for a ${kind}`,
          fix: `write ${show(right)}`,
        },
      ];
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
