import { Shards, SuccessPolicy } from '../../lib';
import { BadInput, indexed, job } from './case';

export const SUCCESS_POLICIES: BadInput[] = [
  {
    what: 'success of no index',
    make: () => SuccessPolicy.any(0),
    says: [
      'SuccessPolicy.any count: got 0, allowed a whole number from 1 to 100000; no more indexes can succeed than there are',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 0 }] } }),
    stricter: 'it would be met before anything has run',
  },
  {
    what: 'success of more indexes than are listed',
    make: () => SuccessPolicy.anyOf(3, [0, 1]),
    says: [
      'SuccessPolicy.anyOf count: got 3, allowed a whole number from 1 to 2; no more indexes can succeed than there are',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 3, succeededIndexes: '0-1' }] } }),
  },
  {
    what: 'success of an index twice',
    make: () => SuccessPolicy.all([1, 1]),
    says: ['SuccessPolicy.all indexes: got 1 twice, allowed one or more from 0 to 99999, each once; name it once'],
    manifest: indexed({ successPolicy: { rules: [{ succeededIndexes: '1,1' }] } }),
  },
  {
    what: 'success of an index below 0',
    make: () => SuccessPolicy.all([-1]),
    says: [
      'SuccessPolicy.all indexes: got -1, allowed one or more from 0 to 99999, each once; indexes are whole numbers that begin at 0',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededIndexes: '-1' }] } }),
  },
  {
    what: 'success of a list without an index',
    make: () => SuccessPolicy.any(1).orAll([]),
    says: [
      'SuccessPolicy.orAll indexes: got [], allowed one or more from 0 to 99999, each once; name the indexes that are needed, for example [0]',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 1 }, {}] } }),
  },
  {
    what: 'success of indexes that the Job does not have',
    make: () => Shards.completions(5).successPolicy(SuccessPolicy.any(6).orAll([0, 5])),
    says: [
      'Shards.successPolicy rule 1: got 6 indexes, allowed at most completions 5; a rule that is never met decides nothing',
      'Shards.successPolicy rule 2: got index 5, allowed 0 to 4, as completions says; a rule that is never met decides nothing',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 6 }] } }),
  },
  {
    what: 'success of indexes in a Job without any',
    make: () => Shards.nonIndexed(5).successPolicy(SuccessPolicy.any(1)),
    says: [
      'Shards.successPolicy policy: got a policy with Shards.nonIndexed, allowed an indexed Job; use Shards.completions, whose pods have indexes',
    ],
    manifest: job({ completions: 5, successPolicy: { rules: [{ succeededCount: 1 }] } }),
  },
];
