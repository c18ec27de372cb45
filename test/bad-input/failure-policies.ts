import { BatchJob, FailurePolicy } from '../../lib';
import { BadInput, indexed, job } from './case';
import { batch, parallel } from './constructs';

const rule = (onExitCodes: object, action = 'FailJob') => ({
  podFailurePolicy: { rules: [{ action, onExitCodes: { containerName: 'report', ...onExitCodes } }] },
});

export const FAILURE_POLICIES: BadInput[] = [
  {
    what: 'exit code 0 as a failure',
    make: () => FailurePolicy.ignoreDisruptions().failJobOn(0),
    says: ['FailurePolicy.failJobOn exitCodes: got 0, allowed 1 to 255, each once; 0 is success and never fails'],
    manifest: job(rule({ operator: 'In', values: [0] })),
  },
  {
    what: 'exit code 256',
    make: () => FailurePolicy.ignoreDisruptions().failJobOn(256),
    says: ['FailurePolicy.failJobOn exitCodes: got 256, allowed 1 to 255, each once; name an exit code'],
    manifest: job(rule({ operator: 'In', values: [256] })),
    stricter: 'no program ends with it',
  },
  {
    what: 'an exit code twice',
    make: () => FailurePolicy.ignoreDisruptions().ignoreOn(2, 3, 2),
    says: ['FailurePolicy.ignoreOn exitCodes: got 2 twice, allowed 1 to 255, each once; name it once'],
    manifest: job(rule({ operator: 'In', values: [2, 2, 3] }, 'Ignore')),
  },
  {
    what: 'a rule for an exit code that an earlier rule decides',
    make: () => FailurePolicy.countDisruptions().failJobOn(2).ignoreOn(2),
    says: [
      'FailurePolicy.ignoreOn exitCodes: got 2, allowed what no earlier rule decides; the first rule that fits decides, so this one never would; write it first, or leave it out',
    ],
    manifest: job({
      podFailurePolicy: {
        rules: ['FailJob', 'Ignore'].map((action) => ({
          action,
          onExitCodes: { containerName: 'report', operator: 'In', values: [2] },
        })),
      },
    }),
    stricter: 'the first rule that fits decides',
  },
  {
    what: 'a rule without exit codes',
    make: () => FailurePolicy.ignoreDisruptions().failJobUnless(),
    says: ['FailurePolicy.failJobUnless exitCodes: got none, allowed 1 to 255, each once; name at least one exit code'],
    manifest: job(rule({ operator: 'NotIn', values: [] })),
  },
  {
    what: 'twenty-one rules',
    make: () =>
      Array.from({ length: 20 }, (_, index) => index + 1).reduce(
        (policy, code) => policy.ignoreOn(code),
        FailurePolicy.ignoreDisruptions(),
      ),
    says: ['FailurePolicy.ignoreOn rules: got 21, allowed at most 20; name several exit codes in one rule'],
    manifest: job({
      podFailurePolicy: {
        rules: Array.from({ length: 21 }, (_, index) => ({
          action: 'Ignore',
          onExitCodes: { operator: 'In', values: [index + 1] },
        })),
      },
    }),
  },
  {
    what: 'an index that fails alone where all share their retries',
    make: parallel({ failurePolicy: FailurePolicy.ignoreDisruptions().failIndexOn(2) }),
    says: [
      '[shop/report] failurePolicy: got failIndexOn without backoffLimitPerIndex, allowed failIndexOn in an indexed Job with backoffLimitPerIndex; set backoffLimitPerIndex, or use failJobOn',
    ],
    manifest: indexed(rule({ operator: 'In', values: [2] }, 'FailIndex')),
  },
  {
    what: 'an index that fails alone in a Job of one pod',
    make: batch({ failurePolicy: FailurePolicy.countDisruptions().failIndexOn(2) }),
    says: [
      '[shop/report] failurePolicy: got failIndexOn without backoffLimitPerIndex, allowed failIndexOn in an indexed Job with backoffLimitPerIndex; set backoffLimitPerIndex, or use failJobOn',
    ],
    manifest: job(rule({ operator: 'In', values: [2] }, 'FailIndex')),
  },
  {
    what: 'a failure that cannot be explained',
    make: (chart) => (batch({})(chart) as BatchJob).explain({ exitCode: 0, index: 3 }),
    says: [
      '[shop/report] explain exitCode: got 0, allowed a whole number from 1 to 255; name the code of a failed program; 0 is success',
      '[shop/report] explain index: got 3, allowed a whole number from 0 to 0; name an index of this Job',
    ],
    ours: 'the library',
  },
];
