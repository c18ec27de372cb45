import * as fc from 'fast-check';
import { bytesOf, isMore, quantity, readQuantity, sumOf } from '../../lib/kubernetes/quantities';

/**
 * What is written, and what is rendered: what Kubernetes' code makes of it. The first two are the examples of its
 * documentation; most others are in its own tests, with their amounts
 * (apimachinery, pkg/api/resource/quantity_test.go).
 */
const KEPT: [written: string, kept: string][] = [
  ['1.5', '1500m'],
  ['1.5Gi', '1536Mi'],
  ['1024Mi', '1Gi'],
  ['307200Ki', '300Mi'],
  ['6Ki', '6Ki'],
  ['1025024Mi', '1001Gi'],
  ['1024Gi', '1Ti'],
  ['1025', '1025'],
  ['5000m', '5'],
  ['0.5', '500m'],
  ['0.50000', '500m'],
  ['0.05000', '50m'],
  ['.001', '1m'],
  ['.0001k', '100m'],
  ['1000M', '1G'],
  ['0.001T', '1G'],
  ['1000000k', '1G'],
  ['1000000000', '1G'],
  ['1234567M', '1234567M'],
  ['1000u', '1m'],
  ['1.08', '1080m'],
  ['1080000000n', '1080m'],
  ['1080n', '1080n'],
  ['1P', '1P'],
  ['1E', '1E'],
  ['4Pi', '4Pi'],
  ['3Ei', '3Ei'],
  ['1e9', '1e9'],
  ['.001e12', '1e9'],
  ['1e14', '100e12'],
  ['1.3E+6', '1300e3'],
  ['1.2e3', '1200'],
  ['0.001e0', '1e-3'],
  ['0.5e-1', '50e-3'],
  ['80e-3', '80e-3'],
  ['0', '0'],
  ['00', '0'],
  ['0Ki', '0'],
  ['-1.5', '-1500m'],
  ['-9.01', '-9010m'],
  ['-.5', '-500m'],
  ['0.5Ki', '512'],
  // Its parser keeps these as they are written, against its documentation, and ours as well.
  ['1.', '1'],
  ['1.G', '1G'],
  ['100.035k', '100035'],
  ['7.123456M', '7123456'],
  ['1E6', '1e6'],
  ['+1Mi', '1Mi'],
  ['01Mi', '1Mi'],
  // No binary unit holds these: it keeps 1000.5Ki as 1024512 and 15.625Ki as 16000, and reads that as decimal from then on.
  ['1000.5Ki', '1024512'],
  ['15.625Ki', '16k'],
];

describe('a quantity', () => {
  it.each(KEPT)('%s is kept as %s', (written, kept) => {
    expect(quantity(written)).toBe(kept);
    expect(quantity(kept)).toBe(kept);
  });

  it.each([
    ...['1.1.M', '1+1.0M', '0.1mi', '0.1am', 'aoeu', '.5i', '1i', '-3.01i', '-3.01e-', ' 1', '1 ', '1\n', ''], // its tests, too
    ...[
      '64MB',
      '64mb',
      '64 Mi',
      '64MiB',
      '64K',
      '0,5',
      '1_000',
      '--1',
      '+-1',
      '0x10',
      'NaN',
      'Infinity',
      '1e',
      '1e1.5',
    ],
    ...['.', '-', '+.', 'Mi', 'm', 'e3', '.Mi'], // it takes some of these for zero
    ...['1e100', '9'.repeat(31), `0.${'0'.repeat(31)}`, '9'.repeat(1_000_000)], // more than a person writes
    ...['0.0000000001', '0.9n', '1e-10', '0.000000000001Ki'], // it would round these up
  ])('is not %s', (text) => {
    expect(readQuantity(text)).toBeUndefined();
    expect(() => quantity(text)).toThrow('is no quantity');
  });
});

const UNITS = [
  ...['n', 'u', 'm', '', 'k', 'M', 'G', 'T'],
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi'],
  ...['e0', 'e1', 'E2', 'e3', 'e7', 'e-1', 'E-2', 'e-3'],
];

/** Billionths of a text, in another way than the library's. */
function billionths(text: string): bigint {
  const [, digits, fraction = '', unit = ''] = /^(\d+)(?:\.(\d+))?(\D.*)?$/.exec(text) ?? [];
  const isBinary = unit.endsWith('i');
  const exponent = isBinary ? 0 : /^e./i.test(unit) ? Number(unit.slice(1)) : 3 * 'num kMGTPE'.indexOf(unit || ' ') - 9;
  const binary = isBinary ? 1024n ** BigInt(' KMGTPE'.indexOf(unit[0])) : 1n;
  return (BigInt(digits + fraction) * binary * 10n ** BigInt(40 + exponent)) / 10n ** BigInt(31 + fraction.length);
}

/** What people write, and what they might. */
const written = fc
  .tuple(
    fc.oneof(fc.nat(5000), fc.nat(), fc.constantFrom(1024, 1536, 2000, 2048, 1_000_000)),
    fc.constantFrom('', '', '.0', '.5', '.25', '.125', '.1', '.001'),
    fc.constantFrom(...UNITS),
  )
  .map((parts) => parts.join(''))
  .filter((text) => readQuantity(text) !== undefined);

describe('what is kept of a quantity', () => {
  it('is the same amount, to the billionth', () => {
    fc.assert(fc.property(written, (text) => expect(billionths(quantity(text))).toBe(billionths(text))));
  });

  it('stays as it is, and has neither a fraction nor a smaller unit than it needs', () => {
    fc.assert(
      fc.property(written, (text) => {
        const kept = quantity(text);
        expect(quantity(kept)).toBe(kept);
        expect(kept).toMatch(/^(0|[1-9]\d*(?<!000)([num]?|[kMGTPE]|e-?\d+)|[1-9]\d*[KMGTPE]i)$/);
        expect(kept.endsWith('i') && Number.parseInt(kept, 10) % 1024 === 0).toBe(false);
      }),
    );
  });
});

describe('quantities', () => {
  it('are added up exactly, in the kind of unit of the first', () => {
    expect(sumOf('64Mi')).toBe('64Mi');
    expect(sumOf('64Mi', '64Mi', '0.125Gi')).toBe('256Mi');
    expect(sumOf('64Mi', '1M')).toBe('68108864');
    expect(sumOf('1M', '64Mi')).toBe('68108864');
    expect(sumOf('500M', '0.5G')).toBe('1G');
    expect(sumOf('1Ti', '9007199254740993')).toBe('9008298766368769'); // a float would have lost one
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 5 }), ([first, ...others]) => {
        const sum = [first, ...others].reduce((before, one) => before + billionths(one), 0n);
        expect(billionths(sumOf(first, ...others))).toBe(sum);
      }),
    );
  });

  it('are compared as amounts', () => {
    expect(isMore('1Gi', '1023Mi')).toBe(true);
    expect(isMore('1Gi', '1024Mi')).toBe(false);
    expect(isMore('1G', '1Gi')).toBe(false);
    expect(isMore('0.2', '199m')).toBe(true);
    expect(isMore('9007199254740993', '9007199254740992')).toBe(true);
    fc.assert(
      fc.property(written, written, (one, other) => {
        expect(isMore(one, other)).toBe(billionths(one) > billionths(other));
      }),
    );
  });

  it('are bytes where they are memory', () => {
    expect([bytesOf('64Mi'), bytesOf('1.5Ki'), bytesOf('500M')]).toEqual([67108864n, 1536n, 500000000n]);
  });
});
