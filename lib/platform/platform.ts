import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields } from '../fields/field';
import { fieldOf, listOf, oneOf, text } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { isObjectLike, settle, settleArguments } from '../fields/settle';
import { show } from '../fields/show';

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

/** Where a scope keeps each prop, for all that is made in it. */
const CONTEXT = {
  kubernetes: 'cdk8s-batch/kubernetes',
  delivery: 'cdk8s-batch/delivery',
  switchedOn: 'cdk8s-batch/switched-on',
};

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
    settleArguments('Platform.set', { scope, props }, SET);
    const settled = settle(scope, props, PLATFORM, () => orderProblems(scope), { owner: 'Platform.set' });
    const names = Object.keys(PLATFORM) as (keyof PlatformProps)[];
    const given = names.filter((name) => settled[name] !== undefined);
    given.forEach((name) => scope.node.setContext(CONTEXT[name], settled[name]));
  }

  /** The platform of a construct: what is set for the nearest scope around it that says it, prop by prop. */
  public static of(construct: Construct): Platform {
    const { node } = settleArguments('Platform.of', { construct }, OF).construct;
    return new Platform(
      node.tryGetContext(CONTEXT.kubernetes) ?? KubernetesVersion.V1_29,
      node.tryGetContext(CONTEXT.delivery) ?? Delivery.KUBECTL,
      node.tryGetContext(CONTEXT.switchedOn) ?? [],
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

  static {
    exactArguments(this);
  }
}

/** Unset is what the scope above says. */
export const PLATFORM = {
  kubernetes: oneOf(
    KubernetesVersion,
    'write for example KubernetesVersion.V1_31; an older library is for older clusters',
  ).orNothing,
  delivery: oneOf(Delivery, 'write for example Delivery.ARGO_CD').orNothing,
  switchedOn: listOf(text).orNothing,
} satisfies Fields<PlatformProps>;

const construct = fieldOf<Construct>(
  { kind: 'construct' },
  'an app, a chart or a construct',
  Construct.isConstruct,
  () => 'name the scope itself',
);

const options = fieldOf<PlatformProps>(
  { kind: 'options' },
  'options by name',
  isObjectLike,
  () => 'write them in braces, each with its name',
);

const SET = { scope: construct, props: options };
const OF = { construct };

function orderProblems(scope: Construct): Problem[] {
  return scope.node.children.slice(0, 1).map(({ node }) => ({
    prop: 'Platform.set',
    got: `a scope that holds ${show(node.id)}`,
    allowed: 'a scope in which nothing has been made yet',
    fix: 'call Platform.set right after the scope is made',
  }));
}
