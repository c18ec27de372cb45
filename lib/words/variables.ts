import { isSecretName } from '../fields/secret-texts';
import { OPEN, at, itemsOf, literal, sourceOfKey, textLiteral } from './literal';

/** The props for variables as YAML lists them, `[{ name, value }]`; nothing where a value is no such list. */
export function variablesOf(value: unknown): string | undefined {
  const items = itemsOf(value);
  if (items.length === 0 || items.some((item) => typeof at(item, 'name') !== 'string')) {
    return undefined;
  }
  const isPlainText = (item: unknown) => at(item, 'valueFrom') === undefined && !isSecretName(String(at(item, 'name')));
  const texts = items.filter(isPlainText).map((item) => `${sourceOfKey(String(at(item, 'name')))}: ${textOf(item)}`);
  const sources = items.filter((item) => !isPlainText(item)).map(sourceOf);
  return [
    ...(texts.length > 0 ? [`env: { ${texts.join(', ')} }`] : []),
    ...(sources.length > 0 ? [`envFrom: [${sources.join(', ')}]`] : []),
  ].join(', ');
}

/** What is written for whole ConfigMaps and Secrets as YAML lists them; nothing where a value is no such list. */
export function sourcesOf(value: unknown): string | undefined {
  const isSource = (item: unknown) => at(item, 'secretRef') !== undefined || at(item, 'configMapRef') !== undefined;
  return itemsOf(value).some(isSource)
    ? `patches: [Patch.container({ envFrom: ${literal(value)} })], or EnvSource.secretKey for each key`
    : undefined;
}

/** An object of the cluster that the app does not render. */
export function existing(kind: 'Secret' | 'ConfigMap' | 'ServiceAccount' | 'PersistentVolumeClaim', name: unknown) {
  const factory = kind === 'PersistentVolumeClaim' ? 'fromClaimName' : `from${kind}Name`;
  return `${kind}.${factory}(chart, 'id', ${textLiteral(name)})`;
}

function textOf(item: unknown): string {
  const value = at(item, 'value') ?? '';
  return typeof value === 'boolean' ? literal(String(value)) : textLiteral(value);
}

function sourceOf(item: unknown): string {
  const name = literal(at(item, 'name'));
  const from = at(item, 'valueFrom');
  const configMap = at(from, 'configMapKeyRef');
  if (configMap !== undefined) {
    const key = textLiteral(at(configMap, 'key'));
    return `EnvSource.configMapKey(${name}, ${existing('ConfigMap', at(configMap, 'name'))}, ${key})`;
  }
  const path = at(from, 'fieldRef', 'fieldPath') ?? at(from, 'resourceFieldRef', 'resource');
  if (path !== undefined) {
    const factory = at(from, 'fieldRef') === undefined ? 'fromResource' : 'fromFieldRef';
    return `EnvSource.value(${name}, EnvValue.${factory}(${OPEN}))`;
  }
  const secret = at(from, 'secretKeyRef');
  const key = textLiteral(at(secret, 'key'));
  return `EnvSource.secretKey(${name}, ${existing('Secret', at(secret, 'name'))}, ${key})`;
}
