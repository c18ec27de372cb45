import * as fc from 'fast-check';
import { Placement } from '../../../lib';
import { subjectOf } from '../../../lib/pod/placement-rule';
import { Sited } from './site';
import { key, word } from './texts';

const effect = fc.constantFrom(undefined, 'NoSchedule', 'PreferNoSchedule', 'NoExecute');

const toleration = fc
  .tuple(key, fc.option(word, { nil: undefined }), effect)
  .map(([name, value, what]) => withEffect(Placement.toleration(name, value), what));

function withEffect(one: Placement, effect: string | undefined): Placement {
  return effect === undefined ? one : one.effect(effect);
}

const nodes = fc
  .tuple(key, fc.array(word, { maxLength: 3 }), fc.boolean(), fc.option(fc.integer({ min: 1, max: 100 })))
  .map(([name, values, isOn, weight]) => {
    const one = isOn ? Placement.onNodes(name, ...values) : Placement.offNodes(name, ...values);
    return weight === null ? one : one.preferred(weight);
  });

const place = fc.oneof(
  fc.constantFrom(Placement.spreadOverNodes(), Placement.spreadOverZones()),
  key.map((name) => Placement.spreadOver(name)),
);

const spread = fc.tuple(place, fc.boolean()).map(([one, isRequired]) => (isRequired ? one.required() : one));

/** Over different places, and on nodes of different labels. */
export const placement: fc.Arbitrary<Sited<Placement[]>> = fc
  .uniqueArray(fc.oneof(toleration, nodes, spread), { maxLength: 6, selector: ({ _rule }) => subjectOf(_rule) })
  .map((all) => () => all);
