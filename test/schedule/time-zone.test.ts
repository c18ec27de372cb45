import { Schedule } from '../../lib/schedule/schedule';
import { ZONE_NAMES } from '../../lib/schedule/zone-names';
import { linesOf, refusalsOf } from '../support/refusals';
import { readOracle } from './oracle/read-oracle';

/** The zones that Kubernetes accepts: all of Go 1.26.8, whose database is 2025c. */
const zonesOfGo = readOracle<string>('zones.jsonl.gz');

test('every zone that Kubernetes knows is accepted, old names and abbreviations too, but for "Factory"', () => {
  expect(zonesOfGo.length).toBe(598);
  expect(zonesOfGo.filter((zone) => !ZONE_NAMES.has(zone))).toEqual(['Factory']); // a zone for clocks nobody has set
});

test('every accepted zone is known to the runtime, and written as the API server wants it', () => {
  const names = [...ZONE_NAMES];
  expect(
    names.filter((zone) => !zone.split('/').every((part) => /^[A-Za-z._0-9+][A-Za-z._0-9+-]{0,13}$/.test(part))),
  ).toEqual([]);
  expect(names.filter((zone) => !isKnownToRuntime(zone))).toEqual([]);
});

test.each([
  'UTC',
  'Etc/UTC',
  'EST5EDT',
  'CET',
  'US/Pacific',
  'Etc/GMT+5',
  'Asia/Calcutta',
  'Asia/Kolkata',
  'Europe/Kyiv',
])('%s is a zone', (timeZone) => {
  expect(Schedule.cron('@daily', { timeZone }).timeZone).toBe(timeZone);
});

test.each([
  ['', 'leave it out for "Etc/UTC"'],
  [' ', 'leave it out for "Etc/UTC"'],
  ['Local', 'name a place, for example "Europe/Berlin"'],
  ['local', 'name a place, for example "Europe/Berlin"'],
  ['Foo/Bar', 'name a place, for example "Europe/Berlin"'],
  ['Factory', 'name a place, for example "Europe/Berlin"'],
  ['SystemV/EST5', 'name a place, for example "Europe/Berlin"'],
  ['europe/berlin', 'write "Europe/Berlin"'],
  [' Europe/Berlin', 'write "Europe/Berlin"'],
  ['Europe/Berln', 'write "Europe/Berlin"'],
  ['Europe/Berlinxx', 'write "Europe/Berlin"'],
  ['Europe/Brlinx', 'write "Europe/Berlin"'],
  ['Irsael', 'write "Israel"'],
  ['Isreel', 'write "Israel"'],
  ['XYZ', 'name a place, for example "Europe/Berlin"'],
  ['utc', 'write "UTC"'],
  ['est5edt', 'write "EST5EDT"'],
  ['europe/kyiv', 'write "Europe/Kyiv"'],
  ['New York', 'write "America/New_York"'],
  ['ACT', 'write "Australia/ACT"'],
  ['AEDT', 'name a place, for example "Australia/Sydney"'],
  ['AEST', 'name a place, for example "Australia/Sydney"'],
  ['BST', 'name a place, for example "Europe/London"'],
  ['CDT', 'name a place, for example "America/Chicago"'],
  ['CEST', 'name a place, for example "Europe/Berlin"'],
  ['CST', 'name a place, for example "America/Chicago"'],
  ['EDT', 'name a place, for example "America/New_York"'],
  ['IST', 'name a place, for example "Asia/Kolkata"'],
  ['JST', 'name a place, for example "Asia/Tokyo"'],
  ['MDT', 'name a place, for example "America/Denver"'],
  ['PDT', 'name a place, for example "America/Los_Angeles"'],
  ['PST', 'name a place, for example "America/Los_Angeles"'],
  ['+01:00', 'write "Etc/GMT-1", whose sign is the other way round, or a place, which has daylight saving'],
  ['GMT-5', 'write "Etc/GMT+5", whose sign is the other way round, or a place, which has daylight saving'],
  ['-0800', 'write "Etc/GMT+8", whose sign is the other way round, or a place, which has daylight saving'],
  ['GMT+11', 'write "Etc/GMT-11", whose sign is the other way round, or a place, which has daylight saving'],
  ['PST-5', 'name a place, for example "Europe/Berlin"'],
  ['+05:30', 'name a place, for example "Europe/Berlin"'],
])('%p is no zone of Kubernetes, whatever the runtime makes of it', (timeZone, fix) => {
  const allowed = 'allowed a name of the IANA time zone database, in its exact case';
  expect(linesOf(() => Schedule.cron('@daily', { timeZone }))).toEqual([
    `Schedule.cron timeZone: got "${timeZone}", ${allowed}; ${fix}`,
  ]);
});

test('a zone that is no text, as from JavaScript, is an error of ours', () => {
  expect(refusalsOf(() => Schedule.cron('@daily', { timeZone: 5 as unknown as string }))).toEqual([
    'Schedule.cron timeZone: got 5',
  ]);
});

test('a zone that is younger than the zone data of this Node.js is an error where its clocks are needed', () => {
  const runtime = jest.spyOn(Intl, 'DateTimeFormat').mockImplementation(() => {
    throw new RangeError('Invalid time zone specified: America/Coyhaique');
  });
  const schedule = Schedule.cron('@daily', { timeZone: 'America/Coyhaique' });
  const message =
    `Schedule timeZone: got "America/Coyhaique", allowed a zone of this Node.js, ` +
    `whose zone data is ${process.versions.tz}; update Node.js`;
  expect(() => schedule.nextRuns(new Date(0), 1)).toThrow(new Error(message));
  runtime.mockRestore();
});

function isKnownToRuntime(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
