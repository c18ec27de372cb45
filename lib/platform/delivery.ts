import { Delivery } from './platform';

type Annotations = Record<string, string>;

const ARGO_OPTIONS = 'argocd.argoproj.io/sync-options';
const ARGO_COMPARE = 'argocd.argoproj.io/compare-options';

/**
 * Annotations of an object whose name changes with its content, by which the delivery leaves the earlier object alone: a
 * run that is under way goes on, with its program. Argo CD would prune that object, or call the application out of sync.
 *
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 * https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/
 * https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export function annotationsToKeep(delivery: Delivery): Annotations {
  switch (delivery) {
    case Delivery.ARGO_CD:
      return { [ARGO_OPTIONS]: 'Prune=false', [ARGO_COMPARE]: 'IgnoreExtraneous' };
    case Delivery.FLUX:
      return { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
    default:
      return {};
  }
}

/** Annotations of a Job that keeps its name: Flux makes it anew when what is immutable in it has changed. */
export function annotationsToRemake(delivery: Delivery): Annotations {
  return delivery === Delivery.FLUX ? { 'kustomize.toolkit.fluxcd.io/force': 'enabled' } : {};
}

/** Annotations of an object that may be too large for a client-side apply, as Argo CD does it by itself. */
export function annotationsToApplyByServer(delivery: Delivery): Annotations {
  return delivery === Delivery.ARGO_CD ? { [ARGO_OPTIONS]: 'ServerSideApply=true' } : {};
}

/** All annotations together. Options of Argo CD are lists: that of the merged annotations has the options of all. */
export function mergeAnnotations(...all: Annotations[]): Annotations {
  const lists = [ARGO_OPTIONS, ARGO_COMPARE].map((key) => [key, all.flatMap((map) => map[key] ?? []).join(',')]);
  return Object.assign({}, ...all, Object.fromEntries(lists.filter(([, options]) => options !== '')));
}

/** Whether the delivery copies an object into an annotation of itself when it applies the object. */
export function copiesIntoAnnotation(delivery: Delivery, annotations: Annotations = {}): boolean {
  const isServerSide = /(^|,)\s*ServerSideApply=true\b/.test(annotations[ARGO_OPTIONS] ?? '');
  return delivery === Delivery.KUBECTL || (delivery === Delivery.ARGO_CD && !isServerSide);
}

/** Whether the delivery applies by itself, again and again, and so makes again what has expired. */
export function appliesByItself(delivery: Delivery): boolean {
  return delivery === Delivery.ARGO_CD || delivery === Delivery.FLUX;
}

/** Whether a changed Job of the same name, which no apply can change, stops all that the delivery applies with it. */
export function stopsAtChangedJob(delivery: Delivery): boolean {
  return delivery === Delivery.ARGO_CD;
}
