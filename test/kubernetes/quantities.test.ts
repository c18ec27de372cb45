import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { cpuQuantity, kibibytesOf, millicpusOf, quantity } from '../../lib/kubernetes/quantities';

describe('a size', () => {
  it.each<[Size, string]>([
    [Size.kibibytes(0), '0Ki'],
    [Size.kibibytes(1023), '1023Ki'],
    [Size.kibibytes(1024), '1Mi'],
    [Size.mebibytes(64), '64Mi'],
    [Size.mebibytes(1536), '1536Mi'],
    [Size.mebibytes(2048), '2Gi'],
    [Size.gibibytes(1.5), '1536Mi'],
    [Size.gibibytes(1024), '1Ti'],
    [Size.pebibyte(1), '1024Ti'],
  ])('%j is written as %s', (size, text) => {
    expect(quantity(size)).toBe(text);
  });

  it('is written in the largest unit without losing a kibibyte', () => {
    const factors: Record<string, number> = { Ki: 1, Mi: 1024, Gi: 1024 ** 2, Ti: 1024 ** 3 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (kibibytes) => {
        const [, amount, unit] = quantity(Size.kibibytes(kibibytes)).match(/^(\d+)(..)$/) ?? [];
        expect(Number(amount) * factors[unit]).toBe(kibibytes);
      }),
    );
  });

  it('counts whole kibibytes, in whichever unit it was given', () => {
    expect(kibibytesOf(Size.kibibytes(1.5))).toBe(1);
    expect(kibibytesOf(Size.mebibytes(0.0015))).toBe(1);
    expect(quantity(Size.kibibytes(1.5))).toBe('1Ki');
  });
});

describe('an amount of CPU', () => {
  it.each<[Cpu, number, string]>([
    [Cpu.millis(200), 200, '200m'],
    [Cpu.millis(2000), 2000, '2'],
    [Cpu.units(2), 2000, '2'],
    [Cpu.units(0.5), 500, '500m'],
    [Cpu.units(1.005), 1005, '1005m'],
    [Cpu.units(0), 0, '0'],
  ])('%j is %d thousandths, and is written as %s', (cpu, millis, text) => {
    expect(millicpusOf(cpu.amount)).toBe(millis);
    expect(cpuQuantity(cpu.amount)).toBe(text);
  });

  it('is the same in thousandths and in units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (millis) => {
        expect(millicpusOf(Cpu.units(millis / 1000).amount)).toBe(millis);
      }),
    );
  });
});
