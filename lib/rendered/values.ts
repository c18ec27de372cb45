import { Problem } from '../fields/problem';
import { isPlain } from '../fields/settle';
import { show } from '../fields/show';
import { labelProblems } from '../kubernetes/labels';
import { Manifest, podSpecOf } from '../kubernetes/manifest';
import { isDnsLabel } from '../kubernetes/names';
import { isMore, readQuantity } from '../kubernetes/quantities';
import { containersOf, placeIn, templatePath } from './place';

/** What a value must be, in words; nothing where it is so. */
type Check = (value: unknown) => string | undefined;

const MAX_ID = 2 ** 31 - 1;

/** Numbers that may be below zero. */
const SIGNED = ['value', 'tolerationSeconds'];

/** The name of a port. https://www.rfc-editor.org/rfc/rfc6335 */
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/;

const between =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && (value < least || value > most) ? `${least} to ${most}` : undefined;
const number = between(1, 65535);
const portOrName: Check = (value) =>
  typeof value === 'string' && !PORT_NAME.test(value)
    ? 'a port from 1 to 65535, or the name of one: at most 15 lower-case letters, digits and "-"'
    : number(value);
const labels: Check = (value) =>
  isPlain(value) && labelProblems('', value as Record<string, string>).length > 0
    ? 'labels that a pod can have'
    : undefined;
const amounts: Check = (value) =>
  isPlain(value) && Object.values(value).some((one) => /^-/.test(String(one))) ? 'no amount below 0' : undefined;
const share: Check = (value) =>
  typeof value === 'string' && !/^\d+%$/.test(value) ? 'a number, or a share such as "50%"' : undefined;

/** By the name of a field, wherever it stands. */
const CHECKS: Readonly<Record<string, Check>> = {
  containerPort: number,
  nodePort: number,
  port: portOrName,
  targetPort: portOrName,
  matchLabels: labels,
  nodeSelector: labels,
  limits: amounts,
  requests: amounts,
  hard: amounts,
  default: amounts,
  defaultRequest: amounts,
  runAsUser: between(0, MAX_ID),
  runAsGroup: between(0, MAX_ID),
  fsGroup: between(0, MAX_ID),
  defaultMode: between(0, 0o777),
  mode: between(0, 0o777),
  maxUnavailable: share,
  minAvailable: share,
};

/** Values that have the type of their field, and that the API server refuses. */
export function valueProblems(manifest: Manifest): Problem[] {
  const problems: Problem[] = [];
  walk(manifest.spec, 'spec', [], (at, value, allowed) => {
    const prop = placeIn(manifest, `.spec${at.map(segment).join('')}`);
    problems.push({ prop, got: show(value), allowed, fix: 'write what Kubernetes takes there' });
  });
  return [...problems, ...podProblems(manifest)];
}

type Find = (at: (string | number)[], value: unknown, allowed: string) => void;

function walk(value: Manifest, name: string, at: (string | number)[], found: Find): void {
  const allowed = CHECKS[name]?.(value) ?? (isNegative(value, name) ? 'no number below 0' : undefined);
  if (allowed !== undefined) {
    found(at, value, allowed);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      at.push(key);
      walk(value[key], typeof key === 'string' ? key : name, at, found);
      at.pop();
    }
  }
}

function isNegative(value: unknown, name: string): boolean {
  return typeof value === 'number' && value < 0 && !SIGNED.includes(name);
}

function segment(name: string | number): string {
  return typeof name === 'number' ? `[${name}]` : `.${name}`;
}

/** What a pod's parts ask of each other. */
function podProblems(manifest: Manifest): Problem[] {
  const podSpec = podSpecOf(manifest);
  if (!podSpec) {
    return [];
  }
  const at = `${templatePath(manifest.kind)}.spec`;
  const lists = [podSpec.volumes, manifest.spec.volumeClaimTemplates].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  const volumes = lists.map((one: Manifest) => one?.name ?? one?.metadata?.name);
  const told = containersOf(podSpec, at).flatMap(({ container, path }) => containerProblems(container, path, volumes));
  const unnamed = volumes
    .filter((name) => !isDnsLabel(name))
    .map((name) => tell(`${at}.volumes`, name, 'volumes with names in lower case'));
  return [...told, ...unnamed].map(({ path, got, allowed }) => ({
    prop: placeIn(manifest, path),
    got: show(got),
    allowed,
    fix: 'correct the patch',
  }));
}

interface Told {
  readonly path: string;
  readonly got: unknown;
  readonly allowed: string;
}

function tell(path: string, got: unknown, allowed: string): Told {
  return { path, got, allowed };
}

function containerProblems(container: Manifest, path: string, volumes: unknown[]): Told[] {
  const { name, image, volumeMounts, resources } = container;
  const mounts: Manifest[] = Array.isArray(volumeMounts) ? volumeMounts : [];
  return [
    ...(isDnsLabel(name) ? [] : [tell(`${path}.name`, name, 'a name in lower case')]),
    ...(typeof image === 'string' && image !== '' ? [] : [tell(`${path}.image`, image, 'an image')]),
    ...mounts.flatMap((mount, index) =>
      volumes.includes(mount?.name)
        ? []
        : [tell(`${path}.volumeMounts[${index}].name`, mount?.name, 'a volume of the pod')],
    ),
    ...requestProblems(resources ?? {}, `${path}.resources`),
  ];
}

/** No more is reserved than there may be, and only of what a node has. */
function requestProblems({ requests, limits }: Manifest, path: string): Told[] {
  const [reserved, most] = [requests, limits].map((map) => (isPlain(map) ? (map as Record<string, unknown>) : {}));
  const names = [...new Set([...Object.keys(reserved), ...Object.keys(most)])];
  return names.flatMap((name) => {
    if (!/^(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(name) && !name.includes('/')) {
      return [tell(path, name, 'cpu, memory, ephemeral-storage, or a resource with its domain')];
    }
    const [request, limit] = [String(reserved[name]), String(most[name])];
    const areBoth = readQuantity(request) !== undefined && readQuantity(limit) !== undefined;
    return areBoth && isMore(request, limit)
      ? [tell(`${path}.requests.${name}`, request, `at most its limit ${limit}`)]
      : [];
  });
}
