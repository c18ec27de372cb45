import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Cpu as OtherCpu } from 'cdk8s-plus-30';
import { cpu, cpuProblems, size, sizeProblems } from '../../lib/kubernetes/amounts';

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

describe('the type of a size', () => {
  const room = size({ min: Size.kibibytes(1), max: Size.mebibytes(1), fix });

  it('is known by its KiB', () => {
    expect([Size.gibibytes(1), { toKibibytes: () => 1 }].flatMap((value) => room.typeProblems('room', value))).toEqual(
      [],
    );
    expect(room.facts).toEqual({ kind: 'size', min: 1, max: 1024 });
  });

  it.each<[unknown, string, string]>([
    [512, '512', '512'],
    ['0.5', '"0.5"', '0.5'],
    ['1Gi', '"1Gi"', '64'],
    [undefined, 'nothing', '64'],
    [{}, '{}', '64'],
    [Cpu.millis(200), 'a Cpu', '64'],
  ])('is not %j, whose unit is asked for', (value, got, amount) => {
    expect(room.typeProblems('room', value)).toEqual([
      { prop: 'room', got, allowed: 'a Size', fix: `write for example Size.mebibytes(${amount})` },
    ]);
  });

  it('has its bounds', () => {
    expect([Size.kibibytes(1), Size.mebibytes(1)].flatMap((value) => room.problems('room', value))).toEqual([]);
    expect(room.problems('room', Size.mebibytes(2))).toHaveLength(1);
  });
});

describe('the type of CPU', () => {
  const share = cpu({ minMillis: 100, maxMillis: 2000, fix });

  it('is known by its amount, of whatever release of cdk8s-plus', () => {
    const values = [Cpu.millis(1), Cpu.units(9), OtherCpu.millis(1), { amount: '1m' }];
    expect(values.flatMap((value) => share.typeProblems('cpu', value))).toEqual([]);
    expect(share.facts).toEqual({ kind: 'cpu', min: 100, max: 2000 });
  });

  it.each<[unknown, string, string]>([
    [0.5, '0.5', 'units(0.5)'],
    ['8', '"8"', 'units(8)'],
    ['200m', '"200m"', 'millis(200)'],
    [undefined, 'nothing', 'millis(200)'],
    [{ amount: 5 }, '{"amount":5}', 'millis(200)'],
    [Size.mebibytes(1), 'a Size', 'millis(200)'],
  ])('is not %j, whose unit is asked for', (value, got, words) => {
    expect(share.typeProblems('cpu', value)).toEqual([
      { prop: 'cpu', got, allowed: 'a Cpu of cdk8s-plus', fix: `write for example Cpu.${words}` },
    ]);
  });

  it('has its bounds', () => {
    expect([Cpu.millis(100), Cpu.units(2)].flatMap((value) => share.problems('cpu', value))).toEqual([]);
    expect(share.problems('cpu', Cpu.millis(99))).toHaveLength(1);
  });
});
