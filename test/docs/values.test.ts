import { readFileSync } from 'fs';
import * as cdk8s from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import * as lib from '../../lib';
import { Problem } from '../../lib/fields/problem';
import { INTERFACES } from '../properties/public-api';
import { someChart } from '../properties/targets';
import { tableOf } from '../support/tables';

/** All that an example may name: what the three libraries have, and what an app has made before. */
function scope(): Record<string, unknown> {
  const chart = someChart();
  const secret = plus.Secret.fromSecretName(chart, 'secret', 'warehouse-login');
  const claim = plus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'data');
  return { ...cdk8s, ...plus, ...lib, chart, secret, claim };
}

function problemsOf(prop: string, expression: string, table = tableOf('CommonWorkloadProps') ?? {}): Problem[] {
  const names = scope();
  const value: unknown = new Function(...Object.keys(names), `return (${expression});`)(...Object.values(names));
  const field = table[prop];
  return [...field.typeProblems(prop, value), ...field.problems(prop, value)];
}

const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| `(\w+)` \| `(.+?)` \|/gm)].map(
  ([, prop, expression]): [string, string] => [prop, expression],
);

const docs = INTERFACES.flatMap(({ name, props }) =>
  props.flatMap((prop): [string, string, string][] => {
    const [, expression] = /For example\s+`([^`]+)`/.exec(prop.doc.text) ?? [];
    return expression ? [[name, prop.name, expression]] : [];
  }),
);

it('props have examples', () => {
  expect(rows.length).toBeGreaterThanOrEqual(9);
  expect(docs.length).toBeGreaterThanOrEqual(6);
});

it.each(rows)('of %s the first page has a value: %s', (prop, expression) => {
  expect(problemsOf(prop, expression)).toEqual([]);
});

it.each(docs)('the docs of %s.%s have a value: %s', (name, prop, expression) => {
  expect(problemsOf(prop, expression, tableOf(name))).toEqual([]);
});
