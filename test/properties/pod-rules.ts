import { Manifest } from '../../lib/kubernetes/manifest';

const SECRET_NAME = /(PASSWORD|PASSPHRASE|SECRET|TOKEN)$/i;

/** What the API server, Pod Security `restricted` and this library's own promises want of whatever has pods. */
export function podRules({ kind, spec }: Manifest): string[] {
  const template = (kind === 'CronJob' ? spec.jobTemplate.spec : spec)?.template;
  if (!template?.spec) {
    return [];
  }
  const pod = template.spec;
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  const claims = (spec.volumeClaimTemplates ?? []).map(({ metadata }: Manifest) => metadata.name);
  const volumes = [...(pod.volumes ?? []).map(({ name }: Manifest) => name), ...claims];
  const names = containers.map(({ name }) => name);
  return [
    ...check(new Set(volumes).size === volumes.length, 'two volumes of one name'),
    ...check(
      new Set(names).size === names.length && names.every((name) => /^[a-z0-9-]{1,63}$/.test(name)),
      'container names',
    ),
    ...check(
      pod.securityContext.runAsNonRoot === true && pod.securityContext.seccompProfile.type === 'RuntimeDefault',
      'Pod Security',
    ),
    ...check(pod.terminationGracePeriodSeconds >= 1, 'no time to end'),
    ...containers.flatMap((container) => containerRules(container, volumes, template.metadata.annotations)),
  ];
}

/** The annotation by which somebody says that a variable is no secret. */
const NO_SECRET = 'ignore-check.kube-linter.io/env-var-secret';

function containerRules(container: Manifest, volumes: string[], annotations: Manifest = {}): string[] {
  const { env = [], volumeMounts = [], securityContext, resources, image } = container;
  const paths = volumeMounts.map(({ mountPath }: Manifest) => mountPath);
  return [
    ...check(new Set(env.map(({ name }: Manifest) => name)).size === env.length, 'a variable twice'),
    ...check(refersBackwards(env), 'a reference to a variable that comes later'),
    ...check(
      NO_SECRET in annotations || env.every(({ name, value }: Manifest) => !SECRET_NAME.test(name) || !value),
      'a secret in the clear',
    ),
    ...check(
      new Set(paths).size === paths.length && paths.every((path: string) => /^\/[^:]+$/.test(path)),
      'mount paths',
    ),
    ...check(
      volumeMounts.every(({ name }: Manifest) => volumes.includes(name)),
      'a mount without its volume',
    ),
    ...check(
      securityContext.allowPrivilegeEscalation === false && securityContext.capabilities.drop.includes('ALL'),
      'Pod Security',
    ),
    ...check(/[:@][^/]+$/.test(image) && !image.endsWith(':latest'), 'an image without a fixed tag'),
    ...check(quantitiesFit(resources), 'requests and limits'),
  ];
}

function refersBackwards(env: Manifest[]): boolean {
  const known = new Set<string>();
  return env.every(({ name, value }) => {
    const references = [...String(value ?? '').matchAll(/\$\$|\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g)].flatMap(
      ([, one]) => one ?? [],
    );
    const isKnown = references.every((one) => known.has(one));
    known.add(name);
    return isKnown;
  });
}

const DECIMAL: Record<string, number> = { m: 0.001, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };
const BINARY: Record<string, number> = { Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4, Pi: 1024 ** 5 };

function quantitiesFit({ requests = {}, limits = {} }: Manifest): boolean {
  const amounts = [...Object.entries(requests), ...Object.entries(limits)] as [string, string][];
  const isLegal = amounts.every(([resource, text]) => {
    const [digits, unit] = parts(text);
    const isKept = unit in BINARY ? Number(digits) % 1024 !== 0 : !digits.endsWith('000');
    return isKept && (resource === 'cpu' ? !(unit in BINARY) : unit !== 'm' && !unit.startsWith('e-'));
  });
  return (
    isLegal &&
    Object.entries(requests).every(([name, text]) => limits[name] === undefined || amount(text) <= amount(limits[name]))
  );
}

/** A quantity as the API server keeps it, in its two parts. */
function parts(text: unknown): [digits: string, unit: string] {
  const [, digits = '', unit = ''] = /^([1-9]\d*)([mkMGTP]|[KMGTP]i|e-?[1-9]\d*)?$/.exec(String(text)) ?? [];
  return [digits || '000', unit];
}

function amount(text: unknown): number {
  const [digits, unit] = parts(text);
  return Number(digits) * ({ ...DECIMAL, ...BINARY }[unit] ?? 10 ** Number(unit.slice(1)));
}

function check(isKept: boolean, words: string): string[] {
  return isKept ? [] : [words];
}
