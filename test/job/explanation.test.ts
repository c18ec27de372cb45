import { Duration } from 'cdk8s';
import { FailureOutcome, FailurePolicy, JobProps, KubernetesVersion, PodFailure } from '../../lib';
import { explainFailure } from '../../lib/job/explanation';
import { settleJob } from '../../lib/job/job';
import { Shards } from '../../lib/job/shards';
import { BASE } from '../workloads/sample';

const { JOB_FAILS, INDEX_FAILS, REPLACED, TRIED_AGAIN } = FailureOutcome;
const FIVE: Shards = { completions: 5, parallelism: 3, indexed: true };

function explain(failure: PodFailure, props: Partial<JobProps> = {}, shards?: Shards) {
  return explainFailure(settleJob({ ...BASE, ...props }, KubernetesVersion.V1_29, { shards }), failure);
}

describe('a failed pod', () => {
  const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(42).failIndexOn(7).ignoreOn(75);
  const shards = { ...FIVE, backoffLimitPerIndex: 2 };
  const outcomeOf = (failure: PodFailure) => explain(failure, { failurePolicy }, shards);

  it('ends the Job where its exit code says so', () => {
    expect(outcomeOf({ exitCode: 42, index: 3 })).toMatchObject({ outcome: JOB_FAILS, reason: 'PodFailurePolicy' });
  });

  it('ends its index where its exit code says so', () => {
    expect(outcomeOf({ exitCode: 7, index: 3 })).toMatchObject({ outcome: INDEX_FAILS, reason: 'FailedIndexes' });
  });

  it('is replaced where it is not the fault of the program', () => {
    expect(outcomeOf({ exitCode: 75 })).toMatchObject({ outcome: REPLACED });
    expect(outcomeOf({ exitCode: 42, disrupted: true })).toMatchObject({ outcome: REPLACED });
  });

  it('is tried again otherwise, until its index has no try left', () => {
    expect(outcomeOf({}).outcome).toBe(TRIED_AGAIN);
    expect(outcomeOf({ failuresBefore: 1 }).outcome).toBe(TRIED_AGAIN);
    expect(outcomeOf({ failuresBefore: 2 })).toMatchObject({ outcome: INDEX_FAILS, reason: 'FailedIndexes' });
  });

  it('is judged by its exit code where disruptions count', () => {
    const counted = FailurePolicy.countDisruptions().failJobOn(143);
    const disrupted = { disrupted: true, exitCode: 143 };
    expect(explain(disrupted, { failurePolicy: counted }).reason).toBe('PodFailurePolicy');
    expect(explain({ disrupted: true }, { failurePolicy: counted }).outcome).toBe(TRIED_AGAIN);
  });

  it('ends the Job unless its exit code is one of those that are worth a try', () => {
    const unless = { failurePolicy: FailurePolicy.countDisruptions().failJobUnless(75) };
    expect(explain({ exitCode: 74 }, unless).reason).toBe('PodFailurePolicy');
    expect(explain({ exitCode: 75 }, unless).outcome).toBe(TRIED_AGAIN);
  });

  it('is judged by the first rule that fits', () => {
    const both = { failurePolicy: FailurePolicy.countDisruptions().ignoreOn(3).failJobOn(3) };
    expect(explain({ exitCode: 3 }, both).outcome).toBe(REPLACED);
  });

  it('ends a Job without limits of its indexes when the tries of the Job are used up', () => {
    expect(explain({ failuresBefore: 1 }, { backoffLimit: 2 }, FIVE).outcome).toBe(TRIED_AGAIN);
    expect(explain({ failuresBefore: 2 }, { backoffLimit: 2 }, FIVE)).toMatchObject({
      outcome: JOB_FAILS,
      reason: 'BackoffLimitExceeded',
    });
    expect(explain({}, { backoffLimit: 0 }).reason).toBe('BackoffLimitExceeded');
  });

  it('ends the Job when its backoffLimit is met before that of the index: it counts all pods', () => {
    const last = { failuresBefore: 2 };
    expect(explain(last, { backoffLimit: 2 }, shards).reason).toBe('BackoffLimitExceeded');
    expect(explain(last, { backoffLimit: 3 }, shards).reason).toBe('FailedIndexes');
  });

  it('ends the Job when more indexes have failed than may', () => {
    const some = { ...shards, maxFailedIndexes: 1 };
    const last = { failuresBefore: 2 };
    expect(explain(last, {}, some).outcome).toBe(INDEX_FAILS);
    expect(explain({ ...last, failedIndexesBefore: 1 }, {}, some)).toMatchObject({
      outcome: JOB_FAILS,
      reason: 'MaxFailedIndexesExceeded',
    });
    expect(explain(last, {}, { ...shards, maxFailedIndexes: 0 }).outcome).toBe(JOB_FAILS);
  });
});

