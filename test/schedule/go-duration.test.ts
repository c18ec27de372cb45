import { parseGoDuration } from '../../lib/schedule/go-duration';

/** What `time.ParseDuration` of Go 1.26 answers, in nanoseconds. */
test.each([
  ['0', 0n],
  ['+0', 0n],
  ['-0', 0n],
  ['-5m', -300_000_000_000n],
  ['1h30m', 5_400_000_000_000n],
  ['.5h', 1_800_000_000_000n],
  ['5.h', 18_000_000_000_000n],
  ['1h1m1s1ms1us1ns', 3_661_001_001_001n],
  ['1µs', 1_000n],
  ['1μs', 1_000n],
  ['1.99999999999m', 119_999_999_999n],
  // Go takes 18 or 19 digits of a fraction: with all of them these were one more.
  ['0.5173952042863888888888888h', 1_862_622_735_430n],
  ['0.9889014856008333333333333h', 3_560_045_348_162n],
  ['0.0738002238766666666666666h', 265_680_805_955n],
  ['2562047h47m16.854775807s', 9_223_372_036_854_775_807n],
  ['9223372036854775807ns', 9_223_372_036_854_775_807n],
  ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
  ['9223372036854775808ns9223372036854775808ns1m', 60_000_000_000n], // it overflows to nothing, unseen
])('%s is a duration', (text, nanoseconds) => {
  expect(parseGoDuration(text)).toBe(nanoseconds);
});

test.each([
  ...['', '.', 'h', '.h', '1', '1d', '1 h', '--5m', '1h-1m'],
  ...['2562047h47m16.854775808s', '9223372036854775808ns', '-9223372036854775809ns', '99999999999999999999h'],
  ...['18446744073709551616ns1m', '9223372036854775807ns1ns1m', '9223372036854775807ns2ns1m'],
])('%p is none', (text) => {
  expect(parseGoDuration(text)).toBeUndefined();
});
