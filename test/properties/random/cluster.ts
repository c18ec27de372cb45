import { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import {
  BatchNamespace,
  BatchNamespaceProps,
  BatchPriorityClass,
  BatchPriorityClassProps,
  NamespaceQuota,
} from '../../../lib';
import { BATCH_NAMESPACE } from '../../../lib/cluster/batch-namespace';
import { BATCH_PRIORITY_CLASS } from '../../../lib/cluster/batch-priority-class';
import { QUOTA } from '../../../lib/cluster/namespace-quota';
import { KINDS } from '../../support/amounts';
import { amountsOf, maybe, ofBytes } from './numbers';
import { Arrange, Site, anywhere } from './site';
import { label, subdomain } from './texts';
import { LEFT, randomProps } from './values';

/** What is reserved is below the limit. */
const memory = fc
  .tuple(maybe(amountsOf(QUOTA.memoryRequests)), maybe(amountsOf(QUOTA.memoryLimits)))
  .chain(([requests, limits]) => {
    const least = requests ?? KINDS.bytes.amountOf(QUOTA.memoryRequests.defaultValue as never);
    return fc.record({
      memoryRequests: requests === undefined ? fc.constant(undefined) : ofBytes(requests),
      memoryLimits: limits === undefined ? fc.constant(undefined) : ofBytes(Math.max(limits, least)),
    });
  });

const others = randomProps<NamespaceQuota>(QUOTA, { memoryRequests: LEFT, memoryLimits: LEFT });
const quota = fc.tuple(others, memory).map(([make, figures]) => (site: Site) => ({ ...make(site), ...figures }));

const namespaceProps = randomProps<BatchNamespaceProps>(BATCH_NAMESPACE, { name: anywhere(label(63)), quota });

const priorityProps = randomProps<BatchPriorityClassProps>(BATCH_PRIORITY_CLASS, { name: anywhere(subdomain(253)) });

/** What an app has for the whole cluster. */
export interface ClusterPart {
  readonly namespace: string;
  readonly priority: BatchPriorityClass;
}

/** A namespace and a priority class, with their maps in some order. */
export const cluster: fc.Arbitrary<(chart: Chart, arrange: Arrange) => ClusterPart> = fc
  .tuple(namespaceProps, priorityProps)
  .map(([ofNamespace, ofPriority]) => (chart, arrange) => {
    const site: Site = { chart, arrange, priority: undefined as never }; // that is made here
    new BatchNamespace(chart, 'room', ofNamespace(site)); // its quota is of any size: the workloads are in another one
    return { namespace: 'elsewhere', priority: new BatchPriorityClass(chart, 'low', ofPriority(site)) };
  });
