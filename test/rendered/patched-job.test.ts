import { Delivery } from '../../lib';
import { patchedJobProblems } from '../../lib/rendered/patched-job';

const POD = { restartPolicy: 'Never', containers: [{ name: 'main' }], initContainers: [{ name: 'init' }] };
const JOB = { completions: 5, completionMode: 'Indexed', template: { spec: POD } };

function job(spec: object, name = 'report') {
  return { kind: 'Job', metadata: { name }, spec: { ...JOB, ...spec } };
}

function cronJob(spec: object, name = 'report') {
  return { kind: 'CronJob', metadata: { name }, spec: { jobTemplate: { spec: { ...JOB, ...spec } } } };
}

function failureOf(action: string, containerName?: string) {
  return { podFailurePolicy: { rules: [{ action, onExitCodes: { containerName, operator: 'In', values: [2] } }] } };
}

/** What is refused; the corpus in bad-input/ has the ways out. */
function told(rendered: object, delivery = Delivery.KUBECTL): string[] {
  return patchedJobProblems(rendered, delivery).map(
    ({ prop, got, allowed }) => `${prop}: got ${got}, allowed ${allowed}`,
  );
}

describe('a patched Job', () => {
  it.each<[string, object]>([
    ['as it was rendered', job({})],
    ['without indexes', job({ completionMode: 'NonIndexed', completions: undefined })],
    ['with a policy for its containers', job({ ...failureOf('FailJob', 'main'), podReplacementPolicy: 'Failed' })],
    ['with a policy for its init containers', job(failureOf('FailJob', 'init'))],
    ['with a policy for all containers', job(failureOf('FailJob'))],
    [
      'with a policy for disruptions',
      job({ podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [] }] } }),
    ],
    ['with a policy of no rules', job({ podFailurePolicy: {} })],
    ['without a policy, where any restart will do', job({ template: { spec: { restartPolicy: 'OnFailure' } } })],
    ['without a policy, where any replacement will do', job({ podReplacementPolicy: 'TerminatingOrFailed' })],
    ['without a spec, of which the schema tells', { kind: 'Job', metadata: { name: 'report' } }],
    ['without a template, of which the schema tells', job({ template: undefined })],
    ['with a template of nothing, of which the schema tells', job({ template: {} })],
    [
      'with what is no list, of which the schema tells',
      job({
        template: { spec: { ...POD, containers: {} } },
        podFailurePolicy: { rules: {} },
        successPolicy: { rules: 5 },
      }),
    ],
    ['with nothing in a list', job({ podFailurePolicy: { rules: [null] }, successPolicy: { rules: [null] } })],
    ['with tries of its indexes', job({ backoffLimitPerIndex: 0, maxFailedIndexes: 5, ...failureOf('FailIndex') })],
    ['with a success policy', job({ successPolicy: { rules: [{ succeededCount: 5 }, { succeededIndexes: '0' }] } })],
    ['with a success policy of no rules', job({ successPolicy: {} })],
    ['of one index', job({ completions: 1 })],
    ['with a time to live', job({ ttlSecondsAfterFinished: 60 })],
    ['of the longest name', job({ completionMode: 'NonIndexed' }, 'a'.repeat(63))],
  ])('is fine %s', (_title, rendered) => {
    expect(told(rendered)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    [
      'a restart that excludes its failure policy',
      job({ ...failureOf('FailJob'), template: { spec: { ...POD, restartPolicy: 'OnFailure' } } }),
      ['restartPolicy: got "OnFailure" with a failure policy, allowed "Never"'],
    ],
    [
      'a replacement that excludes its failure policy',
      job({ ...failureOf('FailJob'), podReplacementPolicy: 'TerminatingOrFailed' }),
      ['podReplacementPolicy: got "TerminatingOrFailed" with a failure policy, allowed "Failed"'],
    ],
    [
      'containers that its failure policy does not know',
      job({
        podFailurePolicy: { rules: ['a', 'main', 'b'].map((containerName) => ({ onExitCodes: { containerName } })) },
      }),
      ['failurePolicy: got a rule for container "a", "b", allowed "main", "init"'],
    ],
    [
      'no containers at all',
      job({ ...failureOf('FailJob', 'main'), template: { spec: { restartPolicy: 'Never' } } }),
      ['failurePolicy: got a rule for container "main", allowed none'],
    ],
    [
      'no indexes for what needs them',
      job({ completionMode: 'NonIndexed', backoffLimitPerIndex: 1, successPolicy: { rules: [] } }),
      ['completionMode: got "NonIndexed" with backoffLimitPerIndex and successPolicy, allowed "Indexed"'],
    ],
    [
      'no tries of its indexes for what needs them',
      job({ maxFailedIndexes: 1, podFailurePolicy: { rules: [{ action: 'Ignore' }, { action: 'FailIndex' }] } }),
      ['backoffLimitPerIndex: got nothing with maxFailedIndexes and a FailIndex rule, allowed a number'],
    ],
    [
      'no completions, though it has indexes',
      job({ completions: undefined }),
      ['completions: got nothing, allowed at least 1, as maxFailedIndexes or successPolicy says'],
    ],
    [
      'fewer completions than indexes that may fail',
      job({ backoffLimitPerIndex: 1, maxFailedIndexes: 6, successPolicy: { rules: [{ succeededCount: 2 }] } }),
      ['completions: got 5, allowed at least 6, as maxFailedIndexes or successPolicy says'],
    ],
    [
      'fewer completions than have to succeed',
      job({ successPolicy: { rules: [{ succeededCount: 7 }, { succeededCount: 6 }] } }),
      ['completions: got 5, allowed at least 7, as maxFailedIndexes or successPolicy says'],
    ],
    [
      'a name that leaves no room',
      job({ completionMode: 'NonIndexed' }, 'a'.repeat(65)),
      [`name: got "${'a'.repeat(65)}", allowed at most 63 characters for a Job`],
    ],
  ])('must not have %s', (_title, rendered, problems) => {
    expect(told(rendered)).toEqual(problems);
  });

  it('is told of all that it breaks', () => {
    const spec = { completionMode: 'NonIndexed', completions: 1, backoffLimitPerIndex: 1, maxFailedIndexes: 2 };
    expect(told(job(spec, 'a'.repeat(64))).map((problem) => problem.split(':')[0])).toEqual([
      'name',
      'completionMode',
      'completions',
    ]);
  });

  it.each([Delivery.ARGO_CD, Delivery.FLUX])('has no time to live with %s, which would make it again', (delivery) => {
    expect(told(job({ ttlSecondsAfterFinished: 60 }), delivery)).toEqual([
      `ttlSecondsAfterFinished: got 60 with ${delivery}, allowed nothing`,
    ]);
    expect(told(job({}), delivery)).toEqual([]);
  });
});

describe('a patched CronJob', () => {
  it('has the same rules for its Jobs, which may have a time to live', () => {
    expect(told(cronJob({ ttlSecondsAfterFinished: 60 }), Delivery.ARGO_CD)).toEqual([]);
    expect(told(cronJob({ maxFailedIndexes: 1 }))).toEqual([
      'backoffLimitPerIndex: got nothing with maxFailedIndexes, allowed a number',
    ]);
  });

  it('leaves room in its name for the minute of its run', () => {
    const spec = { completionMode: 'NonIndexed' };
    expect(told(cronJob(spec, 'a'.repeat(52)))).toEqual([]);
    expect(told(cronJob(spec, 'a'.repeat(53)))).toEqual([
      `name: got "${'a'.repeat(53)}", allowed at most 52 characters for a CronJob`,
    ]);
  });
});
