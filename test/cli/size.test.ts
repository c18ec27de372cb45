import { writeFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments, stringify } from 'yaml';
import { Manifest } from '../../lib/kubernetes/manifest';
import { call, folderWith } from './command';
import { CURRENT, EARLIER, LABELS, changed, config, listOf, object, spec } from './prune-command';

/** So many CronJobs with a ConfigMap each, and what a cluster has of them: also an earlier ConfigMap each. */
function fleet(size: number) {
  const named = (one: Manifest, index: number): Manifest =>
    changed(one, { name: `${one.metadata.name}-${index}`, labels: { ...one.metadata.labels, ...labels(index) } });
  const labels = (index: number) => ({ [Object.keys(LABELS)[0]]: `report-${index}` });
  const indexes = Array.from({ length: size }, (_, index) => index);
  const cronJob = (index: number) => {
    const podSpec = { ...spec(`report-files-${CURRENT}-${index}`), containers: [{ name: 'main', image: 'report' }] };
    const jobTemplate = { spec: { template: { spec: podSpec } } };
    return object('CronJob', 'report', { spec: { schedule: `${index % 60} ${index % 24} * * *`, jobTemplate } });
  };
  const rendered = indexes.flatMap((index) => [named(config(CURRENT), index), named(cronJob(index), index)]);
  const live = [...rendered, ...indexes.map((index) => named(config(EARLIER), index))];
  const folder = folderWith({ 'dist/a.yaml': rendered.map((one) => stringify(one)).join('---\n') });
  writeFileSync(join(folder, 'live.json'), listOf(live));
  return { dist: join(folder, 'dist'), live: join(folder, 'live.json'), text: rendered.map((one) => stringify(one)) };
}

/** The processor time of what it does, in milliseconds: the least of three, as a busy machine only ever adds. */
function cost(work: () => void): number {
  const once = () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once(), once());
}

describe('1,000 CronJobs', () => {
  const { dist, live, text } = fleet(1000);
  const parsing = cost(() => parseAllDocuments(text.join('---\n')).forEach((document) => document.toJS()));

  it.each([
    ['prune', [dist, '--live', live]],
    ['schedule', [dist, '--from', '2026-10-24T00:00Z']],
    ['run', ['report-7', '--from', dist]],
  ])('cost %s little more than reading them', (command, argv) => {
    const outcome = call(command, ...argv);
    expect(outcome).toMatchObject({ status: 0 });
    expect(outcome.stdout.split('\n').filter((line) => line !== '').length).toBeGreaterThan(
      command === 'run' ? 5 : 1000,
    );
    expect(cost(() => call(command, ...argv)) / parsing).toBeLessThan(2); // 1.0 to 1.3, on a machine with nothing else
  });
});
