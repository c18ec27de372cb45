import { repeated } from '../../lib/fields/repeated';

test('a value is repeated each time that it has stood before, and is told with its place', () => {
  expect(repeated(['a', 'b', 'a', 'a', 'c', 'b'])).toEqual([
    ['a', 2],
    ['a', 3],
    ['b', 5],
  ]);
  expect(repeated(['a', 'b'])).toEqual([]);
});
