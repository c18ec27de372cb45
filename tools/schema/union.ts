import { GoField, GoTypes } from './go-types';

/** A definition of a published schema. */
export interface Definition {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: Definition;
  readonly additionalProperties?: Definition;
  readonly properties?: Record<string, Definition>;
  readonly required?: string[];
  readonly oneOf?: unknown[];
  readonly 'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[];
}

export type Schema = Readonly<Record<string, Definition>>;

/** What is known of a field, over all releases. */
export interface Field {
  readonly type: string;
  readonly releases: number[];
  readonly requiredBy: number[];
  /** Whether the empty text is a value, and not the same as nothing. */
  readonly isPointer: boolean;
  /** Whether it is there anyhow in Go, so that what it must have is asked for without it. */
  readonly isEmbedded: boolean;
}

/** What belongs to the API server, or may not be in what is rendered: its parts are left out. */
const PARTS_LEFT_OUT: Readonly<Record<string, string>> = {
  status: 'any',
  ephemeralContainers: 'none',
  managedFields: 'any',
};

/** Texts with a fixed set of values that have no type of their own: a name for it, and the values. */
const TEXTS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'RoleRef.kind': ['RoleRefKind', 'ClusterRole', 'Role'],
  'ServiceSpec.trafficDistribution': ['TrafficDistribution', 'PreferClose', 'PreferSameNode', 'PreferSameZone'],
  'Subject.kind': ['SubjectKind', 'Group', 'ServiceAccount', 'User'],
};

/** Required texts that may be empty, although Go cannot tell that from nothing. */
const MAY_BE_EMPTY = ['HTTPHeader.value', 'Sysctl.value'];

/** Any definition of the package that others take types from. */
const CORE = 'io.k8s.api.core.v1.Pod';

/** Lists that the API server does not take empty. */
const NEVER_EMPTY = [
  'NodeSelector.nodeSelectorTerms',
  'PodFailurePolicyOnExitCodesRequirement.values',
  'PodSpec.containers',
  'PolicyRule.verbs',
  'SuccessPolicy.rules',
];

/** All releases in one: types by their newest names, and their fields by what each release says of them. */
export class Union {
  public readonly kinds = new Map<string, string>();
  public readonly types = new Map<string, Map<string, Field>>();
  public readonly enums = new Map<string, Map<string, number[]>>();

  /** `modules` has the Go modules k8s.io/api and k8s.io/apimachinery of each release. */
  constructor(private readonly modules: string) {}

  /** Adds a release; the newest comes first. */
  public add(minor: number, schema: Schema): void {
    new Release(this, this.modules, minor, schema).add();
  }
}

class Release {
  private readonly seen = new Set<string>();

  constructor(
    private readonly union: Union,
    private readonly modules: string,
    private readonly minor: number,
    private readonly schema: Schema,
  ) {}

  public add(): void {
    for (const [name, definition] of Object.entries(this.schema)) {
      for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
        this.union.kinds.set(`${group === '' ? '' : `${group}/`}${version} ${kind}`, shortName(name));
        this.addType(shortName(name), name);
      }
    }
  }

  /** Adds what a definition says to a type, whose name it may have only in this release. */
  private addType(type: string, name: string): void {
    if (this.seen.has(`${type} ${name}`)) {
      return;
    }
    this.seen.add(`${type} ${name}`);
    const fields = this.union.types.get(type) ?? new Map<string, Field>();
    this.union.types.set(type, fields);
    const { properties = {}, required = [] } = this.schema[name];
    const struct = GoTypes.of(name, this.modules, this.minor)?.fieldsOf(shortName(name));
    for (const [field, definition] of Object.entries(properties)) {
      const known = fields.get(field);
      const go = struct?.get(field);
      const written = this.typeOf(`${type}.${field}`, name, definition, known?.type, go);
      const releases = [...(known?.releases ?? []), this.minor];
      const requiredBy = [...(known?.requiredBy ?? []), ...(required.includes(field) ? [this.minor] : [])];
      const isPointer = known?.isPointer ?? (go?.isPointer || MAY_BE_EMPTY.includes(`${type}.${field}`));
      const isEmbedded = known?.isEmbedded ?? (go !== undefined && !go.isPointer && /^[A-Z]\w*$/.test(written));
      fields.set(field, {
        type: known?.type ?? written,
        releases: [...new Set(releases)],
        requiredBy,
        isPointer,
        isEmbedded,
      });
    }
  }

  /** As the table writes it; what it refers to is added. `known` is its name in newer releases. */
  private typeOf(place: string, owner: string, definition: Definition, known?: string, go?: GoField): string {
    const leftOut = PARTS_LEFT_OUT[place.slice(place.indexOf('.') + 1)];
    if (leftOut !== undefined && definition.type !== 'string') {
      return leftOut;
    }
    if (definition.items !== undefined) {
      const suffix = NEVER_EMPTY.includes(place) ? '[+]' : '[]';
      return `${this.typeOf(place, owner, definition.items, withoutSuffix(known), go)}${suffix}`;
    }
    if (definition.additionalProperties !== undefined) {
      return `${this.typeOf(place, owner, definition.additionalProperties, withoutSuffix(known), go)}{}`;
    }
    if (definition.$ref !== undefined) {
      return this.typeOfReference(definition.$ref.replace('#/definitions/', ''), known);
    }
    if (TEXTS[place] !== undefined) {
      const [type, ...texts] = TEXTS[place];
      return this.addEnum(type, texts);
    }
    const values = go && this.valuesOf(owner, go);
    if (go !== undefined && values !== undefined && definition.type === 'string') {
      return this.addEnum(go.type, values);
    }
    return go?.isBytes ? 'bytes' : primitive(definition);
  }

  private typeOfReference(name: string, known?: string): string {
    const definition = this.schema[name];
    if (definition.properties === undefined) {
      return primitiveOf(shortName(name), definition);
    }
    const type = known ?? shortName(name);
    this.addType(type, name);
    return type;
  }

  private valuesOf(owner: string, { type, isOfCore }: GoField): string[] | undefined {
    return GoTypes.of(isOfCore ? CORE : owner, this.modules, this.minor)?.valuesOf(type);
  }

  private addEnum(type: string, values: string[]): string {
    const known = this.union.enums.get(type) ?? new Map<string, number[]>();
    this.union.enums.set(type, known);
    const given = values.filter((value) => value !== '' || type === 'HostPathType');
    given.forEach((value) => known.set(value, [...new Set([...(known.get(value) ?? []), this.minor])]));
    return type;
  }
}

function withoutSuffix(type?: string): string | undefined {
  return type?.replace(/(\[\+?\]|\{\})$/, '');
}

function shortName(definition: string): string {
  return definition.slice(definition.lastIndexOf('.') + 1);
}

function primitiveOf(name: string, definition: Definition): string {
  const own: Record<string, string> = {
    Quantity: 'quantity',
    IntOrString: 'intOrString',
    Time: 'time',
    MicroTime: 'time',
  };
  return own[name] ?? primitive(definition);
}

function primitive({ type, format }: Definition): string {
  switch (type) {
    case 'integer':
      return format ?? 'int64';
    case 'string':
      return format === 'date-time' ? 'time' : 'string';
    case 'boolean':
      return 'boolean';
    default:
      return 'any';
  }
}
