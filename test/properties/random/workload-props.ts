import { EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { HardeningException, WorkloadProps } from '../../../lib';
import { Sited } from './site';
import { reason } from './texts';

/** Names must differ within a chart: each begins with the letter of its place. */
export function named(name: string, place: number): string {
  return `${'abcdefghijkl'[place]}${name.slice(1)}`;
}

/** A variable that looks like a secret, with the word of its user that it is none. */
const literal = fc.option(
  reason.map((why) => HardeningException.literalEnv('PAGE_TOKEN', why)),
  { nil: undefined },
);

/** A variable that looks like a secret, in what a workload is given, with its exception; or what it is given alone. */
export function withLiteral<Props extends WorkloadProps>(
  props: fc.Arbitrary<Sited<Props>>,
): fc.Arbitrary<Sited<Props>> {
  return fc.tuple(props, literal).map(([make, exception]) => (site) => {
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
}
