import { Given, MONDAY, complaintOf, notesOf, runsOf, show } from '../cli/schedule-command';

const NO_ZONE = "no timeZone: Kubernetes takes its controller's zone; UTC is assumed here";

describe('a CronJob of somebody else', () => {
  it.each([undefined, null])('may name no zone (%p): then nobody knows it but the controller', (timeZone) => {
    expect(notesOf({ schedule: '0 5 * * *', timeZone })).toContain(NO_ZONE);
  });

  it('may name its zone: then nothing is to be said', () => {
    expect(notesOf({ schedule: '0 5 * * *', timeZone: 'Etc/UTC' })).not.toContainEqual(expect.stringContaining('zone'));
  });

  it('may count from its last run: then it has no times', () => {
    const { stdout, status } = show([{ schedule: '@every 1h' }], ...MONDAY);
    expect(stdout).toContain('no fixed times: it counts from the last run, or from when the CronJob was made');
    expect(status).toBe(0);
  });

  it('may be one that Kubernetes refuses: it is told so, and the others are shown', () => {
    const broken = { name: 'broken', schedule: '99 * * * *' };
    const whole = { name: 'whole', schedule: '0 5 * * *', timeZone: 'Etc/UTC' };
    const { status, stdout, stderr } = show([broken, whole], ...MONDAY);
    expect(status).toBe(1);
    expect(stderr).toBe('[shop/broken] minute: got "99", allowed 0 to 59; the last one is 59\n');
    expect(stdout).toContain(
      'shop/whole   0 5 * * *   Etc/UTC\n  Mon 2026-11-23 05:00 +00:00   2026-11-23 05:00 UTC\n',
    );
  });
});

