import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  Egress,
  FailurePolicy,
  HardeningException,
  Mount,
  Overlap,
  Parameter,
  Queue,
  Resources,
  Schedule,
  Spread,
  SuccessPolicy,
  TaintEffect,
  Toleration,
} from '../../lib';

/** A whole number between bounds, often one of them. */
export function within(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(min, max),
    fc.integer({ min, max }),
    fc.integer({ min, max: Math.min(max, min + 10) }),
  );
}

/** Nothing, or a value. */
export function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

export const seconds = (min: number, max: number) => within(min, max).map((value) => Duration.seconds(value));
export const kibibytes = (min: number, max: number) => within(min, max).map((value) => Size.kibibytes(value));

/** A DNS label, often as long as it may be. */
export function label(max: number): fc.Arbitrary<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const inner = fc.constantFrom(...letters, ...'0123456789', '-');
  const sized = (length: number) =>
    fc
      .tuple(
        fc.constantFrom(...letters),
        fc.array(inner, { minLength: Math.max(0, length - 2), maxLength: Math.max(0, length - 2) }),
        fc.constantFrom(...letters, '7'),
      )
      .map(([first, middle, last]) => (length === 1 ? first : `${first}${middle.join('')}${last}`));
  return fc.oneof(fc.integer({ min: 1, max }).chain(sized), sized(max));
}

const word = fc.stringMatching(/^[A-Za-z]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
const domain = fc.constantFrom('', 'example.com/', 'a.b-c.example/');
const key = fc.tuple(domain, word).map(([prefix, name]) => `${prefix}${name}`);
const isFree = (map: object) =>
  Object.keys(map).every((one) => !/^(job-name|controller-uid|pod-template-hash)/.test(one));

export const labels = fc.dictionary(key, fc.oneof(fc.constant(''), word), { maxKeys: 4 }).filter(isFree);

/** What YAML has another meaning for, alone or together. */
const SIGNS = [
  ...'\n\n  \t\r#:-?|>{}[],&*!%@`\'"\\=~\x1b\ufeff',
  ...'--- ... << 0o17 0x1F 1_000 1e3 .5 no null 2026-11-24 word ü🎉'.split(' '),
];

/** What kubectl cannot read, or reads as another text, in the YAML of cdk8s; and some more. */
const isMisread = (any: string) =>
  /[\x7f-\x9f\u2028\u2029\ufffe\uffff]|^\t[^]*\n|^\n+\t|^[\t ][\n\t ]*\n$|^\n+[\t ][\n\t ]*\n$|^[-+]?(_|\d\S*[_bBoOX])/.test(
    any,
  );

const SECRET = /pass|pwd|secret|token|credential|key|akia|:\/\/|-----/i;

/** A text that may stand in a manifest, often one that is hard to write down. */
export const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((all) => all.join('')),
  )
  .filter((any) => !isMisread(any) && !any.includes('\0') && !SECRET.test(any) && !any.includes('$('));

export const annotations = fc.dictionary(key, text, { maxKeys: 4 });

const variable = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
  .filter((name) => !SECRET.test(name) && !/^(PYTHON|QUEUE_|RABBITMQ_|RUN_ID|HEALTH_|JOB_|OMP_|HOME)/.test(name));
/** Variables, of which later ones refer to earlier ones, in any order of names. */
export const env: fc.Arbitrary<Record<string, EnvValue>> = fc
  .uniqueArray(fc.tuple(variable, text, fc.nat()), { maxLength: 5, selector: ([name]) => name })
  .map((entries) =>
    Object.fromEntries(
      entries.map(([name, value, other], place) => {
        const target = place > 0 && other % 3 === 0 ? `$(${entries[other % place][0]})` : '';
        return [name, EnvValue.fromValue(`${value}${target}`)];
      }),
    ),
  );

const TEBIBYTE = 1024 ** 3;

export const resources = fc
  .tuple(within(1, 10_000_000), within(1, 10_000_000), within(1, 1024 * TEBIBYTE), within(1, 1024 * TEBIBYTE))
  .map(([cpu, moreCpu, memory, moreMemory]) =>
    Resources.of({
      cpuRequest: Cpu.millis(Math.min(cpu, moreCpu)),
      cpuLimit: Cpu.millis(Math.max(cpu, moreCpu)),
      memoryRequest: Size.kibibytes(Math.min(memory, moreMemory)),
      memoryLimit: Size.kibibytes(Math.max(memory, moreMemory)),
    }),
  );

const mounts = fc
  .uniqueArray(label(20), { maxLength: 3 })
  .chain((names) =>
    fc.tuple(...names.map((name) => kibibytes(1024, 64 * TEBIBYTE).map((size) => Mount.scratch(`/mnt/${name}`, size)))),
  );

const toleration = fc.oneof(
  fc
    .tuple(key, fc.constantFrom(undefined, ...Object.values(TaintEffect)))
    .map(([name, effect]) => Toleration.exists(name, effect)),
  fc.tuple(key, word).map(([name, value]) => Toleration.equal(name, value)),
);

