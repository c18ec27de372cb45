import { nearest } from '../../lib/fields/nearest';

const NAMES = ['activeDeadline', 'backoffLimit', 'env', 'timeZone'];

describe('the nearest name', () => {
  it.each([
    ['timezone', 'timeZone'],
    ['activeDeadlin', 'activeDeadline'],
    ['bakofLimit', 'backoffLimit'],
    ['activDeadlineS', 'activeDeadline'],
    ['ENV', 'env'],
  ])('to %s is %s', (written, meant) => {
    expect(nearest(written, NAMES)).toBe(meant);
  });

  it.each(['deadline', 'limit', 'enf', 'timeout', ''])('to %j is none: it may be another word', (written) => {
    expect(nearest(written, NAMES)).toBeUndefined();
  });
});
