import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  KubeConfigMap,
  KubeConfigMapProps,
  KubeNetworkPolicy,
  KubeServiceAccount,
  PodTemplateSpec,
} from '../../imports/k8s';
import { CONTENT_LABEL, contentHash } from '../kubernetes/content-hash';
import { isMisread } from '../kubernetes/misread-texts';
import { selectorLabels, standardLabels } from '../kubernetes/standard-labels';
import { withoutEmpty } from '../kubernetes/without-empty';
import { Openings, networkPolicySpec } from '../network/network-policy';
import { annotationsToApplyByServer, annotationsToKeep, mergeAnnotations } from '../platform/delivery';
import { Platform } from '../platform/platform';
import { passTheGate } from '../rendered/gate';
import { Pod } from './pod';
import { podTemplate } from './pod-template';

/** What every pod brings along: its ServiceAccount, the ConfigMap with its files and its NetworkPolicy. */
export class PodSupport extends Construct {
  /** Labels of every object of the workload. */
  public readonly labels: Record<string, string>;
  /** Annotations of the workload's object. */
  public readonly annotations: Record<string, string>;
  /** Labels that find its pods. */
  public readonly selector: Record<string, string>;
  /** The pod template. */
  public readonly template: PodTemplateSpec;

  constructor(scope: Construct, id: string, pod: Pod) {
    super(scope, id);
    const { className: priority } = pod.priority ?? {};
    passTheGate(scope, {
      declared: priority === undefined ? [] : [{ kind: 'PriorityClass', name: priority }],
      setLater: pod.construct.laterEnv,
    });
    this.labels = { ...standardLabels(this, pod.name, pod.component), ...pod.labels };
    this.annotations = { ...pod.security.annotations, ...pod.annotations };
    this.selector = selectorLabels(pod.name, pod.component);
    this.template = podTemplate(pod, {
      labels: this.labels,
      annotations: this.annotations,
      selector: this.selector,
      serviceAccountName: pod.identity._accountName ?? this.serviceAccount(pod.name),
      filesConfigMap: this.filesConfigMap(pod),
    });
    const networkPolicy = {
      metadata: this.metadata(pod.name),
      spec: networkPolicySpec(this.selector, openingsOf(pod)),
    };
    new ApiObject(this, 'NetworkPolicy', KubeNetworkPolicy.manifest(networkPolicy));
  }

  private serviceAccount(name: string): string {
    const account = { metadata: this.metadata(name), automountServiceAccountToken: false };
    new ApiObject(this, 'ServiceAccount', KubeServiceAccount.manifest(account));
    return name;
  }

  /** Named by content and immutable: pods that run keep the program they started with. */
  private filesConfigMap({ name, program: { files } }: Pod): string | undefined {
    if (Object.keys(files).length === 0) {
      return undefined;
    }
    const hash = contentHash(files);
    const metadata = {
      name: `${name}-files-${hash}`,
      labels: { ...this.labels, [CONTENT_LABEL]: hash },
      annotations: this.filesAnnotations(),
    };
    new ApiObject(this, 'Files', KubeConfigMap.manifest({ metadata, immutable: true, ...inTransit(files) }));
    return metadata.name;
  }

  private filesAnnotations(): Record<string, string> {
    const { delivery } = Platform.of(this);
    return mergeAnnotations(annotationsToKeep(delivery), annotationsToApplyByServer(delivery));
  }

  private metadata(name: string) {
    return { name, labels: this.labels };
  }
}

/** An init container shares the network of its pod, so the package index is open for the program, too. */
function openingsOf({ construct, program: { packages }, network }: Pod): Openings {
  const ofPackages = packages ? [packages.egress] : [];
  const ofUser = network.map((one) => one._rule());
  return { ingress: construct.ingress, egress: [...construct.egress, ...ofPackages, ...ofUser] };
}

/** A file that YAML cannot carry as it is, such as a table that begins with a tab, goes in Base64; a pod sees no difference. */
function inTransit(files: Record<string, string>): Pick<KubeConfigMapProps, 'data' | 'binaryData'> {
  const all = Object.entries(files);
  return withoutEmpty({
    data: Object.fromEntries(all.filter(([, text]) => !isMisread(text))),
    binaryData: Object.fromEntries(
      all.filter(([, text]) => isMisread(text)).map(([name, text]) => [name, Buffer.from(text).toString('base64')]),
    ),
  });
}
