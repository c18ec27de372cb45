import { EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { HardeningException, IPriorityClass, PriorityClass, WorkloadProps } from '../../../lib';
import { env } from './env';
import { podOptions } from './pods';
import { program } from './programs';
import { resources } from './resources';
import { EXISTING, Site, Sited, anywhere, arranged, sitedRecord } from './site';
import { annotations, labels, reason, subdomain } from './texts';

/** Names must differ within a chart: each begins with the letter of its place. */
export function named(name: string, place: number): string {
  return `${'abcdefghijkl'[place]}${name.slice(1)}`;
}

export const priority: fc.Arbitrary<Sited<IPriorityClass>> = fc.oneof(
  fc.constant((site: Site) => site.priority),
  subdomain(200).map((name) => () => PriorityClass.existing(`${EXISTING}${name}`)),
);

const props = sitedRecord<Required<Omit<WorkloadProps, 'name'>>, 'program' | 'resources'>(
  {
    program: anywhere(program),
    resources: anywhere(resources),
    env,
    labels: arranged(labels),
    annotations: arranged(annotations),
    priority,
    pod: podOptions,
  },
  ['program', 'resources'],
);

/** A variable that looks like a secret, with the word of its user that it is none. */
const literal = fc.option(
  reason.map((why) => HardeningException.literalEnv('PAGE_TOKEN', why)),
  { nil: undefined },
);

/** What any workload may be given, but for its name, of which each kind has another length. */
export const workloadProps: fc.Arbitrary<Sited<Omit<WorkloadProps, 'name'>>> = fc
  .tuple(props, literal)
  .map(([make, exception]) => (site) => {
    const given = make(site);
    if (!exception) {
      return given;
    }
    return {
      ...given,
      env: site.arrange({ ...given.env, PAGE_TOKEN: EnvValue.fromValue('next') }),
      pod: { ...given.pod, exceptions: [...(given.pod?.exceptions ?? []), exception] },
    };
  });
