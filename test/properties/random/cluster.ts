import { Chart } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { BatchNamespace, BatchPriorityClass, NamespaceQuota, PreemptionPolicy } from '../../../lib';
import { kibibytes, within } from './numbers';
import { TEBIBYTE } from './resources';
import { Arrange } from './site';
import { annotations, label, labels, subdomain, text } from './texts';

const MEBIBYTE = 1024; // in KiB
const count = within(1, 100000);

const memory = fc
  .tuple(kibibytes(256 * MEBIBYTE, 512 * TEBIBYTE), fc.option(kibibytes(512 * TEBIBYTE, 1024 * TEBIBYTE)))
  .map(([memoryRequests, memoryLimits]) => ({ memoryRequests, ...(memoryLimits ? { memoryLimits } : {}) }));

const quota: fc.Arbitrary<NamespaceQuota> = fc
  .record(
    {
      pods: count,
      jobs: count,
      cpuRequests: within(100, 100_000_000).map((millis) => Cpu.millis(millis)),
      ephemeralStorage: kibibytes(256 * MEBIBYTE, 1024 * TEBIBYTE),
      storage: kibibytes(1024 * MEBIBYTE, 1024 * TEBIBYTE),
      memory,
    },
    { requiredKeys: [] },
  )
  .map(({ memory: figures, ...others }) => ({ ...others, ...figures }));

const namespaceProps = fc.record({ name: label(63), labels, annotations, quota }, { requiredKeys: [] });

const priorityProps = fc.record(
  {
    name: subdomain(253),
    value: within(-10, -1),
    description: text,
    preemptionPolicy: fc.constantFrom(...Object.values(PreemptionPolicy)),
    labels,
    annotations,
  },
  { requiredKeys: [] },
);

/** What an app has for the whole cluster. */
export interface ClusterPart {
  readonly namespace: string;
  readonly priority: BatchPriorityClass;
}

/** A namespace and a priority class, with their maps in some order. */
export const cluster: fc.Arbitrary<(chart: Chart, arrange: Arrange) => ClusterPart> = fc
  .tuple(namespaceProps, priorityProps)
  .map(([ofNamespace, ofPriority]) => (chart, arrange) => {
    // The namespace of dist would not do: the cluster suite makes and deletes that while it asks for those of random apps.
    const { name } = new BatchNamespace(chart, 'room', arranged(ofNamespace, arrange));
    return { namespace: name, priority: new BatchPriorityClass(chart, 'low', arranged(ofPriority, arrange)) };
  });

function arranged<T extends { labels?: object; annotations?: object }>(props: T, arrange: Arrange): T {
  const maps = (['labels', 'annotations'] as const).filter((name) => props[name] !== undefined);
  return { ...props, ...Object.fromEntries(maps.map((name) => [name, arrange(props[name] as object)])) };
}
