import { readManifests } from '../support/manifests';
import { AppliedNames, appliedNames, untoldNames } from './applied-names';
import { Entry } from './changelog';
import { frozenNames, told } from './frozen';

/** A shop with Jobs of these names; the workload of `report-1` is `report`. */
const withJobs = (...names: string[]): AppliedNames => ({ jobs: names.map(applied), configMaps: [] });
const withConfigMaps = (...names: string[]): AppliedNames => ({ jobs: [], configMaps: names.map(applied) });
const applied = (name: string) => ({ namespace: 'shop', workload: name.split('-')[0], name });

const changed = (text: string): Entry[] => [{ heading: 'Changed', text }];
const removed = (text: string): Entry[] => [{ heading: 'Removed', text }];

describe('dist', () => {
  it('has the names of the release, but for those that CHANGELOG.md tells', () => {
    expect(untoldNames(frozenNames(), appliedNames(readManifests('dist')), told())).toEqual([]);
  });
});

describe('the names that are compared', () => {
  it('are those of Jobs, and of ConfigMaps named by content', () => {
    const labels = { 'app.kubernetes.io/name': 'report' };
    const byContent = { ...labels, 'cdk8s-batch/content': '2' };
    expect(
      appliedNames([
        { kind: 'Job', metadata: { namespace: 'shop', name: 'report-1', labels } },
        { kind: 'ConfigMap', metadata: { namespace: 'shop', name: 'report-files-2', labels: byContent } },
        { kind: 'ConfigMap', metadata: { namespace: 'shop', name: 'settings', labels } },
        { kind: 'CronJob', metadata: { namespace: 'shop', name: 'hourly', labels } },
        { kind: 'Job', metadata: { name: 'by-hand' } },
      ]),
    ).toEqual({
      jobs: [
        { namespace: 'shop', workload: 'report', name: 'report-1' },
        { namespace: undefined, workload: 'by-hand', name: 'by-hand' },
      ],
      configMaps: [{ namespace: 'shop', workload: 'report', name: 'report-files-2' }],
    });
  });
});

describe('a Job', () => {
  const before = withJobs('report-1', 'import-1');

  it('of the same name needs no word, in whatever order', () => {
    expect(untoldNames(before, withJobs('import-1', 'report-1'), [])).toEqual([]);
  });

  const renamed = withJobs('report-2', 'import-1');
  it('of another name is refused without a word, with what to do', () => {
    expect(untoldNames(before, renamed, [])).toEqual([
      'Job of report: was shop/report-1, is shop/report-2: applying it starts a run. Keep the name, or tell it ' +
        'in CHANGELOG.md under "Unreleased": an entry with **new runs** and `report`',
    ]);
  });

  it('of another name passes with **new runs** and its workload in one entry', () => {
    expect(untoldNames(before, renamed, changed('- **new runs** of `report`'))).toEqual([]);
  });

  it.each([
    ['the name alone', changed('- `report` is quicker')],
    ['the words alone', changed('- **new runs**')],
    ['the words for another workload', changed('- **new runs** of `import`')],
    ['the two in two entries', [...changed('- **new runs** of `import`'), ...changed('- `report` is quicker')]],
    ['its removal', removed('- `report`')],
  ])('of another name is refused with %s', (_words, entries) => {
    expect(untoldNames(before, renamed, entries)).toHaveLength(1);
  });

  it('in another namespace is another Job', () => {
    const moved = { jobs: before.jobs.map((job) => ({ ...job, namespace: 'store' })), configMaps: [] };
    expect(untoldNames(before, moved, changed('- **new runs** of `report`'))).toEqual([
      expect.stringContaining('Job of import: was shop/import-1, is store/import-1:'),
    ]);
  });

  const more = withJobs('report-1', 'import-1', 'export-1');
  it('that is new starts a run as well', () => {
    expect(untoldNames(before, more, changed('- `export`'))).toEqual([
      expect.stringContaining('Job of export: was none, is shop/export-1: applying it starts a run.'),
    ]);
    expect(untoldNames(before, more, changed('- `export`: **new runs**'))).toEqual([]);
  });

  const fewer = withJobs('report-1');
  it('that is gone needs an entry under Removed', () => {
    expect(untoldNames(before, fewer, changed('- **new runs** of `import`'))).toEqual([
      'Job of import: was shop/import-1, is none: the Job of the release is applied no longer. Keep the name, or tell it ' +
        'in CHANGELOG.md under "Unreleased": an entry under "Removed" with `import`',
    ]);
    expect(untoldNames(before, fewer, removed('- `import`'))).toEqual([]);
  });

  it('is told apart from others of its workload', () => {
    expect(untoldNames(withJobs('report-1', 'report-2'), withJobs('report-2', 'report-3'), [])).toEqual([
      expect.stringContaining('Job of report: was shop/report-1, is shop/report-3:'),
    ]);
  });
});

describe('a ConfigMap named by content', () => {
  it('of another name needs an entry with its workload', () => {
    const [before, now] = [withConfigMaps('report-files-1'), withConfigMaps('report-files-2')];
    expect(untoldNames(before, now, changed('- `import` has another program'))).toEqual([
      'ConfigMap of report: was shop/report-files-1, is shop/report-files-2: its pods read other files. Keep the name, ' +
        'or tell it in CHANGELOG.md under "Unreleased": an entry with `report`',
    ]);
    expect(untoldNames(before, now, changed('- `report` has another program'))).toEqual([]);
  });
});
