import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Cpu as OtherCpu } from 'cdk8s-plus-30';
import * as fc from 'fast-check';
import { Field } from '../../lib/fields/field';
import { Problem } from '../../lib/fields/problem';
import { bytes, cpu } from '../../lib/kubernetes/amounts';

const fix = 'choose another';
const room = bytes({ min: '1Mi', max: '1Gi', fix });
const anyRoom = bytes({ min: '1Ki', max: '1024Ti', fix });
const largeRoom = bytes({ min: '1Gi', max: '64Ti', fix });
const share = cpu({ min: '100m', max: '2', fix });
const anyShare = cpu({ min: '1m', max: '10000', fix });

/** What is told of a value, whether of its type or of its bounds. */
function told(field: Field<string>, value: unknown): Problem[] {
  const ofType = field.typeProblems('prop', value);
  return ofType.length > 0 ? ofType : field.problems('prop', value as string);
}

/** The fix in what is told, and nothing else may be. */
function fixFor(field: Field<string>, value: unknown): string {
  const problems = told(field, value);
  expect(problems).toHaveLength(1);
  return problems[0].fix;
}

describe('an amount of memory or disk', () => {
  it.each(['1Mi', '1Gi', '1024Ki', '1.5Mi', '0.5Gi', '500M', '1048576', '1e9', '1048577000m', '+64Mi'])(
    'may be %s',
    (text) => {
      expect(told(room, text)).toEqual([]);
    },
  );

  it.each<[string, string]>([
    ['1023Ki', ''],
    ['1048575', ', which is 1048575 bytes'],
    ['1073741825', ', which is 1073741825 bytes'],
    ['2Gi', ''],
    ['0', ', which is 0 bytes'],
    ['1', ', which is 1 byte'],
    ['-1', ', which is -1 bytes'],
    ['-0.5', ', which is -0.5 bytes'],
    ['64m', ', which is 0.064 bytes'],
    ['1.1Mi', ', which is 1153433.6 bytes'],
    ['1048576.000000001', ', which is 1048576.000000001 bytes'],
    ['1024Ei', ''],
  ])('is not %s', (text, meaning) => {
    expect(room.typeProblems('prop', text)).toEqual([]);
    expect(room.problems('prop', text)).toEqual([
      expect.objectContaining({ prop: 'prop', got: `"${text}"${meaning}`, allowed: 'whole bytes from 1Mi to 1Gi' }),
    ]);
  });

  it.each<[unknown, string, string]>([
    ['64MB', '"64MB"', ''],
    ['', '""', ''],
    [64, '64', 'a text: '],
    [undefined, 'nothing', 'a text: '],
    [{}, '{}', 'a text: '],
    [Size.mebibytes(64), 'a Size', 'a text: '],
    [Cpu.millis(200), 'a Cpu', 'a text: '],
  ])('is of another type than %j', (value, got, aText) => {
    expect(room.typeProblems('prop', value)).toEqual([
      expect.objectContaining({ prop: 'prop', got, allowed: `${aText}whole bytes from 1Mi to 1Gi` }),
    ]);
  });

  it('knows its bounds in bytes', () => {
    expect(room.facts).toEqual({ kind: 'bytes', min: 1024 ** 2, max: 1024 ** 3 });
    expect(anyRoom.facts).toEqual({ kind: 'bytes', min: 1024, max: 1024 ** 5 });
  });
});

