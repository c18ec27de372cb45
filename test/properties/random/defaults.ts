import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { Defaults, DefaultsProps } from '../../../lib';
import { DEFAULTS } from '../../../lib/pod/defaults';
import { podValues } from './pods';
import { Sited, anywhere } from './site';
import { randomProps } from './values';

/** Longer than any task of a queue: a worker that is given less is refused. */
const LONG = anywhere(fc.constant(Duration.days(1)));

/** Sets defaults of the chart, or of the app, or none. */
export const defaults: fc.Arbitrary<Sited<void>> = fc
  .tuple(
    fc.option(randomProps<DefaultsProps>(DEFAULTS, { ...podValues, terminationGracePeriod: LONG }), { nil: undefined }),
    fc.boolean(),
  )
  .map(([make, isOfApp]) => (site) => {
    const props = make?.(site);
    if (props) {
      Defaults.set(isOfApp ? (site.chart.node.root as typeof site.chart) : site.chart, props);
    }
  });
