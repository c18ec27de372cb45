import { ANNOTATIONS } from './annotations';
import { ARGUMENTS } from './arguments';
import { BROKERS } from './brokers';
import { BadInput } from './case';
import { CRON_EXPRESSIONS } from './cron-expressions';
import { CRON_JOBS } from './cron-jobs';
import { ENVIRONMENT } from './environment';
import { FAILURE_POLICIES } from './failure-policies';
import { IMAGES } from './images';
import { INTERPRETERS } from './interpreters';
import { LABELS } from './labels';
import { LIMITS } from './limits';
import { MOUNTS } from './mounts';
import { NAMES } from './names';
import { NAMESPACES } from './namespaces';
import { NETWORK } from './network';
import { OBJECTS } from './objects';
import { PARAMETERS } from './parameters';
import { PATCHES } from './patches';
import { PLACEMENT } from './placement';
import { PLATFORM } from './platform';
import { POD_SECURITY } from './pod-security';
import { PODS } from './pods';
import { PRIORITIES } from './priorities';
import { PROGRAMS } from './programs';
import { QUEUES } from './queues';
import { REFERENCES } from './references';
import { RENDERED } from './rendered';
import { RESOURCES } from './resources';
import { SCHEDULES } from './schedules';
import { SCHEMA } from './schema';
import { SECRETS } from './secrets';
import { SHARDS } from './shards';
import { SUCCESS_POLICIES } from './success-policies';
import { TIME_ZONES } from './time-zones';
import { TYPES_OF_JOBS } from './types-of-jobs';
import { TYPES_OF_PODS } from './types-of-pods';
import { TYPES_OF_QUEUES } from './types-of-queues';
import { TYPES_OF_THE_CLUSTER } from './types-of-the-cluster';
import { WORKERS } from './workers';
import { YAML_WORDS } from './yaml-words';

/** All of them, by what they are about. */
export const BAD_INPUT: Record<string, BadInput[]> = {
  'a cron expression': CRON_EXPRESSIONS,
  'a time zone': TIME_ZONES,
  'a builder of schedules': SCHEDULES,
  'a limit of a Job': LIMITS,
  shards: SHARDS,
  'a failure policy': FAILURE_POLICIES,
  'a success policy': SUCCESS_POLICIES,
  'a CronJob': CRON_JOBS,
  'the platform': PLATFORM,
  'a patch of a Job': PATCHES,
  'what is rendered': RENDERED,
  'Pod Security': POD_SECURITY,
  'a patch that its release would not read': SCHEMA,
  'a name': NAMES,
  'a label': LABELS,
  'an annotation': ANNOTATIONS,
  'an image, or what it is started with': IMAGES,
  'a program': PROGRAMS,
  'an interpreter': INTERPRETERS,
  'the environment': ENVIRONMENT,
  'a secret in the clear': SECRETS,
  resources: RESOURCES,
  'a mount': MOUNTS,
  'the network': NETWORK,
  'the placement of pods': PLACEMENT,
  'what else a pod has': PODS,
  'a queue': QUEUES,
  'a broker': BROKERS,
  'workers or a producer': WORKERS,
  'a parameter': PARAMETERS,
  'a namespace or its quota': NAMESPACES,
  'a priority': PRIORITIES,
  'a reference to another object': REFERENCES,
  'an object or its chart': OBJECTS,
  'an argument too many': ARGUMENTS,
  'a word of YAML': YAML_WORDS,
  'another type for a Job': TYPES_OF_JOBS,
  'another type for a pod': TYPES_OF_PODS,
  'another type for a queue': TYPES_OF_QUEUES,
  'another type for the cluster': TYPES_OF_THE_CLUSTER,
};