describe('whoever writes another amount of memory', () => {
  it.each<[unknown, string]>([
    ['64', 'write "64Mi"'],
    ['64m', 'write "64Mi"'],
    ['0.5', 'write "0.5Mi"'],
    ['64MB', 'write "64Mi", or "64M" for powers of ten'],
    ['64mb', 'write "64Mi", or "64M" for powers of ten'],
    ['64 M', 'write "64Mi", or "64M" for powers of ten'],
    ['64 Mi', 'write "64Mi"'],
    [' 64Mi ', 'write "64Mi"'],
    ['64mi', 'write "64Mi"'],
    ['64MI', 'write "64Mi"'],
    ['64MiB', 'write "64Mi"'],
    ['64mibytes', 'write "64Mi"'],
    ['1.5gib', 'write "1.5Gi"'],
    ['64K', 'write "64Ki", or "64k" for powers of ten'],
    ['64kb', 'write "64Ki", or "64k" for powers of ten'],
    ['1 TB', 'write "1Ti", or "1T" for powers of ten'],
    ['1pb', 'write "1Pi", or "1P" for powers of ten'],
    ['1 E', 'write for example "64Mi"'],
    ['64 ', 'write "64Mi"'],
    ['1.1Gi', 'write "1127Mi"'],
    ['1.1Mi', 'write "1127Ki"'],
    ['100.035Ki', 'write "102436"'],
    ['1.0000001M', 'write "1000001"'],
    ['1048576.5e0', 'write "1048577"'],
    [64, 'write "64Mi"'],
    [0.5, 'write "0.5Mi"'],
    [67108864, 'write "64Mi"'],
    [2 ** 20, 'write "1Mi"'],
    [1e9, 'write "1G"'],
    [Size.mebibytes(64), 'write "64Mi"'],
    [Size.gibibytes(1.1), 'write "1153434Ki"'],
    [{ toKibibytes: () => 2048 }, 'write "2Mi"'],
  ])('as %j is told what to write', (value, advice) => {
    expect(fixFor(anyRoom, value)).toBe(advice);
  });

  it.each([undefined, null, {}, [], true, 10n, NaN, Infinity, -1, 2 ** 60, Symbol('x'), Object.create(null)])(
    'as %p is told an example',
    (value) => {
      expect(fixFor(anyRoom, value)).toBe('write for example "64Mi"');
    },
  );

  it.each(['abc', '', ' ', '64B', '64 megabytes', '0,5', '1_000', '1..5Mi', '9'.repeat(99)])(
    'as %j is, too',
    (text) => {
      expect(fixFor(anyRoom, text)).toBe('write for example "64Mi"');
    },
  );

  it.each([Size.kibibytes(NaN), Size.kibibytes(0), Cpu.millis(100)])('as %j is, too', (value) => {
    expect(fixFor(anyRoom, value)).toBe('write for example "64Mi"');
  });

  it.each(['0', '-5', '-5Mi', '2000Ti', '1e3', '100n', '0.3Ki', '1e-3', '9'.repeat(30)])(
    'as %s is told the way out of the field, where nothing near is taken',
    (text) => {
      expect(fixFor(anyRoom, text)).toBe(fix);
    },
  );

  it('is told what the field takes', () => {
    expect(fixFor(largeRoom, '8')).toBe('write "8Gi"');
    expect(fixFor(largeRoom, 8)).toBe('write "8Gi"');
    expect(fixFor(largeRoom, 0.5)).toBe('write "0.5Ti"');
    expect(fixFor(largeRoom, '1GB')).toBe('write "1Gi"');
    expect(fixFor(largeRoom, '8GB')).toBe('write "8Gi", or "8G" for powers of ten');
    expect(fixFor(largeRoom, '64MB')).toBe('write for example "1Gi"');
    expect(fixFor(largeRoom, Size.mebibytes(64))).toBe('write for example "1Gi"');
    expect(fixFor(largeRoom, '0.9Gi')).toBe(fix);
    expect(fixFor(largeRoom, '64.5Mi')).toBe(fix);
    expect(fixFor(room, '1.1Gi')).toBe(fix);
  });
});

