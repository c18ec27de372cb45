import {
  AdHocJob,
  BatchJob,
  ParallelBatchJob,
  Schedule,
  ScheduledCollector,
  Shards,
  TimeOfDayOptions,
} from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, cronJob, jobWithContainer, jobWithPods } from './case';
import { batch, collector } from './constructs';
import { BOOLEAN, NUMBER, untyped } from './types';

const MAKE_PROGRAM = 'make one with Program.image or Program.script';
const NO_PROGRAM = `got nothing, allowed a Program; there is no default: ${MAKE_PROGRAM}`;
const MAKE_RESOURCES = 'make one with Resources.of';
const NO_RESOURCES = `got nothing, allowed a Resources; there is no default: ${MAKE_RESOURCES}`;
const AN_ENV = "allowed text; write envFrom: [EnvSource.secretKey('MODE', secret, 'key')]";

export const TYPES_OF_JOBS: BadInput[] = [
  {
    what: 'no props at all',
    make: (chart) => new BatchJob(chart, 'report', untyped(undefined)),
    says: [`[shop/report] program: ${NO_PROGRAM}`, `[shop/report] resources: ${NO_RESOURCES}`],
    ours: 'JavaScript',
  },
  {
    what: 'a collector that is told nothing',
    make: (chart) => new ScheduledCollector(chart, 'report', untyped({ ...BASE, failurePolicy: 'Ignore' })),
    says: [
      '[shop/report] failurePolicy: got "Ignore", allowed a FailurePolicy; make one with FailurePolicy.ignoreDisruptions or FailurePolicy.countDisruptions',
      '[shop/report] schedule: got nothing, allowed a Schedule; there is no default: make one with Schedule.daily, Schedule.weekly, Schedule.monthly, Schedule.hourly, Schedule.everyMinutes or Schedule.cron',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'shards that are not counted',
    make: (chart) => new ParallelBatchJob(chart, 'report', untyped(BASE)),
    says: [
      '[shop/report] shards: got nothing, allowed a Shards; there is no default: make one with Shards.completions or Shards.nonIndexed',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'several of another type, and one missing',
    make: batch(untyped({ program: undefined, name: 5, activeDeadline: 3600, backoffLimit: '3', release: 'no' })),
    says: [
      '[shop/report] name: got 5, allowed text; write "5"',
      `[shop/report] program: ${NO_PROGRAM}`,
      `[shop/report] backoffLimit: got "3", ${NUMBER}`,
      '[shop/report] activeDeadline: got 3600, allowed a Duration; write for example Duration.seconds(3600)',
      '[shop/report] release: got "no", allowed a Release; make one with Release.onChange or Release.underOneName',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a command in place of a program',
    make: batch(untyped({ program: ['python', 'report.py'] })),
    says: [`[shop/report] program: got ["python","report.py"], allowed a Program; ${MAKE_PROGRAM}`],
    ours: 'JavaScript',
  },
  {
    what: 'figures in place of resources',
    make: batch(untyped({ resources: { cpu: '100m', memory: '64Mi' } })),
    says: [
      `[shop/report] resources: got {"cpu":"100m","memory":"64Mi"}, allowed a Resources; write resources: Resources.of('100m', '64Mi')`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a program of another copy of the library',
    make: batch(untyped({ program: new { Program: class Program {} }.Program() })),
    says: [
      '[shop/report] program: got a Program of another copy of cdk8s-batch, allowed a Program; keep one: see `npm ls cdk8s-batch`',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a variable of an object',
    make: batch(untyped({ env: { MODE: {} } })),
    says: [`[shop/report] env["MODE"]: got an object, ${AN_ENV}`],
    ours: 'JavaScript',
  },
  {
    what: 'a variable of a number',
    make: batch(untyped({ env: { PORT: untyped(8080) } })),
    says: ['[shop/report] env["PORT"]: got 8080, allowed text; write "8080"'],
    manifest: jobWithContainer({ env: [{ name: 'PORT', value: 8080 }] }),
  },
  {
    what: 'labels in a list',
    make: batch(untyped({ labels: ['books'] })),
    says: [
      `[shop/report] labels: got ["books"], allowed values by name; write them in braces, for example { team: 'books' }`,
    ],
    manifest: jobWithPods({}, { labels: ['books'] }),
  },
  {
    what: 'a priority by its name',
    make: batch(untyped({ priority: 'batch-low' })),
    says: [
      '[shop/report] priority: got "batch-low", allowed a PriorityClass; write for example PriorityClass.existing("batch-low")',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a suspension in words',
    make: collector(untyped({ suspend: 'no' })),
    says: [`[shop/report] suspend: got "no", ${BOOLEAN}`],
    manifest: cronJob({ suspend: 'no' }),
  },
  {
    what: 'a schedule in text',
    make: collector(untyped({ schedule: '0 5 * * *', startingDeadline: '10m' })),
    says: [
      `[shop/report] schedule: got "0 5 * * *", allowed a Schedule; write schedule: Schedule.cron('0 5 * * *')`,
      '[shop/report] startingDeadline: got "10m", allowed a Duration; write for example Duration.minutes(10)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a failure policy in words, and the number of shards alone',
    make: (chart) =>
      new ParallelBatchJob(chart, 'report', { ...BASE, shards: untyped(3), failurePolicy: untyped('Ignore') }),
    says: [
      '[shop/report] failurePolicy: got "Ignore", allowed a FailurePolicy; make one with FailurePolicy.ignoreDisruptions or FailurePolicy.countDisruptions',
      '[shop/report] shards: got 3, allowed a Shards; make one with Shards.completions or Shards.nonIndexed',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a success policy in words',
    make: () => Shards.completions(3).successPolicy(untyped('Any')),
    says: [
      'Shards.successPolicy policy: got "Any", allowed a SuccessPolicy; make one with SuccessPolicy.any, SuccessPolicy.all or SuccessPolicy.anyOf',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'completions in text',
    make: () => Shards.completions(untyped('3')),
    says: [`Shards.completions count: got "3", ${NUMBER}`],
    ours: 'JavaScript',
  },
  {
    what: 'parameters that are no list, and a time to live in seconds',
    make: (chart) =>
      new AdHocJob(chart, 'report', { ...BASE, parameters: untyped({ size: 's' }), timeToLive: untyped(86400) }),
    says: [
      `[shop/report] parameters: got {"size":"s"}, allowed a list, each a Parameter; make one with Parameter.text, Parameter.choice or Parameter.integer`,
      '[shop/report] timeToLive: got 86400, allowed a Duration; write for example Duration.seconds(86400)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'the only option, misspelt',
    make: () => Schedule.daily('06:30', { timezone: 'Etc/UTC' } as TimeOfDayOptions),
    says: ['Schedule.daily timezone: got "Etc/UTC", allowed one of its options; write timeZone'],
    ours: 'JavaScript',
  },
  {
    what: 'a time zone in place of options',
    make: () => Schedule.daily('05:00', untyped('Europe/Berlin')),
    says: [
      'Schedule.daily options: got "Europe/Berlin", allowed any of timeZone, dst; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a minute in text',
    make: () => Schedule.hourly(untyped('5')),
    says: [`Schedule.hourly minute: got "5", ${NUMBER}`],
    ours: 'JavaScript',
  },
  {
    what: 'a failure of nothing',
    make: (chart) => new BatchJob(chart, 'report', BASE).explain(untyped(undefined)),
    says: [
      '[shop/report] explain failure: got nothing, allowed any of exitCode, disrupted, index, failuresBefore, failedIndexesBefore, failedPodsBefore, tryDuration; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a failure after some seconds',
    make: (chart) => new BatchJob(chart, 'report', BASE).explain({ tryDuration: untyped(60) }),
    says: ['[shop/report] explain tryDuration: got 60, allowed a Duration; write for example Duration.seconds(60)'],
    ours: 'JavaScript',
  },
];
