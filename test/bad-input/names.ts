import { JsonPatch } from 'cdk8s';
import { AdHocJob, BatchJob, Program, Release, ScheduledCollector, Shards } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, cronJob, job, jobWithPods } from './case';
import { batch, collector, parallel, pythonWith } from './constructs';

const named = (name: string): BadInput['manifest'] => ({ ...jobWithPods({}), metadata: { name } });
const TOO_LONG = 'a'.repeat(53);

export const NAMES: BadInput[] = [
  {
    what: 'a name with capitals',
    make: batch({}, 'Nightly_Report'),
    says: [
      '[shop/Nightly_Report] name: got "Nightly_Report", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'nightly-report\'',
    ],
    manifest: named('Nightly_Report'),
  },
  {
    what: 'an empty name',
    make: batch({ name: '' }),
    says: [
      '[shop/report] name: got "", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'nightly-report\'',
    ],
    manifest: named(''),
  },
  {
    what: 'a name with a blank',
    make: batch({ name: 'my report' }),
    says: [
      '[shop/report] name: got "my report", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'my-report\'',
    ],
    manifest: named('my report'),
  },
  {
    what: 'a name that ends in a dash',
    make: batch({ name: 'report-' }),
    says: [
      '[shop/report] name: got "report-", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'report\'',
    ],
    manifest: named('report-'),
  },
  {
    what: 'a name with umlauts',
    make: batch({ name: 'überblick' }),
    says: [
      '[shop/report] name: got "überblick", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'uberblick\'',
    ],
    manifest: named('überblick'),
  },
  {
    what: 'a name with a line end',
    make: batch({ name: 'report\n' }),
    says: [
      '[shop/report] name: got "report\\n", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'report\'',
    ],
    manifest: named('report\n'),
  },
  {
    what: 'a name with a dot',
    make: batch({ name: 'report.daily' }),
    says: [
      '[shop/report] name: got "report.daily", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'report-daily\'',
    ],
    manifest: named('report.daily'),
    stricter: 'it is part of the host name of its pods, which has no dots',
  },
  {
    what: 'the name of the ServiceAccount that each namespace has',
    make: batch({}, 'default'),
    says: [
      '[shop/default] name: got "default", allowed another name: the ServiceAccount "default" is that of all pods which name none; name it after its work',
    ],
    manifest: named('default'),
    stricter: 'its ServiceAccount would take the place of the one of all pods which name none',
  },
  {
    what: 'a program with the name of the step that installs its packages',
    make: (chart) => {
      const hash = `--hash=sha256:${'0'.repeat(64)}`;
      const interpreter = pythonWith(`pandas==3.1.1 ${hash}\n`)();
      const program = Program.script('programs/worker.py', interpreter);
      batch({ program }, 'install-requirements')(chart);
    },
    says: [
      '[shop/install-requirements] name: got "install-requirements", allowed a name that no init container of its pods has; name it after its work',
    ],
    manifest: jobWithPods({ initContainers: [{ name: 'report', image: 'a:1' }] }),
  },
  {
    what: 'a CronJob without room for the suffix of its runs',
    make: collector({ name: TOO_LONG }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: cronJob({}, TOO_LONG),
  },
  {
    what: 'an ad-hoc job without room for the suffix of its runs',
    make: (chart) => new AdHocJob(chart, 'report', { ...BASE, name: TOO_LONG }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: cronJob({}, TOO_LONG),
  },
  {
    what: 'a Job without room for its hash',
    make: batch({ name: TOO_LONG }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    ours: 'the library',
  },
  {
    what: 'a Job whose name is no label',
    make: batch({ name: 'a'.repeat(64), release: Release.underOneName() }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: job({}, 'a'.repeat(64)),
  },
  {
    what: 'an indexed Job without room for its indexes',
    make: parallel({ name: 'a'.repeat(60), release: Release.underOneName(), shards: Shards.completions(1001) }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 58 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 2',
    ],
    manifest: job({ completionMode: 'Indexed', completions: 1001, parallelism: 5 }, 'a'.repeat(60)),
  },
  {
    what: 'a CronJob that a patch made indexed, without room for its indexes',
    make: (chart) => {
      const name = 'a'.repeat(51);
      const { cronJob: object } = collector({ name })(chart) as ScheduledCollector;
      object.addJsonPatch(JsonPatch.add('/spec/jobTemplate/spec/completionMode', 'Indexed'));
    },
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed at most 50 characters for an Indexed CronJob with 1 completions; shorten it by 1: the names of its pods end in their index',
    ],
    manifest: cronJob(
      { jobTemplate: { spec: { ...job().spec, completionMode: 'Indexed', completions: 1 } } },
      'a'.repeat(51),
    ),
    stricter: 'the API server does not look; it keeps 11 characters free for the suffix of a run, and so do we',
  },
  {
    what: 'two ids that make one name in kebab case',
    make: (chart) =>
      ['EtlJob', 'etl-job'].forEach((id) => new BatchJob(chart, id, { ...BASE, release: Release.underOneName() })),
    says: [
      '[shop/etl-job/Pod/ServiceAccount] name: got two objects ServiceAccount "etl-job" in namespace "shop", the other one at [shop/EtlJob/Pod/ServiceAccount], allowed one; give one of them another name',
      '[shop/etl-job/Pod/NetworkPolicy] name: got two objects NetworkPolicy "etl-job" in namespace "shop", the other one at [shop/EtlJob/Pod/NetworkPolicy], allowed one; give one of them another name',
      '[shop/etl-job/Default] name: got two objects Job "etl-job" in namespace "shop", the other one at [shop/EtlJob/Default], allowed one; give one of them another name',
    ],
    ours: 'the app',
  },
  {
    what: 'two objects of one name',
    make: (chart) =>
      ['first', 'second'].forEach(
        (id) => new BatchJob(chart, id, { ...BASE, name: 'report', release: Release.underOneName() }),
      ),
    says: [
      '[shop/second/Pod/ServiceAccount] name: got two objects ServiceAccount "report" in namespace "shop", the other one at [shop/first/Pod/ServiceAccount], allowed one; give one of them another name',
      '[shop/second/Pod/NetworkPolicy] name: got two objects NetworkPolicy "report" in namespace "shop", the other one at [shop/first/Pod/NetworkPolicy], allowed one; give one of them another name',
      '[shop/second/Default] name: got two objects Job "report" in namespace "shop", the other one at [shop/first/Default], allowed one; give one of them another name',
    ],
    ours: 'the app',
  },
];
