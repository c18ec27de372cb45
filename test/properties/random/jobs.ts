import * as fc from 'fast-check';
import { FailurePolicy, KubernetesVersion, Parameter, Shards, SuccessPolicy } from '../../../lib';
import { maybe, within } from './numbers';
import { text } from './texts';

const exitCodes = fc.uniqueArray(within(1, 255), { minLength: 1, maxLength: 5 });

/** A policy, with rules for indexes where they may fail alone. */
export function failurePolicy(failsIndexes: boolean): fc.Arbitrary<FailurePolicy> {
  const verbs = ['failJobOn', 'failJobUnless', 'ignoreOn', ...(failsIndexes ? ['failIndexOn'] : [])] as const;
  const rules = fc.array(fc.tuple(fc.constantFrom(...verbs), exitCodes), { maxLength: 19 });
  return fc.tuple(fc.boolean(), rules).map(([ignores, all]) => {
    const left = new Set(Array.from({ length: 255 }, (_, index) => index + 1)); // what no rule decides yet
    let policy = ignores ? FailurePolicy.ignoreDisruptions() : FailurePolicy.countDisruptions();
    for (const [verb, some] of all) {
      const codes = verb === 'failJobUnless' ? some : some.filter((code) => left.has(code));
      const decided = [...left].filter((code) => codes.includes(code) === (verb !== 'failJobUnless'));
      policy = decided.length > 0 ? policy[verb as 'failJobOn'](...codes) : policy;
      decided.forEach((code) => left.delete(code));
    }
    return policy;
  });
}

/** A policy that a Job of so many completions can meet. */
export function successPolicy(completions: number): fc.Arbitrary<SuccessPolicy> {
  const count = within(1, completions);
  const indexes = fc.uniqueArray(fc.nat(completions - 1), { minLength: 1, maxLength: 20 });
  const some = fc.tuple(count, indexes).map(([number, all]): [number, number[]] => [Math.min(number, all.length), all]);
  const first = fc.oneof(
    count.map((number) => SuccessPolicy.any(number)),
    indexes.map((all) => SuccessPolicy.all(all)),
    some.map((both) => SuccessPolicy.anyOf(...both)),
  );
  const more = fc.oneof(
    count.map((number) => (policy: SuccessPolicy) => policy.orAny(number)),
    indexes.map((all) => (policy: SuccessPolicy) => policy.orAll(all)),
    some.map((both) => (policy: SuccessPolicy) => policy.orAnyOf(...both)),
  );
  return fc
    .tuple(first, fc.array(more, { maxLength: 19 }))
    .map(([policy, others]) => others.reduce((before, add) => add(before), policy));
}

/** What pods share, and what a failure policy may say of it. */
export interface RandomShards {
  readonly shards: Shards;
  readonly completions: number;
  /** Whether each index has tries of its own. */
  readonly ofIndexes: boolean;
}

type Word = (shards: Shards) => Shards;
const said = <T>(values: fc.Arbitrary<T>, say: (shards: Shards, value: T) => Shards): fc.Arbitrary<Word> =>
  values.map((value) => (shards) => say(shards, value));

/** Shards in the words that a release knows, in some order. */
export function shards(kubernetes: KubernetesVersion): fc.Arbitrary<RandomShards> {
  const has = (release: KubernetesVersion) => kubernetes >= release; // 1.27 to 1.36: as texts
  return fc
    .tuple(within(1, 100000), fc.boolean(), fc.boolean(), fc.boolean())
    .chain(([completions, isIndexed, limits, ends]) => {
      const ofIndexes = isIndexed && limits && has(KubernetesVersion.V1_29);
      const parallelism = maybe(said(within(1, completions), (one, value) => one.parallelism(value)));
      const own = said(within(0, 100000), (one, value) => one.backoffLimitPerIndex(value));
      const most = maybe(said(within(0, completions), (one, value) => one.maxFailedIndexes(value)));
      const policy = said(successPolicy(completions), (one, value) => one.successPolicy(value));
      const words = [
        parallelism,
        ...(ofIndexes ? [own, most] : []),
        ...(isIndexed && ends && has(KubernetesVersion.V1_31) ? [policy] : []),
      ];
      return fc
        .tuple(...words)
        .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
        .map((all) => ({
          completions,
          ofIndexes,
          shards: all.reduce<Shards>(
            (before, say) => (say ? say(before) : before),
            isIndexed ? Shards.completions(completions) : Shards.nonIndexed(completions),
          ),
        }));
    });
}

const choices = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });
const description = maybe(text);

/** A parameter that waits for its name. */
const parameter: fc.Arbitrary<(name: string) => Parameter> = fc.oneof(
  fc.tuple(choices, fc.nat(), fc.boolean(), description).map(([all, place, hasDefault, about]) => (name: string) => {
    const defaultValue = hasDefault ? all[place % all.length] : undefined;
    return Parameter.choice(name, all, { defaultValue, description: about });
  }),
  fc
    .tuple(fc.integer(), fc.nat(), fc.boolean(), description)
    .map(([min, more, hasDefault, about]) => (name: string) => {
      const defaultValue = hasDefault ? min + Math.floor(more / 2) : undefined;
      return Parameter.integer(name, { min, max: min + more, defaultValue, description: about });
    }),
  fc.tuple(within(4, 4096), fc.boolean(), fc.boolean(), description).map(([maxLength, isHex, hasDefault, about]) => {
    const [pattern, defaultValue] = [isHex ? '[0-9a-f]+' : undefined, hasDefault ? 'beef' : undefined];
    return (name: string) => Parameter.text(name, { pattern, maxLength, defaultValue, description: about });
  }),
);

export const parameters = fc
  .array(parameter, { maxLength: 3 })
  .map((all) => all.map((make, place) => make(`argument-${place}`)));