describe('the wait for the next try', () => {
  it('is ten seconds, doubles each time, and ends at ten minutes', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 20].map((failuresBefore) =>
      explain({ failuresBefore }, { backoffLimit: 100 }).wait?.toSeconds(),
    );
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 600, 600, 600]);
  });

  it('is none where no try follows', () => {
    expect(explain({}, { backoffLimit: 0 })).not.toHaveProperty('wait');
  });
});

describe('all tries of a Job', () => {
  const worst = (backoffLimit: number, tryDuration?: Duration) =>
    explain({ tryDuration }, { backoffLimit }).worstCase.toSeconds();

  it.each([
    [0, 0],
    [1, 10],
    [2, 30],
    [6, 630],
    [7, 1230],
    [8, 1830],
  ])('with %d retries wait %d s in all', (backoffLimit, seconds) => {
    expect(worst(backoffLimit)).toBe(seconds);
  });

  it('take the time of each try besides', () => {
    expect(worst(2, Duration.seconds(5))).toBe(30 + 3 * 5);
  });

  it('may be counted in parts of a second', () => {
    const explained = explain({ tryDuration: Duration.millis(500) }, { backoffLimit: 2 });
    expect(explained.worstCase.toMilliseconds()).toBe(31_500);
    expect(explained.text).toContain('all 3 tries together take 31.5s');
  });

  it('fit the deadline, or not', () => {
    const props = { backoffLimit: 2, activeDeadline: Duration.seconds(60) };
    expect(explain({ tryDuration: Duration.seconds(9) }, props).fitsDeadline).toBe(true);
    expect(explain({ tryDuration: Duration.seconds(10) }, props).fitsDeadline).toBe(false);
  });

  it('of one index are those that it has of its own', () => {
    expect(explain({}, {}, { ...FIVE, backoffLimitPerIndex: 2 }).worstCase.toSeconds()).toBe(30);
    expect(explain({}, { backoffLimit: 1 }, { ...FIVE, backoffLimitPerIndex: 2 }).worstCase.toSeconds()).toBe(10);
  });
});

describe('the sentence', () => {
  it('says what happens, and whether there is time for it', () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(42);
    const shards = { ...FIVE, backoffLimitPerIndex: 2 };
    const textOf = (failure: PodFailure, props: Partial<JobProps> = {}) =>
      explain(failure, { failurePolicy, ...props }, shards).text;
    expect(textOf({ exitCode: 42, index: 3 })).toBe(
      'Exit code 42 on index 3: the Job fails (PodFailurePolicy); ' +
        'all 3 tries together take 30s, within activeDeadline 3600s.',
    );
    expect(textOf({ disrupted: true })).toBe(
      'A disrupted pod on index 0: another pod takes its place, and it does not count as a try; ' +
        'all 3 tries together take 30s, within activeDeadline 3600s.',
    );
    expect(textOf({ failuresBefore: 2 })).toBe(
      'Exit code 1 on index 0: that index fails for good, the others go on, and the Job fails in the end (FailedIndexes); ' +
        'all 3 tries together take 30s, within activeDeadline 3600s.',
    );
    const short = { activeDeadline: Duration.seconds(60) };
    expect(explain({ tryDuration: Duration.minutes(1) }, { ...short, backoffLimit: 1 }).text).toBe(
      'Exit code 1: another try follows after 10s or more; ' +
        'all 2 tries together take 130s, beyond activeDeadline 60s, which ends the Job before.',
    );
  });
});

describe('a failure that cannot be', () => {
  it.each<[PodFailure, string]>([
    [{ exitCode: 0 }, 'exitCode: got 0, allowed a whole number from 1 to 255; 0 is success'],
    [{ exitCode: 256 }, 'exitCode: got 256, allowed a whole number from 1 to 255; 0 is success'],
    [{ index: 5 }, 'index: got 5, allowed a whole number from 0 to 4; name an index of this Job'],
    [{ index: -1 }, 'index: got -1, allowed a whole number from 0 to 4; name an index of this Job'],
    [
      { failuresBefore: -1 },
      'failuresBefore: got -1, allowed a whole number from 0 to 9007199254740991; count what has failed before',
    ],
    [
      { failedIndexesBefore: 0.5 },
      'failedIndexesBefore: got 0.5, allowed a whole number from 0 to 9007199254740991; count what has failed before',
    ],
  ])('%j is refused', (failure, message) => {
    expect(() => explain(failure, {}, FIVE)).toThrow(new Error(`explain ${message}`));
  });

  it('has no index in a Job of one pod but 0', () => {
    expect(() => explain({ index: 1 })).toThrow(/index: got 1, allowed a whole number from 0 to 0/);
    expect(() => explain({ index: 1 }, {}, { ...FIVE, indexed: false })).toThrow(/from 0 to 0/);
    expect(explain({ index: 0 }).outcome).toBe(TRIED_AGAIN);
  });
});
