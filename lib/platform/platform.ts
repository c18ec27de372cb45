import { Construct } from 'constructs';
import { Problem, rejectIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { Types, isObject, isText, listOf, oneOf, optional, requireArguments, requireProps } from '../fields/types';
import { isConstruct } from '../kubernetes/cdk8s-types';

/** A release of Kubernetes. */
export enum KubernetesVersion {
  /** 1.27 */
  V1_27 = '1.27',
  /** 1.28 */
  V1_28 = '1.28',
  /** 1.29 */
  V1_29 = '1.29',
  /** 1.30 */
  V1_30 = '1.30',
  /** 1.31 */
  V1_31 = '1.31',
  /** 1.32 */
  V1_32 = '1.32',
  /** 1.33 */
  V1_33 = '1.33',
  /** 1.34 */
  V1_34 = '1.34',
  /** 1.35 */
  V1_35 = '1.35',
  /** 1.36 */
  V1_36 = '1.36',
}

/** Who brings the rendered manifests into the cluster. See docs/delivery.md for what happens on each change. */
export enum Delivery {
  /** `kubectl apply`, which keeps a copy of each object in an annotation of it, so that none may exceed 256 KiB. */
  KUBECTL = 'kubectl apply',
  /** `kubectl apply --server-side`. */
  KUBECTL_SERVER_SIDE = 'kubectl apply --server-side',
  /** Argo CD. */
  ARGO_CD = 'Argo CD',
  /** Flux. */
  FLUX = 'Flux',
}

/** What a team decides about the cluster that it renders for. */
export interface PlatformProps {
  /**
   * The oldest release that the manifests must work on. A field that is younger, or still alpha there, is an error.
   *
   * @default - that of the scope above; KubernetesVersion.V1_29, from which on each index can have tries of its own
   * @throws when it is none of these
   * @see https://kubernetes.io/releases/version-skew-policy/
   */
  readonly kubernetes?: KubernetesVersion;

  /**
   * Who applies the manifests.
   *
   * @default - that of the scope above; Delivery.KUBECTL
   * @throws when it is none of these
   */
  readonly delivery?: Delivery;

  /**
   * Fields, by their last name such as `schedulingGroup`, that each of your clusters has because its feature gates are
   * switched so, although the release has them later or switched off. A patch may then bring them.
   *
   * @default - that of the scope above; none: the API server drops a field that it has switched off, and says nothing
   * @throws when they are no list of texts
   * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
   */
  readonly switchedOn?: string[];
}

const KUBERNETES = 'cdk8s-batch/kubernetes';
const DELIVERY = 'cdk8s-batch/delivery';
const SWITCHED_ON = 'cdk8s-batch/switched-on';

/**
 * The cluster that manifests are for. It is set once, for an app, a chart or a construct, before anything is made in
 * it: `Platform.set(app, { kubernetes: KubernetesVersion.V1_31, delivery: Delivery.ARGO_CD })`.
 */
export class Platform {
  /**
   * Sets it for all that will be made in this scope; what is left out stays as it is in the scope above.
   *
   * @throws when something has been made in the scope already, which would not know of it
   */
  public static set(scope: Construct, props: PlatformProps): void {
    requireArguments('Platform.set', { scope, props }, { scope: isConstruct, props: isObject });
    const { kubernetes, delivery, switchedOn } = requireProps(scope, props, TYPES);
    rejectIfAny(scope, orderProblems(scope));
    if (kubernetes !== undefined) {
      scope.node.setContext(KUBERNETES, kubernetes);
    }
    if (delivery !== undefined) {
      scope.node.setContext(DELIVERY, delivery);
    }
    if (switchedOn !== undefined) {
      scope.node.setContext(SWITCHED_ON, [...switchedOn]);
    }
  }

  /** The one of a construct. */
  public static of(construct: Construct): Platform {
    requireArguments('Platform.of', { construct }, { construct: isConstruct });
    const { node } = construct;
    return new Platform(
      node.tryGetContext(KUBERNETES) ?? KubernetesVersion.V1_29,
      node.tryGetContext(DELIVERY) ?? Delivery.KUBECTL,
      node.tryGetContext(SWITCHED_ON) ?? [],
    );
  }

  private constructor(
    /** The oldest release that the manifests must work on. */
    public readonly kubernetes: KubernetesVersion,
    /** Who applies the manifests. */
    public readonly delivery: Delivery,
    /** Fields that its clusters have, whatever their release says. */
    public readonly switchedOn: string[],
  ) {}
}

const TYPES: Types<PlatformProps> = {
  kubernetes: optional(
    oneOf(KubernetesVersion, 'write for example KubernetesVersion.V1_31; an older library is for older clusters'),
  ),
  delivery: optional(oneOf(Delivery, 'write for example Delivery.ARGO_CD')),
  switchedOn: optional(listOf(isText)),
};

function orderProblems(scope: Construct): Problem[] {
  const [first] = scope.node.children;
  const allowed = 'a scope in which nothing has been made yet';
  const fix = 'call Platform.set right after the scope is made';
  return first ? [{ prop: 'Platform.set', got: `a scope that holds ${show(first.node.id)}`, allowed, fix }] : [];
}
