import { App, Chart, Names, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { show } from '../fields/show';
import { Delivery } from '../platform/platform';
import { AppRule, RenderedObject } from './rendered-object';

/** kubectl takes the files of a folder in the order of their names; others put namespaces first by themselves. */
const IN_ORDER_OF_FILES = [Delivery.KUBECTL, Delivery.KUBECTL_SERVER_SIDE];

/** A namespace of the app that stands in a file behind what is in it: the first apply would not find it. */
export const namespaceRule: AppRule = ({ objects, isSynth }) => {
  const [{ object } = { object: undefined }] = objects;
  const app = object?.node.root;
  if (!isSynth || !(app instanceof App) || app.yamlOutputType !== YamlOutputType.FILE_PER_CHART) {
    return [];
  }
  const made = new Map(objects.filter(isNamespace).map((one) => [one.manifest.metadata.name, one.object.chart]));
  const isBefore = orderOf(app);
  const told = new Set<string>();
  return objects.flatMap((one) => {
    const { chart, metadata } = one.object;
    const home = made.get(metadata.namespace);
    const pair = `${home?.node.path} ${chart.node.path}`;
    if (!home || home === chart || told.has(pair) || isBefore(home, chart) || !isInOrderOfFiles(one)) {
      return [];
    }
    told.add(pair);
    const problem = {
      prop: 'namespace',
      got: `${show(metadata.namespace)}, which chart ${show(home.node.path)} makes in a file behind this one`,
      allowed: 'a namespace that is applied before what is in it',
      fix: `write chart.addDependency(…) with chart ${show(home.node.path)}`,
    };
    return [{ construct: chart as IConstruct, problem }];
  });
};

function isNamespace({ object }: RenderedObject): boolean {
  return object.kind === 'Namespace';
}

function isInOrderOfFiles({ platform }: RenderedObject): boolean {
  return IN_ORDER_OF_FILES.includes(platform.delivery);
}

/** Files have numbers where some chart depends on another; else they are in the order of their charts' names. */
function orderOf(app: App): (one: Chart, other: Chart) => boolean {
  const needs = new Map<Chart, Set<Chart>>();
  for (const construct of app.node.findAll()) {
    for (const dependency of construct.node.dependencies) {
      const [from, to] = [chartOf(construct), chartOf(dependency)];
      if (from && to && from !== to) {
        needs.set(from, (needs.get(from) ?? new Set()).add(to));
      }
    }
  }
  return needs.size > 0
    ? (one, other) => reaches(needs, other, one, new Set())
    : (one, other) => Names.toDnsLabel(one) < Names.toDnsLabel(other);
}

function reaches(needs: Map<Chart, Set<Chart>>, from: Chart, to: Chart, seen: Set<Chart>): boolean {
  if (from === to) {
    return true;
  }
  seen.add(from);
  return [...(needs.get(from) ?? [])].some((next) => !seen.has(next) && reaches(needs, next, to, seen));
}

function chartOf(construct: IConstruct): Chart | undefined {
  return construct.node.scopes.filter(Chart.isChart).pop();
}
