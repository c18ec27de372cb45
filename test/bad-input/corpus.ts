import { BadInput } from './case';
import { CLUSTER } from './cluster';
import { JOBS } from './jobs';
import { OBJECTS } from './objects';
import { PATCHES } from './patches';
import { PODS } from './pods';
import { QUEUES } from './queues';
import { SCHEDULES } from './schedules';
import { TYPES } from './types';

/** All of them, by what they are about. */
export const BAD_INPUT: Record<string, BadInput[]> = {
  'a schedule': SCHEDULES,
  'a Job': JOBS,
  'a patch of a Job': PATCHES,
  'a pod': PODS,
  'a queue or a parameter': QUEUES,
  'a cluster or a whole app': CLUSTER,
  'an object or its chart': OBJECTS,
  'another type': TYPES,
};
