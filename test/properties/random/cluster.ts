import { Chart, Size } from 'cdk8s';
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
import { Arrange, Site, anywhere } from './site';
import { label, subdomain } from './texts';
import { randomProps } from './values';

/** What is reserved is below the limit. */
const quota = randomProps<NamespaceQuota>(QUOTA, {}).map((make) => (site: Site) => {
  const { memoryLimits, ...others } = make(site);
  if (!memoryLimits) {
    return others;
  }
  const requests = QUOTA.memoryRequests.settle(others.memoryRequests);
  const least = Math.max(requests.toKibibytes(), memoryLimits.toKibibytes());
  return { ...others, memoryLimits: Size.kibibytes(least) };
});

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
    // The namespace of dist would not do: the cluster suite makes and deletes that while it asks for those of random apps.
    const { name } = new BatchNamespace(chart, 'room', ofNamespace(site));
    return { namespace: name, priority: new BatchPriorityClass(chart, 'low', ofPriority(site)) };
  });
