import { Size } from 'cdk8s';
import { cpuProblems, sizeProblems } from '../../lib/kubernetes/amounts';

const fix = 'choose another';

describe('a size within bounds', () => {
  const bounds = { min: Size.mebibytes(1), max: Size.gibibytes(1), fix };

  it.each([undefined, Size.kibibytes(1024), Size.gibibytes(1), Size.gibibytes(0.5)])('may be %j', (size) => {
    expect(sizeProblems('room', size, bounds)).toEqual([]);
  });

  it.each<[Size, string]>([
    [Size.kibibytes(0), '0Ki'],
    [Size.kibibytes(1023), '1023Ki'],
    [Size.kibibytes(1024.5), '1024.5Ki'],
    [Size.kibibytes(1024 ** 2 + 1), '1048577Ki'],
    [Size.gibibytes(2), '2Gi'],
    [Size.kibibytes(NaN), 'NaNKi'],
  ])('is not %j', (size, got) => {
    expect(sizeProblems('room', size, bounds)).toEqual([
      { prop: 'room', got, allowed: 'whole KiB from 1Mi to 1Gi', fix },
    ]);
  });
});

describe('CPU within bounds', () => {
  const bounds = { minMillis: 100, maxMillis: 2000, fix };

  it.each([undefined, '100m', '2000m', '2', '0.5'])('may be %s', (amount) => {
    expect(cpuProblems('cpu', amount, bounds)).toEqual([]);
  });

  it.each(['99m', '2001m', '0', '-1', '100.5m', '0.1005', 'NaN', 'two', '1e21'])('is not %s', (amount) => {
    expect(cpuProblems('cpu', amount, bounds)).toEqual([
      { prop: 'cpu', got: amount, allowed: 'whole thousandths of a CPU from 100m to 2', fix },
    ]);
  });
});
