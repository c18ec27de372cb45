import * as fc from 'fast-check';
import { CommonWorkloadProps, Waiver } from '../../../lib';
import { Sited } from './site';
import { reason } from './texts';

/** Names must differ within a chart: each begins with the letter of its place. */
export function named(name: string, place: number): string {
  return `${'abcdefghijkl'[place]}${name.slice(1)}`;
}

/** A variable that looks like a secret, with the word of its user that it is none. */
const literal = fc.option(
  reason.map((why) => Waiver.literal('env.PAGE_TOKEN', why)),
  { nil: undefined },
);

/** A variable that looks like a secret, in what a workload is given, with its waiver; or what it is given alone. */
export function withLiteral<Props extends CommonWorkloadProps>(
  props: fc.Arbitrary<Sited<Props>>,
): fc.Arbitrary<Sited<Props>> {
  return fc.tuple(props, literal).map(([make, waiver]) => (site) => {
    const given = make(site);
    if (!waiver) {
      return given;
    }
    return {
      ...given,
      env: site.arrange({ ...given.env, PAGE_TOKEN: 'next' }),
      waivers: [...(given.waivers ?? []), waiver],
    };
  });
}
