import { OPEN, at, itemsOf, literal } from './literal';

/** The method for an action and an operator. */
const METHODS = [
  ["['FailJob', 'In']", 'failJobOn'],
  ["['FailJob', 'NotIn']", 'failJobUnless'],
  ["['FailIndex', 'In']", 'failIndexOn'],
  ["['Ignore', 'In']", 'ignoreOn'],
];

/** `FailurePolicy` of the rules of a podFailurePolicy; rules that it has no method for are left open. */
export function failurePolicyOf(value: unknown): string {
  const rules = itemsOf(at(value, 'rules'));
  const ignores = rules.some((rule) => at(rule, 'action') === 'Ignore' && at(rule, 'onPodConditions') !== undefined);
  const calls = rules.flatMap((rule) => {
    const codes = at(rule, 'onExitCodes');
    const [, method] = METHODS.find((one) => one[0] === literal([at(rule, 'action'), at(codes, 'operator')])) ?? [];
    const values = itemsOf(at(codes, 'values')).map((code) => literal(code));
    return method === undefined ? [] : [`.${method}(${values.join(', ') || OPEN})`];
  });
  const open = calls.length === 0 && !ignores ? `.failJobOn(${OPEN})` : '';
  return `FailurePolicy.${ignores || open ? 'ignoreDisruptions' : 'countDisruptions'}()${calls.join('')}${open}`;
}

const SHARD_FIELDS = ['completionMode', 'completions', 'parallelism', 'backoffLimitPerIndex', 'maxFailedIndexes'];

/** All that a Job says of its completions, as it stands there. */
export function shardFieldsOf(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const said = SHARD_FIELDS.filter((name) => given[name] !== undefined);
  return said.length === 0
    ? { completionMode: 'Indexed', completions: 5, parallelism: 3 }
    : Object.fromEntries(said.map((name) => [name, given[name]]));
}

/** `Shards` of all that a Job says of its completions. */
export function shardsOf(given: Readonly<Record<string, unknown>>): string {
  const isIndexed = given.completionMode !== 'NonIndexed' && given.indexed !== false;
  const more = ['parallelism', 'backoffLimitPerIndex', 'maxFailedIndexes'].flatMap((name) =>
    given[name] === undefined ? [] : [`.${name}(${literal(given[name])})`],
  );
  const success = given.successPolicy === undefined ? '' : `.successPolicy(${OPEN})`;
  const factory = isIndexed ? 'completions' : 'nonIndexed';
  return `Shards.${factory}(${literal(given.completions)})${more.join('')}${success}`;
}
