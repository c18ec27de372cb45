import * as fc from 'fast-check';
import { Spread, TaintEffect, Toleration } from '../../../lib';
import { key, word } from './texts';

const effect = fc.constantFrom(undefined, ...Object.values(TaintEffect));

export const toleration = fc.oneof(
  fc.tuple(key, effect).map(([name, what]) => Toleration.exists(name, what)),
  fc.tuple(key, word, effect).map(([name, value, what]) => Toleration.equal(name, value, what)),
);

const place = fc.oneof(
  fc.constantFrom(Spread.overNodes(), Spread.overZones()),
  key.map((name) => Spread.over(name)),
);

/** Over different places. */
export const spread = fc.uniqueArray(
  fc.tuple(place, fc.boolean()).map(([one, isRequired]) => (isRequired ? one.required() : one)),
  { maxLength: 3, selector: ({ topologyKey }) => topologyKey },
);
