import { METHODS } from '../properties/public-api';
import { TARGETS, linesOf } from '../properties/targets';
import { rangesIn } from '../support/amounts';

/** The parameters whose docs say a range of numbers. */
const RANGES = METHODS.flatMap(({ name: method, parameters }) =>
  parameters.flatMap(({ name, type, doc }) => {
    const ranges = type === 'number' ? rangesIn(doc.text, 'number') : [];
    return ranges.map(([min, max]) => ({ method, name, min, max }));
  }),
);

it('several parameters have a range', () => {
  expect(RANGES.length).toBeGreaterThanOrEqual(6);
});

it.each(RANGES)('the doc of $name of $method has its bounds, $min and $max', ({ method, name, min, max }) => {
  const [target] = TARGETS.filter((one) => one.name === method);
  const told = (value: number) =>
    linesOf(target, { [name]: value }).filter((line) => line.startsWith(`${method} ${name}: `));
  expect([min, max].flatMap(told)).toEqual([]);
  expect([min - 1, max + 1].map((value) => told(value).length)).toEqual([1, 1]);
});
