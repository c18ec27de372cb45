import { AnyField, Facts } from '../../lib/fields/field';
import { show } from '../../lib/fields/show';
import { KINDS, rangesIn } from '../support/amounts';
import { FIELDS, TABLES } from '../support/tables';
import { INTERFACES } from './public-api';
import { KNOWN_KINDS, SORTS, isNothing, kindsOf, trialsOf } from './sorts';
import { Target, linesOf, someChart, targetOf } from './targets';

/** Each table whose props a user gives to something, with that. */
const GIVEN = TABLES.flatMap(({ props, fields }) => {
  const target = targetOf(props);
  return target ? [{ props, fields, target }] : [];
});

function rendered(target: Target, given: Record<string, unknown>): unknown[] {
  const chart = someChart();
  target.make(chart, given);
  return chart.toJson();
}

/** The place that a line tells of, once it is told as it should be. */
function placeIn(line: string, { prefix }: Target): string {
  const [, place] = /^(?:\[[^\]]+\](?: explain)?|\S+) (.+?): got .+, allowed .+; .+$/.exec(line) ?? [];
  return place?.startsWith(prefix) ? place.slice(prefix.length) : `in other words: ${line}`;
}

/** The kinds of a field, and of what is inside its list or its map. */
const allKinds = ({ facts }: AnyField): string[] => [...kindsOf(facts), ...(facts.item ? allKinds(facts.item) : [])];

/** What nobody fills, and what an app may make of its own: a class with a name. */
const WITHOUT_TABLE = ['IPriorityClass', 'FailureExplanation', 'IBroker'];

it('each public interface that is filled has one table, and each table is one of those', () => {
  const names = INTERFACES.map(({ name }) => name).filter((name) => !WITHOUT_TABLE.includes(name));
  expect(TABLES.map(({ props }) => props).sort()).toEqual(names.sort());
});

it('each kind of field has a value in sorts.ts', () => {
  const kinds = TABLES.flatMap(({ fields }) => Object.values(fields).flatMap(allKinds));
  expect([...new Set(kinds)].filter((kind) => !KNOWN_KINDS.includes(kind))).toEqual([]);
});

describe.each(GIVEN)('$props', ({ fields, target }) => {
  const optional = Object.keys(fields).filter((prop) => fields[prop].presence === 'optional');

  it('refuse values of every other type, all at once, each with its place', () => {
    for (const sort of SORTS) {
      for (const { value, told } of trialsOf(fields, sort)) {
        const lines = told.length > 0 ? linesOf(target, value as Record<string, unknown>) : [];
        const places = lines.map((line) => placeIn(line, target));
        expect([show(sort.value), ...places]).toEqual([show(sort.value), ...told]);
        const missed = target.isConstruct && isNothing(sort) ? told.filter((place) => place in fields) : [];
        expect(places.filter((_, at) => lines[at].includes('; there is no default: '))).toEqual(missed);
      }
    }
  });

  if (optional.length > 0) {
    it('are left out by null where they are optional', () => {
      const nothing = (value: unknown) => Object.fromEntries(optional.map((prop) => [prop, value]));
      const without = rendered(target, nothing(undefined));
      expect(rendered(target, nothing(null))).toEqual(without);
      expect(target.isConstruct ? rendered(target, {}) : without).toEqual(without);
    });
  }

  it('are no others: a strange name is told, and what a misspelt one should be', () => {
    const all = Object.keys(fields);
    const misspelt = Object.fromEntries(all.map((prop) => [prop.toUpperCase(), 5]));
    const known = Object.fromEntries(optional.slice(0, 1).map((prop) => [prop, null]));
    const lines = linesOf(target, { ...known, ...misspelt, stranger: 5 });
    expect(lines.map((line) => placeIn(line, target))).toEqual([...Object.keys(misspelt), 'stranger']);
    const told = lines.map((line) => /: got 5, allowed (.*?); (.*)$/.exec(line)?.slice(1) ?? line);
    const [of] = told[0];
    expect(of).toMatch(/^(a prop of [\w.]+|one of its options)$/);
    expect(told).toEqual([...all.map((prop) => [of, `write ${prop}`]), [`only ${all.join(', ')}`, 'leave it out']]);
  });
});

/** What has bounds in a field: itself, or each item of its list or of its map. */
interface Bounded {
  readonly at: string;
  readonly facts: Facts;
  readonly within: (value: unknown) => unknown;
}

function boundedIn({ facts }: AnyField): Bounded[] {
  const inside = facts.item ? boundedIn(facts.item) : [];
  const itself = (['min', 'max'] as const).some((bound) => facts[bound] !== undefined);
  return [
    ...(itself ? [{ at: '', facts, within: (value: unknown) => value }] : []),
    ...inside.map(({ at, facts: ofItem, within }) =>
      facts.kind === 'list'
        ? { at: `[0]${at}`, facts: ofItem, within: (value: unknown) => [within(value)] }
        : { at: `["a"]${at}`, facts: ofItem, within: (value: unknown) => ({ a: within(value) }) },
    ),
  ];
}

const BOUNDED = FIELDS.flatMap(({ props, prop, field }) =>
  boundedIn(field).map((bounded) => ({ ...bounded, props, prop, field, place: `${prop}${bounded.at}` })),
);

it('many fields have bounds, of each kind that can', () => {
  const kinds = BOUNDED.map(({ facts }) => facts.kind);
  expect(BOUNDED.length).toBeGreaterThanOrEqual(45);
  expect(kinds).toEqual(expect.arrayContaining(['number', 'duration', 'bytes', 'cpu']));
  expect(kinds.filter((kind) => !(kind in KINDS))).toEqual([]);
});

describe.each(BOUNDED)('$props: $place', ({ props, prop, place, field, facts, within }) => {
  const { kind, min = -Infinity, max = Infinity } = facts;
  const { valueOf, isSigned } = KINDS[kind];
  const isValue = (amount: number) => Number.isFinite(amount) && (isSigned || amount >= 0);
  const isInside = (amount: number) => isValue(amount) && amount >= min && amount <= max;
  const given = (amount: number) => within(valueOf(amount));
  const inside = [min, max, min + 1, max - 1].filter(isInside);
  const outside = [min - 1, min - 0.5, max + 0.5, max + 1].filter((amount) => isValue(amount) && !isInside(amount));
  const broken = [min + 0.5].filter((amount) => isInside(amount) && !Number.isInteger(amount));

  it('takes both of its bounds, and what is next to them', () => {
    expect(inside.flatMap((amount) => field.problems(prop, given(amount)))).toEqual([]);
  });

  it('refuses what is just outside, and what is not whole, with its range', () => {
    for (const amount of [...outside, ...broken]) {
      const problems = field.problems(prop, given(amount));
      expect(problems.map((problem) => [problem.prop, rangesIn(problem.allowed, kind)])).toEqual([
        [place, [[min, max]]],
      ]);
    }
  });

  const target = targetOf(props);
  if (target) {
    it('is told so to whoever gives it', () => {
      for (const amount of outside) {
        const [problem] = field.problems(prop, given(amount));
        const told = `${target.prefix}${place}: got ${problem.got}, allowed ${problem.allowed}; ${problem.fix}`;
        const lines = linesOf(target, { [prop]: given(amount) });
        expect([show(amount), lines.filter((line) => line.endsWith(` ${told}`)).length]).toEqual([show(amount), 1]);
      }
    });
  }
});
