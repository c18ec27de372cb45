import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { Delivery, KubernetesVersion, Platform } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { ClusterPart, cluster } from './random/cluster';
import { defaults } from './random/defaults';
import { within } from './random/numbers';
import { Arrange, Sited } from './random/site';
import { Make, Target, adHocJob, batchJob, collector, parallelJob, queueWork } from './random/workloads';

/** An app that should be accepted. */
export interface AppRecipe extends Target {
  readonly switchedOn: string[] | undefined;
  readonly cluster: (chart: Chart, arrange: Arrange) => ClusterPart;
  readonly defaults: Sited<void>;
  readonly workloads: Make[];
}

const target = fc.record<Target>({
  kubernetes: fc.constantFrom(...Object.values(KubernetesVersion)),
  delivery: fc.constantFrom(...Object.values(Delivery)),
});

const switchedOn = fc.option(fc.subarray(['hostUsers', 'stopSignal']), { nil: undefined });

/** Any app of one to three workloads, with every prop, each often at its bounds. */
export const anyApp: fc.Arbitrary<AppRecipe> = fc.tuple(target, within(1, 3)).chain(([platform, count]) => {
  const workload = (place: number) =>
    fc.oneof(
      collector(place),
      adHocJob(place),
      batchJob(place, platform),
      parallelJob(place, platform),
      queueWork(place, platform),
    );
  const workloads = fc.tuple(...Array.from({ length: count }, (_, place) => workload(place)));
  return fc
    .record({ switchedOn, cluster, defaults, workloads })
    .map((others) => ({ kubernetes: platform.kubernetes, delivery: platform.delivery, ...others }));
});

/** Renders it, as synth does: when none of its validations has something to say. */
export function renderApp(recipe: AppRecipe, arrange: Arrange = (map) => map): Manifest[] {
  const { kubernetes, delivery, workloads } = recipe;
  const app = new App();
  Platform.set(app, { kubernetes, delivery, switchedOn: recipe.switchedOn });
  const ofTheCluster = new Chart(app, 'cluster');
  const { namespace, priority } = recipe.cluster(ofTheCluster, arrange);
  const chart = new Chart(app, 'batch', { namespace });
  recipe.defaults({ chart, arrange, priority });
  workloads.forEach((make) => make({ chart, arrange, priority }));
  const problems = app.node.findAll().flatMap((construct) => construct.node.validate());
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
  return [...ofTheCluster.toJson(), ...chart.toJson()];
}
