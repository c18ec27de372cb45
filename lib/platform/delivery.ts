import { Delivery } from './platform';

const ARGO_OPTIONS = 'argocd.argoproj.io/sync-options';
const ARGO_COMPARE = 'argocd.argoproj.io/compare-options';

/**
 * Annotations of an object whose name changes with its content, so that the delivery leaves the earlier one alone: a run
 * that is under way goes on, with its program. Argo CD would prune it, or call the application out of sync for it.
 *
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 * https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/
 * https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export function keptWhenRenamed(delivery: Delivery): Record<string, string> {
  switch (delivery) {
    case Delivery.ARGO_CD:
      return { [ARGO_OPTIONS]: 'Prune=false', [ARGO_COMPARE]: 'IgnoreExtraneous' };
    case Delivery.FLUX:
      return { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
    default:
      return {};
  }
}

/** Annotations of a Job that keeps its name: whoever can, makes it anew when what is immutable in it has changed. */
export function madeAnewWhenChanged(delivery: Delivery): Record<string, string> {
  return delivery === Delivery.FLUX ? { 'kustomize.toolkit.fluxcd.io/force': 'enabled' } : {};
}

/** Annotations of an object that may be too large for a client-side apply, which is Argo CD's own way. */
export function appliedByServer(delivery: Delivery): Record<string, string> {
  return delivery === Delivery.ARGO_CD ? { [ARGO_OPTIONS]: 'ServerSideApply=true' } : {};
}

/** All annotations together; where several give options of Argo CD, which are lists, these hold them all. */
export function mergeAnnotations(...all: Record<string, string>[]): Record<string, string> {
  const lists = [ARGO_OPTIONS, ARGO_COMPARE].map((key) => [key, all.flatMap((map) => map[key] ?? []).join(',')]);
  return Object.assign({}, ...all, Object.fromEntries(lists.filter(([, options]) => options !== '')));
}

/** Whether an object is copied into an annotation of itself when it is applied. */
export function copiesIntoAnnotation(delivery: Delivery, annotations: Record<string, string> = {}): boolean {
  const isServerSide = /(^|,)\s*ServerSideApply=true\b/.test(annotations[ARGO_OPTIONS] ?? '');
  return delivery === Delivery.KUBECTL || (delivery === Delivery.ARGO_CD && !isServerSide);
}
