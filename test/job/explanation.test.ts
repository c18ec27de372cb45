import { Duration } from 'cdk8s';
import { FailureOutcome, FailurePolicy, KubernetesVersion, PodFailure, SuccessPolicy } from '../../lib';
import { complete } from '../../lib/fields/settle';
import { explainFailure } from '../../lib/job/explanation';
import { settleJob } from '../../lib/job/job';
import { JOB_PROPS } from '../../lib/job/job-props';
import { refusalsOf } from '../support/refusals';
import { BASE } from '../workloads/sample';
import { FIVE, RUN, explain } from './explain';

const { JOB_FAILS, INDEX_FAILS, REPLACED, TRIED_AGAIN } = FailureOutcome;

describe('a failed pod', () => {
  const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(42).failIndexOn(7).ignoreOn(75);
  const shards = { ...FIVE, backoffLimitPerIndex: 2 };
  const outcomeOf = (failure: PodFailure) => explain(failure, { failurePolicy }, shards);

  it('is told in the types of its options', () => {
    expect(refusalsOf(() => explain({ tryDuration: 60 as never }))).toEqual([
      '[test/prices] explain tryDuration: got 60',
    ]);
  });

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
    expect(explain({ disrupted: true }, { failurePolicy: counted }).reason).toBe('PodFailurePolicy'); // 143 is SIGTERM
    expect(explain({ disrupted: true, exitCode: 137 }, { failurePolicy: counted }).outcome).toBe(TRIED_AGAIN);
  });

  it('ends the Job unless its exit code is one of those that are worth a try', () => {
    const unless = { failurePolicy: FailurePolicy.countDisruptions().failJobUnless(75) };
    expect(explain({ exitCode: 74 }, unless).reason).toBe('PodFailurePolicy');
    expect(explain({ exitCode: 75 }, unless).outcome).toBe(TRIED_AGAIN);
  });

  it('is judged by the first rule that fits', () => {
    const both = { failurePolicy: FailurePolicy.ignoreDisruptions().failJobOn(3) };
    expect(explain({ exitCode: 3, disrupted: true }, both).outcome).toBe(REPLACED);
    expect(explain({ exitCode: 3 }, both).outcome).toBe(JOB_FAILS);
  });

  it('ends a Job without limits of its indexes when the tries of the Job are used up', () => {
    expect(explain({ failuresBefore: 1 }, { backoffLimit: 2 }, FIVE).outcome).toBe(TRIED_AGAIN);
    expect(explain({ failuresBefore: 2 }, { backoffLimit: 2 }, FIVE)).toMatchObject({
      outcome: JOB_FAILS,
      reason: 'BackoffLimitExceeded',
    });
    expect(explain({}, { backoffLimit: 0 }).reason).toBe('BackoffLimitExceeded');
  });

  describe('with a backoffLimit beside backoffLimitPerIndex, which counts the failed pods of all indexes', () => {
    const last = { failuresBefore: 2 };
    const reasonOf = (failure: PodFailure, backoffLimit: number, failurePolicy?: FailurePolicy) =>
      explain(failure, { backoffLimit, failurePolicy }, shards).reason;

    it('ends the Job when that is met before the limit of its index', () => {
      expect(reasonOf(last, 2)).toBe('BackoffLimitExceeded');
      expect(reasonOf(last, 3)).toBe('FailedIndexes');
      expect(reasonOf({ ...last, failedPodsBefore: 3 }, 3)).toBe('BackoffLimitExceeded');
    });

    it('ends the Job even where its exit code ends the index', () => {
      const failIndex = FailurePolicy.ignoreDisruptions().failIndexOn(137);
      expect(reasonOf({ exitCode: 137 }, 0, failIndex)).toBe('BackoffLimitExceeded');
      expect(reasonOf({ exitCode: 137 }, 1, failIndex)).toBe('FailedIndexes');
      expect(reasonOf({ exitCode: 137, failedIndexesBefore: 1 }, 1, failIndex)).toBe('BackoffLimitExceeded');
    });

    it('takes all tries of an index that has failed before as failed pods, where nothing ends an index at the first', () => {
      expect(reasonOf({ ...last, failedIndexesBefore: 1 }, 5)).toBe('BackoffLimitExceeded'); // 2 and 3
      expect(reasonOf({ ...last, failedIndexesBefore: 1 }, 6)).toBe('FailedIndexes');
    });
  });

  it('promises no end of the Job where a success policy may still be met', () => {
    const successPolicy = SuccessPolicy.all([0]);
    const job = settleJob(complete({ ...BASE, failurePolicy }, JOB_PROPS), KubernetesVersion.V1_31, {
      shards: { ...shards, successPolicy },
    });
    const explained = explainFailure(RUN, job, { exitCode: 7, index: 3 });
    expect(explained).toMatchObject({ outcome: INDEX_FAILS, reason: undefined });
    expect(explained.text).toBe(
      'Exit code 7 on index 3: that index fails for good and the others go on; ' +
        'the Job fails in the end unless its success policy is met.',
    );
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

describe('the sentence', () => {
  const shards = { ...FIVE, backoffLimitPerIndex: 2 };

  it.each<[PodFailure, string]>([
    [{ exitCode: 42, index: 3 }, 'Exit code 42 on index 3: the Job fails (PodFailurePolicy).'],
    [
      { disrupted: true },
      'A disrupted pod on index 0 with exit code 143: another pod takes its place after 10s, and it does not count as ' +
        'a try; only activeDeadline 3600s ends that.',
    ],
    [
      { failuresBefore: 2 },
      'Exit code 1 on index 0: that index fails for good and the others go on; the Job fails in the end (FailedIndexes).',
    ],
    [
      { failuresBefore: 1, tryDuration: Duration.minutes(10) },
      'Exit code 1 on index 0: another try follows after 20s; with all its tries the Job takes up to 3660s, ' +
        'beyond activeDeadline 3600s, which ends it before.',
    ],
  ])('says what happens: %j', (failure, text) => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(42);
    expect(explain(failure, { failurePolicy }, shards).text).toBe(text);
  });

  it('says that a success ends the wait of tries that all pods share', () => {
    expect(explain({ failuresBefore: 4 }, {}, FIVE).text).toBe(
      'Exit code 1 on index 0: another try follows after 160s, or as soon as another pod succeeds; ' +
        'with all its tries the Job takes up to 630s, within activeDeadline 3600s.',
    );
    expect(explain({}, { backoffLimit: 1 }).text).toBe(
      'Exit code 1: another try follows after 10s; with all its tries the Job takes up to 10s, within activeDeadline 3600s.',
    );
  });
});

describe('a failure that cannot be', () => {
  const before = 'after more than that it would have ended before';

  it.each<[PodFailure, string]>([
    [{ index: 5 }, 'index: got 5, allowed a whole number from 0 to 4; name an index of this Job'],
    [{ index: -1 }, 'index: got -1, allowed a whole number from 0 to 4; name an index of this Job'],
    [{ failuresBefore: -1 }, `failuresBefore: got -1, allowed a whole number from 0 to 6; ${before}`],
    [{ failuresBefore: 7 }, `failuresBefore: got 7, allowed a whole number from 0 to 6; ${before}`],
    [
      { failedIndexesBefore: 1 },
      'failedIndexesBefore: got 1, allowed a whole number from 0 to 0; without backoffLimitPerIndex no index fails alone',
    ],
    [
      { failedPodsBefore: 3, failuresBefore: 2 },
      'failedPodsBefore: got 3, allowed a whole number from 2 to 2; leave it out: failuresBefore counts them all',
    ],
  ])('%j is refused', (failure, message) => {
    expect(() => explain(failure, {}, FIVE)).toThrow(new Error(`[test/prices] explain ${message}`));
  });

  it.each([0, 256])('with the exit code %d is refused', (exitCode) => {
    expect(refusalsOf(() => explain({ exitCode }))).toEqual([`[test/prices] explain exitCode: got ${exitCode}`]);
  });

  it.each<[PodFailure, string]>([
    [{ failuresBefore: 3 }, `failuresBefore: got 3, allowed a whole number from 0 to 2; ${before}`],
    [{ failedIndexesBefore: 0.5 }, `failedIndexesBefore: got 0.5, allowed a whole number from 0 to 3; ${before}`],
    [{ failedIndexesBefore: 4 }, `failedIndexesBefore: got 4, allowed a whole number from 0 to 3; ${before}`],
    [
      { failedIndexesBefore: 1, failedPodsBefore: 2 },
      'failedPodsBefore: got 2, allowed a whole number from 3 to 10; count the failed pods of all indexes',
    ],
    [
      { failedPodsBefore: 11 },
      'failedPodsBefore: got 11, allowed a whole number from 0 to 10; count the failed pods of all indexes',
    ],
  ])('%j is refused where indexes have limits of their own', (failure, message) => {
    const shards = { ...FIVE, backoffLimitPerIndex: 2, maxFailedIndexes: 3 };
    expect(() => explain(failure, { backoffLimit: 10 }, shards)).toThrow(new Error(`[test/prices] explain ${message}`));
  });

  it('has as many failed indexes as there are others, without a limit of them', () => {
    const shards = { ...FIVE, backoffLimitPerIndex: 2 };
    expect(explain({ failedIndexesBefore: 4 }, {}, shards).outcome).toBe(TRIED_AGAIN);
    expect(() => explain({ failedIndexesBefore: 5 }, {}, shards)).toThrow(/failedIndexesBefore: got 5, .* from 0 to 4/);
  });

  it('has no index in a Job of one pod but 0', () => {
    expect(() => explain({ index: 1 })).toThrow(/index: got 1, allowed a whole number from 0 to 0/);
    expect(() => explain({ index: 1 }, {}, { ...FIVE, indexed: false })).toThrow(/from 0 to 0/);
    expect(explain({ index: 0 }).outcome).toBe(TRIED_AGAIN);
  });
});
