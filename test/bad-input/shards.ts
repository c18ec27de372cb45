import { Shards } from '../../lib';
import { BadInput, indexed, job } from './case';
import { parallel } from './constructs';

export const SHARDS: BadInput[] = [
  {
    what: 'a variable that the library sets for each shard',
    make: parallel({ env: { JOB_COMPLETIONS: '7' } }),
    says: [
      '[shop/report] env["JOB_COMPLETIONS"]: got "JOB_COMPLETIONS", allowed any name but JOB_COMPLETIONS, JOB_COMPLETION_INDEX; choose another name; the docs of this construct say what it sets',
    ],
    ours: 'the library',
  },
  {
    what: 'no completion',
    make: () => Shards.completions(0),
    says: [
      'Shards.completions count: got 0, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: 0 }),
    stricter: 'a Job that does nothing is complete at once',
  },
  {
    what: 'negative completions',
    make: () => Shards.completions(-3),
    says: [
      'Shards.completions count: got -3, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: -3 }),
  },
  {
    what: 'more shards than an indexed Job may have at once',
    make: () => Shards.completions(100001),
    says: [
      'Shards.completions count: got 100001, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completionMode: 'Indexed', completions: 100001, parallelism: 100001 }),
  },
  {
    what: 'more shards than are counted anywhere',
    make: () => Shards.nonIndexed(100001),
    says: [
      'Shards.nonIndexed count: got 100001, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: 100001, parallelism: 5 }),
    stricter: 'each pod costs seconds: give it more work',
  },
  {
    what: 'more pods at once than shards',
    make: () => Shards.completions(5).parallelism(6),
    says: [
      'Shards.parallelism count: got 6, allowed at most completions 5; lower it: no more pods than shards ever run',
    ],
    manifest: job({ completions: 5, parallelism: 6 }),
    stricter: 'no more pods than shards ever run',
  },
  {
    what: 'no pod at once',
    make: () => Shards.completions(5).parallelism(0),
    says: [
      'Shards.parallelism count: got 0, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: 5, parallelism: 0 }),
    stricter: 'it would wait for ever: suspend says that better',
  },
  {
    what: 'negative parallelism',
    make: () => Shards.completions(5).parallelism(-1),
    says: [
      'Shards.parallelism count: got -1, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ parallelism: -1 }),
  },
  {
    what: 'retries of each index without indexes',
    make: () => Shards.nonIndexed(5).backoffLimitPerIndex(1),
    says: [
      'Shards.backoffLimitPerIndex count: got 1 with Shards.nonIndexed, allowed an indexed Job; use Shards.completions, whose pods have indexes',
    ],
    manifest: job({ completions: 5, backoffLimitPerIndex: 1 }),
  },
  {
    what: 'negative retries of each index',
    make: () => Shards.completions(5).backoffLimitPerIndex(-1),
    says: [
      'Shards.backoffLimitPerIndex count: got -1, allowed a whole number from 0 to 100000; 0 is one try for each index',
    ],
    manifest: indexed({ backoffLimitPerIndex: -1 }),
  },
  {
    what: 'more retries of each index than anybody waits for',
    make: () => Shards.completions(5).backoffLimitPerIndex(100001),
    says: [
      'Shards.backoffLimitPerIndex count: got 100001, allowed a whole number from 0 to 100000; 0 is one try for each index',
    ],
    manifest: indexed({ backoffLimitPerIndex: 100001 }),
    stricter: 'nobody waits for so many',
  },
  {
    what: 'a limit of failed indexes without retries of each',
    make: parallel({ shards: Shards.completions(5).maxFailedIndexes(1) }),
    says: [
      '[shop/report] shards.maxFailedIndexes: got 1 without backoffLimitPerIndex, allowed with backoffLimitPerIndex; set backoffLimitPerIndex, too',
    ],
    manifest: indexed({ maxFailedIndexes: 1 }),
  },
  {
    what: 'more failed indexes than there are',
    make: () => Shards.completions(5).backoffLimitPerIndex(1).maxFailedIndexes(6),
    says: [
      'Shards.maxFailedIndexes count: got 6, allowed a whole number from 0 to 5; no more indexes can fail than there are',
    ],
    manifest: indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 6 }),
  },
  {
    what: 'a limit of failed indexes without indexes',
    make: () => Shards.nonIndexed(5).maxFailedIndexes(1),
    says: [
      'Shards.maxFailedIndexes count: got 1 with Shards.nonIndexed, allowed an indexed Job; use Shards.completions, whose pods have indexes',
    ],
    manifest: job({ completions: 5, backoffLimitPerIndex: 1, maxFailedIndexes: 1 }),
  },
];
