import { Schedule } from '../../lib';
import { BadInput, cronJob } from './case';

export const TIME_ZONES: BadInput[] = [
  {
    what: 'a zone that is not on Earth',
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'Foo/Bar' }),
    says: [
      'Schedule.cron timeZone: got "Foo/Bar", allowed a name of the IANA time zone database, in its exact case; name a place, for example "Europe/Berlin"',
    ],
    manifest: cronJob({ timeZone: 'Foo/Bar' }),
  },
  {
    what: "the zone of the controller's machine",
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'Local' }),
    says: [
      'Schedule.cron timeZone: got "Local", allowed a name of the IANA time zone database, in its exact case; name a place, for example "Europe/Berlin"',
    ],
    manifest: cronJob({ timeZone: 'Local' }),
  },
  {
    what: 'a zone in lower case',
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'europe/berlin' }),
    says: [
      'Schedule.cron timeZone: got "europe/berlin", allowed a name of the IANA time zone database, in its exact case; write "Europe/Berlin"',
    ],
    manifest: cronJob({ timeZone: 'europe/berlin' }),
  },
  {
    what: 'an abbreviation that names no zone',
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'PST' }),
    says: [
      'Schedule.cron timeZone: got "PST", allowed a name of the IANA time zone database, in its exact case; name a place, for example "America/Los_Angeles"',
    ],
    manifest: cronJob({ timeZone: 'PST' }),
  },
  {
    what: 'an offset in the place of a zone',
    make: () => Schedule.cron('0 5 * * *', { timeZone: '+02:00' }),
    says: [
      'Schedule.cron timeZone: got "+02:00", allowed a name of the IANA time zone database, in its exact case; write "Etc/GMT-2", whose sign is the other way round, or a place, which has daylight saving',
    ],
    manifest: cronJob({ timeZone: '+02:00' }),
  },
  {
    what: 'an empty zone',
    make: () => Schedule.cron('0 5 * * *', { timeZone: '' }),
    says: [
      'Schedule.cron timeZone: got "", allowed a name of the IANA time zone database, in its exact case; leave it out for "Etc/UTC"',
    ],
    manifest: cronJob({ timeZone: '' }),
  },
  {
    what: 'a misspelt zone and a wrong minute, both told',
    make: () => Schedule.cron('60 5 * * *', { timeZone: 'Europe/Berlyn' }),
    says: [
      'Schedule.cron minute: got "60", allowed 0 to 59; write "0"',
      'Schedule.cron timeZone: got "Europe/Berlyn", allowed a name of the IANA time zone database, in its exact case; write "Europe/Berlin"',
    ],
    manifest: cronJob({ schedule: '60 5 * * *', timeZone: 'Europe/Berlyn' }),
  },
];
