import { join } from 'path';
import { stringify } from 'yaml';
import { Outcome, call, folderWith } from './command';

/** What a test says of a CronJob; the rest is the same in all. */
export interface Given {
  readonly apiVersion?: string;
  readonly name?: string;
  readonly schedule?: unknown;
  readonly timeZone?: unknown;
  readonly suspend?: boolean;
  readonly concurrencyPolicy?: string;
  readonly startingDeadlineSeconds?: number;
  readonly creationTimestamp?: string;
  readonly lastScheduleTime?: string;
}

/** A Monday. */
export const MONDAY = ['--from', '2026-11-23T00:00Z'];

/** A CronJob in the namespace `shop`. */
export function cronJob({
  apiVersion = 'batch/v1',
  name = 'report',
  creationTimestamp,
  lastScheduleTime,
  ...spec
}: Given) {
  return {
    apiVersion,
    kind: 'CronJob',
    metadata: { name, namespace: 'shop', creationTimestamp },
    spec: { startingDeadlineSeconds: 300, ...spec },
    status: { lastScheduleTime },
  };
}

/** Runs the command on some CronJobs in a file. */
export function show(given: Given[], ...argv: string[]): Outcome {
  const text = given.map((one) => stringify(cronJob(one))).join('---\n');
  return call('schedule', join(folderWith({ 'all.yaml': text }), 'all.yaml'), ...argv);
}

/** What the command says to programs. */
export function json(given: Given[], ...argv: string[]) {
  return JSON.parse(show(given, ...argv, '--json').stdout);
}

/** The runs of one CronJob in UTC. */
export function runsOf(given: Given, ...argv: string[]): string[] {
  return json([given], ...argv).cronJobs[0].runs.map(({ utc }: { utc: string }) => utc);
}

/** What its reader should know of one CronJob. */
export function notesOf(given: Given): string[] {
  return json([given], ...MONDAY).cronJobs[0].notes;
}

/** What standard error says of one CronJob, and the exit code. */
export function complaintOf(given: Given): string {
  const { status, stderr } = show([given], ...MONDAY);
  return `${status} ${stderr}`;
}
