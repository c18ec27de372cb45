import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppRule } from './rendered-object';

/** cdk8s walks some two million paths a second. */
const MOST_PATHS = 5_000_000;

/** A longer chain overflows its stack. */
const DEEPEST = 2_000;

/**
 * cdk8s links all objects of a construct with all objects of the one that it depends on, and walks every path: sixteen chained
 * workloads of three objects have forty million. That is told before it starts.
 */
export const dependencyRule: AppRule = ({ objects }) => {
  const root = objects[0]?.object.node.root;
  const sources = root?.node.findAll().filter((one) => one.node.dependencies.length > 0) ?? [];
  if (sources.length === 0) {
    return [];
  }
  const count = counter();
  let paths = 0;
  for (const source of sources.filter((one) => !Chart.isChart(one))) {
    paths += objectsOf(source).reduce((sum, object) => sum + count(object, 0), 0);
    if (paths > MOST_PATHS) {
      const problem = {
        prop: 'dependencies',
        got: 'a chain of which cdk8s would walk more than five million paths',
        allowed: 'chains that it walks in a second or two',
        fix: 'let one object depend on one: later.job.addDependency(earlier.job)',
      };
      return [{ construct: source, problem }];
    }
  }
  return [];
};

/** Counts the paths that begin at an object. */
function counter(): (object: ApiObject, depth: number) => number {
  const known = new Map<ApiObject, number>();
  const count = (object: ApiObject, depth: number): number => {
    const before = known.get(object);
    if (before !== undefined || depth > DEEPEST) {
      return before ?? Infinity;
    }
    known.set(object, 1); // a circle is told by cdk8s
    const needed = object.node.scopes
      .filter((scope) => !Chart.isChart(scope))
      .flatMap(({ node }) => node.dependencies)
      .flatMap(objectsOf);
    const paths = needed.reduce((sum, other) => sum + count(other, depth + 1), 1);
    known.set(object, paths);
    return paths;
  };
  return count;
}

function objectsOf(construct: IConstruct): ApiObject[] {
  return construct.node.findAll().filter(ApiObject.isApiObject);
}