/** A block of addresses: `width` bits, of which those behind the first are 0. */
const block = (width: number, write: (first: bigint) => string) =>
  fc.tuple(fc.bigInt(0n, 2n ** BigInt(width) - 1n), within(0, width)).map(([address, bits]) => {
    const rest = BigInt(width - bits);
    return `${write((address >> rest) << rest)}/${bits}`;
  });
const parts = (address: bigint, count: number, width: number) =>
  Array.from({ length: count }, (_, index) => (address >> BigInt((count - 1 - index) * width)) % 2n ** BigInt(width));
const ipv6 = (address: bigint) => {
  const groups = parts(address, 8, 16).map((part) => part.toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
};
const cidr = fc.oneof(
  block(32, (address) => parts(address, 4, 8).join('.')),
  block(128, ipv6).filter((text) => !/^::ffff:[^:]+:/.test(text)),
);

const egress = fc.oneof(
  fc.tuple(cidr, within(1, 65535)).map(([addresses, port]) => Egress.toCidr(addresses, port)),
  fc.tuple(word, within(1, 65535)).map(([app, port]) => Egress.toPods({ app }, port)),
  fc.constant(Egress.https()),
);

export const podOptions = fc.record(
  {
    mounts,
    tmpSize: kibibytes(1024, TEBIBYTE),
    nodeSelector: labels,
    tolerations: fc.array(toleration, { maxLength: 2 }),
    spread: fc.constantFrom<Spread[]>([], [Spread.overNodes()], [Spread.overZones().required(), Spread.overNodes()]),
    egress: fc.array(egress, { maxLength: 2 }),
    exceptions: fc.constantFrom<HardeningException[]>(
      [],
      [HardeningException.writableRootFilesystem('the image writes beside itself')],
      [
        HardeningException.serviceAccountToken('it lists pods'),
        HardeningException.userId(999, 999, 'the image owns its data'),
      ],
    ),
  },
  { requiredKeys: [] },
);

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
  return fc.oneof(
    count.map((some) => SuccessPolicy.any(some)),
    indexes.map((all) => SuccessPolicy.all(all)),
    fc.tuple(indexes, count).map(([all, some]) => SuccessPolicy.anyOf(Math.min(all.length, some), all).orAny(some)),
  );
}

const timeZone = fc.constantFrom(undefined, 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/New_York');

export const schedule: fc.Arbitrary<Schedule> = fc
  .tuple(
    fc.constantFrom(
      '@hourly',
      '*/15 * * * *',
      '30 2 * * mon-fri',
      '0 0 29 2 *',
      '5,35 8-18/2 1 */3 ?',
      '59 23 31 12 6',
    ),
    timeZone,
    fc.boolean(),
  )
  .map(([expression, zone, isSpread]) => {
    const plain = Schedule.cron(expression, { timeZone: zone });
    return isSpread && !expression.startsWith('5,') ? plain.spread() : plain;
  });

/** An overlap, and a starting deadline that fits it. */
export function overlap(activeSeconds: number) {
  return fc.oneof(
    fc.record({ overlap: fc.constant(Overlap.SKIP), startingDeadline: maybe(seconds(10, 300)) }),
    fc.record({
      overlap: fc.constantFrom(undefined, Overlap.RUN_LATE),
      startingDeadline: maybe(seconds(Math.max(10, activeSeconds), 86400)),
    }),
    fc.record({
      overlap: fc.constantFrom(Overlap.REPLACE, Overlap.ALLOW),
      startingDeadline: maybe(seconds(10, 86400)),
    }),
  );
}

const choices = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });
const parameter = fc.oneof(
  choices.map((all) => (name: string) => Parameter.choice(name, all, { defaultValue: all[0] })),
  fc.tuple(fc.integer(), fc.nat()).map(
    ([min, more]) =>
      (name: string) =>
        Parameter.integer(name, { min, max: min + more }),
  ),
  fc.constant((name: string) => Parameter.text(name)),
);

export const parameters = fc
  .array(parameter, { maxLength: 3 })
  .map((all) => all.map((make, place) => make(`argument-${place}`)));

export const queue = fc
  .record(
    {
      attempts: within(1, 50),
      retryDelay: seconds(1, 3600),
      maxRetryDelay: seconds(3600, 86400),
      longestTask: seconds(1, 43200),
      maxLength: within(1, 1_000_000_000),
    },
    { requiredKeys: [] },
  )
  .chain((options) => fc.constantFrom(Queue.quorum, Queue.classic).map((make) => make('tasks', withOrder(options))));

function withOrder<T extends { retryDelay?: Duration; maxRetryDelay?: Duration }>(options: T): T {
  return options.retryDelay ? { ...options, maxRetryDelay: options.maxRetryDelay ?? Duration.hours(1) } : options;
}
