import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { stringify } from 'yaml';
import { Interpreter, Program, Resources, Schedule, ScheduledCollector } from '../../lib';

/** Where the files of a fleet are. */
export interface Fleet {
  readonly rendered: string;
  readonly live: string;
}

/** So many collectors, as an app renders them, and as a cluster prints them with a ConfigMap of an earlier content each. */
export function fleetIn(folder: string, size: number): Fleet {
  const chart = new Chart(new App({ outdir: folder }), 'fleet', { namespace: 'fleet' });
  const program = Program.script('programs/collect-metrics.sh', Interpreter.shell('busybox:1.37'));
  for (let index = 0; index < size; index += 1) {
    const schedule = Schedule.cron(`${index % 60} ${index % 24} * * *`, { timeZone: 'Europe/Berlin' });
    new ScheduledCollector(chart, `collector-${index}`, { schedule, program, resources: Resources.of('100m', '64Mi') });
  }
  const objects = Testing.synth(chart);
  const earlier = objects
    .filter(({ kind }) => kind === 'ConfigMap')
    .map((object) => ({ ...object, metadata: { ...object.metadata, name: `${object.metadata.name}-before` } }));
  const [rendered, live] = [join(folder, 'rendered'), join(folder, 'live.json')];
  mkdirSync(rendered);
  writeFileSync(join(rendered, 'fleet.k8s.yaml'), objects.map((object) => stringify(object)).join('---\n'));
  writeFileSync(live, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...objects, ...earlier] }, null, 4));
  return { rendered, live };
}
