import { annotated, BadInput } from './case';
import { batch } from './constructs';

export const ANNOTATIONS: BadInput[] = [
  {
    what: 'an annotation key that is none',
    make: batch({ annotations: { '-owner': 'books' } }),
    says: [
      '[shop/report] annotations["-owner"]: got "-owner", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: annotated({ '-owner': 'books' }),
  },
  {
    what: 'an annotation that is a boolean',
    make: batch({ annotations: { paged: true as unknown as string } }),
    says: ['[shop/report] annotations["paged"]: got true, allowed text; write "true"'],
    manifest: annotated({ paged: true }),
  },
  {
    what: 'a cost of deletion in words',
    make: batch({ annotations: { 'controller.kubernetes.io/pod-deletion-cost': 'high' } }),
    says: [
      '[shop/report] annotations["controller.kubernetes.io/pod-deletion-cost"]: got "high", allowed a whole number from -2147483648 to 2147483647; write it in plain digits',
    ],
    manifest: annotated({ 'controller.kubernetes.io/pod-deletion-cost': 'high' }),
  },
  {
    what: 'a pod without AppArmor',
    make: batch({ annotations: { 'container.apparmor.security.beta.kubernetes.io/report': 'unconfined' } }),
    says: [
      '[shop/report] annotations["container.apparmor.security.beta.kubernetes.io/report"]: got "unconfined", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'container.apparmor.security.beta.kubernetes.io/report': 'unconfined' }),
    stricter: 'ways around the security context: Pod Security refuses the one, and the other means nothing any more',
  },
  {
    what: 'a pod without seccomp, as old releases read it',
    make: batch({ annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' } }),
    says: [
      '[shop/report] annotations["seccomp.security.alpha.kubernetes.io/pod"]: got "unconfined", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' }),
    stricter: 'ways around the security context: Pod Security refuses the one, and the other means nothing any more',
  },
  {
    what: 'a pod that says it is a mirror of a static one',
    make: batch({ annotations: { 'kubernetes.io/config.mirror': 'x' } }),
    says: [
      '[shop/report] annotations["kubernetes.io/config.mirror"]: got "x", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'kubernetes.io/config.mirror': 'x' }),
  },
  {
    what: 'tolerations in an annotation, as old releases read them',
    make: batch({ annotations: { 'scheduler.alpha.kubernetes.io/tolerations': 'x' } }),
    says: [
      '[shop/report] annotations["scheduler.alpha.kubernetes.io/tolerations"]: got "x", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'scheduler.alpha.kubernetes.io/tolerations': 'x' }),
  },
  {
    what: 'an index of a Job in an annotation',
    make: batch({ annotations: { 'batch.kubernetes.io/job-completion-index': '7' } }),
    says: [
      '[shop/report] annotations["batch.kubernetes.io/job-completion-index"]: got "7", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'batch.kubernetes.io/job-completion-index': '7' }),
    stricter: 'Kubernetes sets it itself, and tells itself by it what it did',
  },
  {
    what: 'the copy that kubectl keeps',
    make: batch({ annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } }),
    says: [
      '[shop/report] annotations["kubectl.kubernetes.io/last-applied-configuration"]: got "{}", allowed nothing: the library or the cluster sets this annotation; leave it out',
    ],
    manifest: annotated({ 'kubectl.kubernetes.io/last-applied-configuration': '{}' }),
    stricter: 'Kubernetes sets it itself, and tells itself by it what it did',
  },
  {
    what: 'annotations of more than 256 KiB',
    make: batch({ annotations: { note: 'x'.repeat(262144) } }),
    says: ['[shop/report] annotations: got 262148 bytes, allowed at most 262144 bytes in all; use a ConfigMap'],
    manifest: annotated({ note: 'x'.repeat(262145) }),
  },
];
