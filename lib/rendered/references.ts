/** What pods name, and nothing in the app defines in their namespace or declares as existing. */

import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest, podSpecOf } from '../kubernetes/manifest';
import { Reference, referencesOf } from './pod-references';

/** How a user says that something exists already, and the resource that cdk8s-plus calls it. */
const DECLARED_BY: Record<Reference['kind'], { readonly resourceType: string; readonly words: string }> = {
  Secret: { resourceType: 'secrets', words: 'Secret.fromSecretName' },
  ConfigMap: { resourceType: 'configmaps', words: 'ConfigMap.fromConfigMapName' },
  ServiceAccount: { resourceType: 'serviceaccounts', words: 'ServiceAccount.fromServiceAccountName' },
  PersistentVolumeClaim: {
    resourceType: 'persistentvolumeclaims',
    words: 'PersistentVolumeClaim.fromClaimName',
  },
  PriorityClass: { resourceType: '', words: 'PriorityClass.existing and the prop priority' },
};

/** All that an app defines or declares, by resource and name. */
export type Index = ReadonlyMap<string, IConstruct[]>;

/** A pod without what it names waits for ever, or is refused when its Job is long accepted. */
export function missingReferenceProblems({ object, manifest, declared }: Naming, index: Index): Problem[] {
  return referencesOf(podSpecOf(manifest))
    .filter(({ kind, name }) => !declared.some((other) => other.kind === kind && other.name === name))
    .flatMap((reference) => {
      const { kind, name } = reference;
      const defined = index.get(`${kind} ${name}`) ?? [];
      const imported = index.get(`${DECLARED_BY[kind].resourceType} ${name}`) ?? [];
      const isHere =
        defined.some((other) => kind === 'PriorityClass' || namespaceOf(object) === namespaceOf(other)) ||
        imported.some((other) => [undefined, namespaceOf(object)].includes(namespaceOf(other)));
      return isHere ? [] : [missingProblem(reference, object, [...defined, ...imported])];
    });
}

/** A rendered object whose pods name others, and what exists although its app does not define it. */
interface Naming {
  readonly object: ApiObject;
  readonly manifest: Manifest;
  readonly declared: Reference[];
}

/** The namespace of an object, or of the chart of an import. An import in a chart without a namespace is in any. */
function namespaceOf(construct: IConstruct): string | undefined {
  return ApiObject.isApiObject(construct)
    ? construct.metadata.namespace
    : construct.node.scopes.filter(Chart.isChart).pop()?.namespace;
}

export function indexOf(constructs: IConstruct[]): Index {
  const index = new Map<string, IConstruct[]>();
  const add = (key: string, construct: IConstruct) => {
    const known = index.get(key);
    if (known) {
      known.push(construct);
    } else {
      index.set(key, [construct]);
    }
  };
  for (const construct of constructs) {
    const { resourceType, name } = construct as { resourceType?: unknown; name?: unknown };
    if (ApiObject.isApiObject(construct)) {
      add(`${construct.kind} ${construct.name}`, construct);
    } else if (typeof resourceType === 'string' && !construct.node.children.some(ApiObject.isApiObject)) {
      add(`${resourceType} ${name}`, construct); // an import: it exists in the cluster
    }
  }
  return index;
}

function missingProblem({ kind, name }: Reference, object: ApiObject, namesakes: IConstruct[]): Problem {
  const [elsewhere] = namesakes;
  const where = elsewhere ? `, which is in namespace ${show(namespaceOf(elsewhere))}` : '';
  const here = namespaceOf(object) === undefined ? '' : ` in namespace ${show(namespaceOf(object))}`;
  const too = elsewhere && !ApiObject.isApiObject(elsewhere) ? ' in a chart of this namespace, too' : '';
  return {
    prop: `${kind} of the pods`,
    got: `${show(name)}${where}`,
    allowed: `one that the app defines${kind === 'PriorityClass' ? '' : here}, or declares as existing`,
    fix: `define it, or declare it with ${DECLARED_BY[kind].words}${too}`,
  };
}