describe('what runs do to each other', () => {
  it.each([
    [{ concurrencyPolicy: 'Forbid' }, 'a run due while another runs starts when that has ended, up to 300 s late'],
    [{ concurrencyPolicy: 'Replace' }, 'a run that is due ends the one that still runs'],
    [{ concurrencyPolicy: '' }, 'runs may overlap'],
    [{}, 'runs may overlap'],
    [{ startingDeadlineSeconds: 9 }, 'starting deadline 9 s: below 10 s it may never start'],
  ])('is told with %j', (spec, note) => {
    expect(notesOf({ schedule: '0 5 * * *', ...spec })).toContain(note);
  });

  it('is told without a deadline', () => {
    const none = { schedule: '0 5 * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: undefined };
    expect(notesOf(none)).toEqual(
      expect.arrayContaining([
        'a run due while another runs starts when that has ended, however late',
        'no starting deadline: after an outage the newest missed run starts',
      ]),
    );
  });

  it.each(['toString', 'forbid'])('is unknown with a policy that is none: %s', (concurrencyPolicy) => {
    expect(complaintOf({ schedule: '0 5 * * *', timeZone: 'Etc/UTC', concurrencyPolicy })).toBe(
      `1 [shop/report] concurrencyPolicy: got "${concurrencyPolicy}", allowed Allow, Forbid, Replace; ` +
        'write one of these, in its exact case\n',
    );
  });
});

describe('what counts from its last run', () => {
  const deadlineNotes = (startingDeadlineSeconds: number) =>
    notesOf({ schedule: '@every 2m', startingDeadlineSeconds }).filter((note) => note.startsWith('starting deadline'));

  it.each([60, 119])('never starts with a deadline of %d s, which is over before the next start', (seconds) => {
    expect(deadlineNotes(seconds)).toEqual([`starting deadline ${seconds} s, with a run each 120 s: it never starts`]);
    const known = { schedule: '@every 2m', startingDeadlineSeconds: seconds, lastScheduleTime: '2026-11-22T23:59:00Z' };
    expect(show([known], ...MONDAY).stdout).not.toContain('unless a run is missed');
  });

  it('just starts with a deadline as long as its delay', () => {
    expect(deadlineNotes(120)).toEqual([
      'starting deadline 120 s, with a run each 120 s: it has no slack, and with one second less it never starts',
    ]);
  });

  it('starts with a longer one, or with none', () => {
    expect(deadlineNotes(121)).toEqual([]);
    const none = { schedule: '@every 2m', startingDeadlineSeconds: undefined };
    expect(notesOf(none)).not.toContainEqual(expect.stringContaining('never starts'));
  });
});

describe('what Kubernetes accepts and does not do as it says', () => {
  const zone = { timeZone: 'Etc/UTC' };

  it.each([
    ['0 0 30 2 *', 'dayOfMonth "30" with month "2": Kubernetes takes it, and it never runs'],
    [', 0 * * *', 'minute ",": Kubernetes takes it, and it never runs'],
    ['@every 10s', 'schedule "@every 10s": Kubernetes takes it, and it starts no more than one Job a minute'],
  ])('%s is told in a note', (schedule, note) => {
    expect(notesOf({ ...zone, schedule })[0]).toBe(note);
    expect(complaintOf({ ...zone, schedule })).toBe('0 ');
    expect(complaintOf({ ...zone, schedule, suspend: true })).toBe('0 ');
  });

  it('the zone of a machine that has none is told in a note, and is UTC', () => {
    const factory = { schedule: '0 5 * * *', timeZone: 'Factory' };
    expect(notesOf(factory)[0]).toBe('timeZone Factory: Kubernetes takes it as UTC; write Etc/UTC');
    expect(complaintOf(factory)).toBe('0 ');
    expect(runsOf(factory, ...MONDAY)).toEqual(['2026-11-23T05:00:00Z']);
  });
});

it('a zone that this Node.js does not know yet has no times: nothing is said, but what to do', () => {
  jest.spyOn(Intl, 'DateTimeFormat').mockImplementationOnce(() => {
    throw new RangeError('Invalid time zone specified');
  });
  expect(complaintOf({ schedule: '0 5 * * *', timeZone: 'America/Coyhaique' })).toBe(
    `2 timeZone: got "America/Coyhaique", allowed a zone of this Node.js, whose zone data is ${process.versions.tz}; ` +
      'update Node.js\n',
  );
});

describe('what Kubernetes refuses', () => {
  const FIVE = 'five fields "minute hour dayOfMonth month dayOfWeek"';
  const EXAMPLE = 'write for example "30 2 * * *" for half past two each night';

  it.each<[what: string, Given, complaint: string]>([
    ['no schedule', {}, `schedule: got nothing, allowed ${FIVE}; ${EXAMPLE}`],
    ['an empty one', { schedule: '' }, `schedule: got "", allowed ${FIVE}; ${EXAMPLE}`],
    ['a number', { schedule: 5 }, `schedule: got 5, allowed ${FIVE}; ${EXAMPLE}`],
    [
      'a field too few',
      { schedule: '0 5 * *' },
      `schedule: got "0 5 * *", allowed ${FIVE}; there are 4 fields; write for example "30 2 * * *"`,
    ],
    [
      'a zone that is none',
      { schedule: '0 5 * * *', timeZone: 'Europe/Berlim' },
      'timeZone: got "Europe/Berlim", allowed a name of the IANA time zone database, in its exact case; write "Europe/Berlin"',
    ],
    [
      'an empty zone',
      { schedule: '0 5 * * *', timeZone: '' },
      'timeZone: got "", allowed a name of the IANA time zone database, in its exact case; write Etc/UTC',
    ],
    [
      'a suspended one, too',
      { schedule: '99 5 * * *', suspend: true },
      'minute: got "99", allowed 0 to 59; the last one is 59',
    ],
  ])('is told in the words of a manifest: %s', (_, given, complaint) => {
    expect(complaintOf({ timeZone: 'Etc/UTC', ...given })).toBe(`1 [shop/report] ${complaint}\n`);
  });
});

describe('a zone in the schedule', () => {
  const complaint = (schedule: string, timeZone?: string) => complaintOf({ schedule, timeZone });
  const told = (got: string, fix: string) =>
    `1 [shop/report] schedule: got ${got}, allowed an expression without a time zone; ${fix}\n`;

  it.each(['TZ', 'CRON_TZ'])('as %s still runs, and would be refused today', (name) => {
    const schedule = `${name}=Europe/Berlin 0 5 * * *`;
    expect(runsOf({ schedule }, ...MONDAY)).toEqual(['2026-11-23T04:00:00Z']);
    expect(complaint(schedule)).toBe(
      told(
        `"${schedule}"`,
        'Kubernetes refuses it since 1.29, write timeZone: Europe/Berlin and schedule: "0 5 * * *"',
      ),
    );
  });

  it('with another one beside it was never taken: both are named, and there is no run', () => {
    const schedule = 'TZ=Europe/Berlin 0 5 * * *';
    expect(complaint(schedule, 'Asia/Tokyo')).toBe(
      told(
        `"${schedule}" with timeZone "Asia/Tokyo"`,
        'Kubernetes refuses both together, write schedule: "0 5 * * *" and the timeZone that is meant',
      ),
    );
    expect(runsOf({ schedule, timeZone: 'Asia/Tokyo' }, ...MONDAY)).toEqual([]);
  });

  it('alone lacks the fields', () => {
    expect(complaint('TZ=Europe/Berlin')).toBe(
      told('"TZ=Europe/Berlin"', 'Kubernetes refuses it, write timeZone: Europe/Berlin and five fields as schedule'),
    );
  });

  it('behind a blank was never taken', () => {
    expect(complaint(' TZ=Europe/Berlin 0 5 * * *')).toBe(
      told(
        '" TZ=Europe/Berlin 0 5 * * *"',
        'Kubernetes refuses it, write timeZone: Europe/Berlin and schedule: "0 5 * * *"',
      ),
    );
    expect(runsOf({ schedule: ' TZ=Europe/Berlin 0 5 * * *' }, ...MONDAY)).toEqual([]);
  });
});
