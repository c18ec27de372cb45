import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

/** A field of a struct of the API. */
export interface GoField {
  /** Without `*`, `[]` and the like. */
  readonly type: string;
  /** Whether it belongs to the package core/v1, and the field to another one. */
  readonly isOfCore: boolean;
  readonly isPointer: boolean;
  readonly isBytes: boolean;
}

/** Types that are no `+enum`, although the API server takes no other value than their constants. */
const CLOSED = new Set([
  'ConditionStatus',
  'ContainerRestartPolicy',
  'ContainerRestartRuleAction',
  'ContainerRestartRuleOnExitCodesOperator',
  'HPAScalingPolicyType',
  'LabelSelectorOperator',
  'MetricSourceType',
  'MetricTargetType',
  'OSName',
  'PersistentVolumeClaimRetentionPolicyType',
  'PodSELinuxChangePolicy',
  'RecursiveReadOnlyMode',
  'ResourceResizeRestartPolicy',
  'ScalingPolicySelect',
]);

/** The structs and the enums of a package of the API, read from its `types.go`. */
export class GoTypes {
  private readonly source: string;
  private readonly structs = new Map<string, Map<string, GoField>>();

  private constructor(file: string) {
    this.source = readFileSync(file, 'utf8');
  }

  private static readonly read = new Map<string, GoTypes>();

  /** The package of a definition such as `io.k8s.api.core.v1.Pod`, in a folder of Go modules. */
  public static of(definition: string, modules: string, minor: number): GoTypes | undefined {
    const [, module, way] = /^io\.k8s\.(api|apimachinery)\.(.+)\.\w+$/.exec(definition) ?? [];
    if (module === undefined || !/\bv\d/.test(way)) {
      return undefined;
    }
    const file = join(modules, newest(modules, `${module}@v0.${minor}.`), way.replace(/\./g, '/'), 'types.go');
    const known = GoTypes.read.get(file) ?? new GoTypes(file);
    GoTypes.read.set(file, known);
    return known;
  }

  /** The fields of a struct by their names in JSON, those of structs within it among them. */
  public fieldsOf(struct: string): Map<string, GoField> {
    const known = this.structs.get(struct) ?? this.readStruct(struct);
    this.structs.set(struct, known);
    return known;
  }

  /** The values of a type that has no others. */
  public valuesOf(type: string): string[] | undefined {
    const [, aliased = type] = new RegExp(`^type ${type} = (\\w+)$`, 'm').exec(this.source) ?? [];
    const isEnum = new RegExp(`^// \\+enum *\\n(?://.*\\n)*type ${aliased} string`, 'm').test(this.source);
    const constants = [...this.source.matchAll(new RegExp(`^\\s+\\w+\\s+${aliased}\\s*=\\s*"([^"]*)"`, 'gm'))];
    return (isEnum || CLOSED.has(aliased)) && constants.length > 0 ? constants.map(([, value]) => value) : undefined;
  }

  private readStruct(struct: string): Map<string, GoField> {
    const [, body = ''] = new RegExp(`^type ${struct} struct \\{\\n([^]*?)^\\}`, 'm').exec(this.source) ?? [];
    const fields = new Map<string, GoField>();
    for (const [, inner] of body.matchAll(/^\s+(?:\w+\s+)?(\w+)\s+`[^`]*json:",inline"/gm)) {
      this.fieldsOf(inner).forEach((field, name) => fields.set(name, field));
    }
    for (const [, written, name] of body.matchAll(/^\s+\w+\s+(\S+)\s+`[^`]*json:"(\w+)[,"]/gm)) {
      const type = written.replace(/^(\*|\[\]|map\[\w+\])+/, '');
      fields.set(name, {
        type: type.replace(/^.*\./, ''),
        isOfCore: /^(\w*v1|core)\./.test(type),
        isPointer: written.startsWith('*'),
        isBytes: written.endsWith('[]byte'),
      });
    }
    return fields;
  }
}

/** The folder of a module in its newest patch. */
function newest(modules: string, prefix: string): string {
  const patches = readdirSync(modules).filter(
    (name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)),
  );
  const [first] = patches.sort((one, other) => Number(other.slice(prefix.length)) - Number(one.slice(prefix.length)));
  if (first === undefined) {
    throw new Error(`No module ${prefix}* in ${modules}; go mod download k8s.io/${prefix}N gets it`);
  }
  return first;
}
