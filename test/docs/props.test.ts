import * as cdk8s from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import * as lib from '../../lib';
import { AnyField, Table } from '../../lib/fields/field';
import { Declared, INTERFACES } from '../properties/public-api';
import { Target, someChart, targetOf } from '../properties/targets';
import { KINDS, mostIn, rangesIn } from '../support/amounts';
import { tableOf } from '../support/tables';

/** A prop of a public interface, with the fields of that where it has a table. */
interface Documented {
  readonly place: string;
  readonly prop: Declared;
  readonly fields: Table | undefined;
  readonly target: Target | undefined;
  /** What stands above the interface. */
  readonly above: string;
}

/** What the library makes itself has no defaults. */
const MADE_BY_THE_LIBRARY = ['FailureExplanation', 'IBroker'];

const PROPS: Documented[] = INTERFACES.filter(({ name }) => !MADE_BY_THE_LIBRARY.includes(name)).flatMap(
  ({ name, props, doc }) => {
    const fields = tableOf(name);
    return props.map((prop) => {
      const place = `${name}.${prop.name}`;
      return { place, prop, fields, target: targetOf(name), above: doc.text };
    });
  },
);

const IN_TABLES = PROPS.flatMap(({ fields, ...others }) =>
  fields ? [{ ...others, fields, field: fields[others.prop.name] }] : [],
);

function tags({ doc }: Declared, name: string): string[] {
  return doc.tags.flatMap(([tag, text]) => (tag === name ? [text] : []));
}

/** The expression of a default, `Duration.hours(1)`; nothing where its behaviour is told in words. */
function expressionOf(prop: Declared): string | undefined {
  const [text = '-'] = tags(prop, 'default');
  return text.startsWith('- ') || text === '-' ? undefined : text.split(/ - /)[0];
}

const SCOPE: Record<string, unknown> = { ...cdk8s, ...plus, ...lib };

/** The value of such an expression, for whoever has imported the three libraries. */
function evaluated(expression: string): unknown {
  return new Function(...Object.keys(SCOPE), `return (${expression});`)(...Object.values(SCOPE));
}

/** A value to compare: of two ways to write an amount, as 60 s and 1 min, the amount. */
function comparable(value: unknown, { facts }: AnyField): unknown {
  return value === undefined || !(facts.kind in KINDS) ? value : KINDS[facts.kind].amountOf(value as never);
}

/** Kinds whose default a doc says as an expression. A list, a map, props or a value may be told in words instead. */
const LITERAL = ['text', 'flag', 'enum', ...Object.keys(KINDS)];

it('many props are documented, and some have a table', () => {
  expect(PROPS.length).toBeGreaterThan(150);
  expect(IN_TABLES.length).toBeGreaterThan(150);
});

describe.each(PROPS)('the doc of $place', ({ prop, target }) => {
  it('says what the prop is, and its default if it may be left out', () => {
    expect(prop.doc.text).not.toBe('');
    expect(tags(prop, 'default')).toHaveLength(prop.isOptional ? 1 : 0);
  });

  const expression = expressionOf(prop);
  if (expression !== undefined && target) {
    it('has a default that is what is made when it is left out', () => {
      const given = (value: unknown) => made(target, { [prop.name]: value });
      expect(given(evaluated(expression))).toEqual(given(undefined));
    });
  }
});

describe.each(IN_TABLES)('the doc of $place', ({ prop, field, above }) => {
  const expression = expressionOf(prop);
  const { defaultValue, facts } = field;

  it('has the default of the field', () => {
    expect(field.presence).toBe(prop.isOptional ? 'optional' : 'required');
    if (expression !== undefined && defaultValue !== undefined) {
      expect(comparable(evaluated(expression), field)).toEqual(comparable(defaultValue, field));
    } else if (LITERAL.includes(facts.kind)) {
      expect({ inWords: defaultValue }).toEqual({ inWords: undefined });
    }
  });

  const { min, max, kind } = facts;
  if (min !== undefined && max !== undefined) {
    it('has the bounds of the field, and says what is thrown outside them', () => {
      const said = rangesIn(prop.doc.text, kind);
      const most = mostIn(above, prop.name, kind);
      expect(most === undefined ? said : said.map(([least]) => [least, most])).toContainEqual([min, max]);
      expect(tags(prop, 'throws')).not.toEqual([]);
    });
  }
});

/** What is rendered, and what is in the value that was made, unless that is a construct. */
function made(target: Target, given: Record<string, unknown>): unknown {
  const chart = someChart();
  const value = target.make(chart, given);
  return { manifests: chart.toJson(), value: value instanceof Construct ? '' : JSON.stringify(value) };
}