describe('an amount of CPU', () => {
  it.each(['100m', '2000m', '2', '0.5', '0.125', '1.001', '500000u', '1e0', '.5'])('may be %s', (text) => {
    expect(told(share, text)).toEqual([]);
  });

  it.each<[string, string]>([
    ['99m', ''],
    ['2001m', ''],
    ['0', ''],
    ['-1', ''],
    ['100.5m', ''],
    ['0.1005', ''],
    ['1e21', ''],
    ['64Mi', ', which is memory'],
    ['1M', ''],
  ])('is not %s', (text, meaning) => {
    expect(share.typeProblems('prop', text)).toEqual([]);
    expect(share.problems('prop', text)).toEqual([
      expect.objectContaining({
        prop: 'prop',
        got: `"${text}"${meaning}`,
        allowed: 'whole thousandths of a CPU from 100m to 2',
      }),
    ]);
  });

  it.each<[unknown, string, string]>([
    ['two', '"two"', ''],
    [0.5, '0.5', 'a text: '],
    [undefined, 'nothing', 'a text: '],
    [Cpu.millis(200), 'a Cpu', 'a text: '],
    [Size.mebibytes(1), 'a Size', 'a text: '],
  ])('is of another type than %j', (value, got, aText) => {
    expect(share.typeProblems('prop', value)).toEqual([
      expect.objectContaining({ prop: 'prop', got, allowed: `${aText}whole thousandths of a CPU from 100m to 2` }),
    ]);
  });

  it('knows its bounds in thousandths', () => {
    expect(share.facts).toEqual({ kind: 'cpu', min: 100, max: 2000 });
  });
});

describe('whoever writes another amount of CPU', () => {
  it.each<[unknown, string]>([
    ['1.0005', 'write "1001m"'],
    ['0.0005', 'write "1m"'],
    ['100.5m', 'write "101m"'],
    ['1999.5m', 'write "2"'],
    ['100M', 'write "100m"'],
    ['200 m', 'write "200m"'],
    ['200mi', 'write "200m"'],
    ['200 millis', 'write "200m"'],
    ['2 CPUs', 'write "2"'],
    ['2 cores', 'write "2"'],
    ['2vCPU', 'write "2"'],
    [' 2', 'write "2"'],
    [0.5, 'write "0.5"'],
    [2, 'write "2"'],
    [Cpu.millis(200), 'write "200m"'],
    [Cpu.units(0.5), 'write "500m"'],
    [OtherCpu.millis(1), 'write "1m"'],
    [{ amount: '2000m' }, 'write "2"'],
  ])('as %j is told what to write', (value, advice) => {
    expect(fixFor(anyShare, value)).toBe(advice);
  });

  it.each([undefined, null, {}, true, NaN, Infinity, -1, 0.0005, 20000, 10n, Symbol('x'), Object.create(null)])(
    'as %p is told an example',
    (value) => {
      expect(fixFor(anyShare, value)).toBe('write for example "100m"');
    },
  );

  it.each(['', 'two', '2 pieces', '2 Gi B', '1e', '0,5', { amount: 5 }, { amount: '-1' }, Size.mebibytes(1)])(
    'as %j is, too',
    (value) => {
      expect(fixFor(anyShare, value)).toBe('write for example "100m"');
    },
  );

  it.each(['0', '-1', '20000', '64Mi', '1.5Mi', '20000000M', '10000.0001'])(
    'as %s is told the way out of the field, where nothing near is taken',
    (text) => {
      expect(fixFor(anyShare, text)).toBe(fix);
    },
  );
});

describe('whatever is refused', () => {
  const unit = fc.constantFrom(
    '',
    'm',
    'M',
    'MB',
    'mb',
    ' Mi',
    'mi',
    'K',
    'g',
    'GiB',
    'Ki',
    'Ti',
    'Ei',
    'e3',
    ' CPUs',
    'x',
    'u',
  );
  const texts = fc
    .tuple(fc.constantFrom('', '-', ' '), fc.double({ min: 0, max: 5000, noNaN: true }), unit)
    .map(([before, number, after]) => `${before}${number}${after}`);
  const values = fc.oneof(
    texts,
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.integer({ min: 0, max: 2 ** 40 }).map((kibibytes) => Size.kibibytes(kibibytes)),
    fc.double().map((units) => Cpu.units(units)),
    fc.anything(),
  );

  it.each([room, anyRoom, largeRoom, share, anyShare])('is told only what is taken (%#)', (field) => {
    fc.assert(
      fc.property(values, (value) => {
        const advised = told(field, value).flatMap((problem) => {
          const instead = /^write .*$/.exec(problem.fix)?.[0] ?? '';
          return [...instead.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
        });
        expect(advised.flatMap((text) => told(field, text))).toEqual([]);
      }),
    );
  });
});
