/** What the API server of a release would not read as it was meant, or not at all, whatever wrote it. */

import { Problem } from '../../fields/problem';
import { Manifest } from '../../kubernetes/manifest';
import { YOUNG_FIELDS, YoungFields } from '../../platform/features';
import { Platform } from '../../platform/platform';
import { placeIn } from '../place';
import { missing, notOneOf, strayVersion, unknownField, youngValue } from './sentences';
import { Field, ObjectType, Schema, Shape } from './types';
import { isRight, typeProblem } from './values';
import { Place } from './way';

type Target = Pick<Platform, 'kubernetes' | 'switchedOn'>;
type Fields = Readonly<Record<string, unknown>>;

/** The gates are those of what is in `spec`. */
const YOUNG: ReadonlyMap<unknown, YoungFields> = new Map(
  Object.entries(YOUNG_FIELDS).map(([kind, spec]) => [kind, { spec }]),
);

/**
 * Fields that the release does not have, values of another type or outside an enum, and what is missing. Null is as good as
 * nothing, as it is to the API server. A kind that the table does not know has no problems.
 */
export function schemaProblems(object: Manifest, { kubernetes, switchedOn }: Target): Problem[] {
  const { apiVersion, kind } = object;
  const type = Schema.of(kubernetes).typeOfKind(apiVersion, kind, YOUNG.get(kind));
  const problems = type ? new Walk(kubernetes, switchedOn, type).problemsOf(object) : strayVersion(apiVersion, kind);
  return problems.map((problem) => ({ ...problem, prop: placeIn(object, problem.prop) }));
}

/** Goes through an object. It keeps the way to where it is, and makes no text of it until there is something to tell. */
class Walk {
  private readonly way: (string | number)[] = [];
  private readonly schema: Schema;
  private readonly problems: Problem[] = [];
  private depth = 0;
  private isKey = false;

  constructor(
    private readonly kubernetes: Platform['kubernetes'],
    private readonly switchedOn: readonly string[],
    private readonly root: ObjectType,
  ) {
    this.schema = Schema.of(kubernetes);
  }

  public problemsOf(object: Fields): Problem[] {
    this.checkObject(object, this.root);
    return this.problems;
  }

  private checkObject(object: Fields, type: ObjectType): void {
    for (const name in object) {
      const value = object[name];
      if (value !== null && value !== undefined) {
        this.way[this.depth++] = name;
        const field = type.fields.get(name);
        if (field !== undefined) {
          this.check(value, field.shape);
        } else {
          this.checkUnknown(value, name, type);
        }
        this.depth--;
      }
    }
    for (const field of type.required) {
      if (isMissing(object[field.name], field.shape)) {
        this.tellMissing(object[field.name], field, type);
      }
    }
  }

  private check(value: unknown, shape: Shape): void {
    if (!isRight(value, shape)) {
      this.tell(typeProblem(this.here(), value, shape));
      return;
    }
    switch (shape.sort) {
      case 'object':
        return this.checkObject(value as Fields, shape.type);
      case 'list':
        return this.checkItems(value as unknown[], shape.item as Shape);
      case 'map':
        return this.checkValues(value as Fields, shape.item as Shape);
      default:
        return this.checkScalar(value, shape);
    }
  }

  /** Null in a list of objects is one without fields. */
  private checkItems(items: unknown[], item: Shape): void {
    for (let index = 0; index < items.length; index++) {
      this.way[this.depth++] = index;
      const value = items[index] ?? (item.sort === 'object' ? {} : undefined);
      if (value !== undefined) {
        this.check(value, item);
      }
      this.depth--;
    }
  }

  /** No map holds another one. */
  private checkValues(map: Fields, item: Shape): void {
    this.isKey = true;
    for (const key in map) {
      const value = map[key];
      if (value !== null && value !== undefined) {
        this.way[this.depth++] = key;
        this.check(value, item);
        this.depth--;
      }
    }
    this.isKey = false;
  }

  private checkScalar(value: unknown, shape: Shape): void {
    const feature = shape.featureOf(value);
    if (feature !== undefined) {
      if (!feature.isIn(this.kubernetes) && !this.isSwitchedOn()) {
        this.tell(youngValue(this.here(), value, feature));
      }
      return;
    }
    if (shape.values === undefined || (value === '' && !shape.takesEmpty)) {
      return;
    }
    const span = shape.values.get(value as string);
    if ((span === undefined || !this.schema.has(span)) && !this.isSwitchedOn()) {
      this.tell(notOneOf(this.here(), value, this.valuesOf(shape)));
    }
  }

  /** The values of an enum that the release has. */
  private valuesOf(shape: Shape): string[] {
    const known = [...(shape.values ?? [])].filter(([, span]) => this.schema.has(span)).map(([value]) => value);
    return known.filter((value) => shape.featureOf(value)?.isIn(this.kubernetes) ?? true);
  }

  private checkUnknown(value: unknown, name: string, type: ObjectType): void {
    const field = type.foreign.get(name);
    if (!this.switchedOn.includes(name)) {
      this.tell(unknownField(this.here(), value, type, field));
    } else if (field !== undefined) {
      this.check(value, field.shape);
    }
  }

  private tellMissing(value: unknown, field: Field, type: ObjectType): void {
    this.way[this.depth++] = field.name;
    this.tell(missing(this.here(), value, field, type));
    this.depth--;
  }

  private tell(problem: Problem): void {
    this.problems.push(problem);
  }

  private here(): Place {
    return { way: this.way.slice(0, this.depth), kubernetes: this.kubernetes, root: this.root, isKey: this.isKey };
  }

  /** Whether the field that the walk is in is named; a list has the name of its field. */
  private isSwitchedOn(): boolean {
    const names = this.way.slice(0, this.depth).filter((step) => typeof step === 'string');
    return this.switchedOn.includes(names[names.length - 1]);
  }
}

/** The API server cannot tell an empty text from nothing, but where the type says so. */
function isMissing(value: unknown, shape: Shape): boolean {
  return (
    value === undefined ||
    value === null ||
    (value === '' && shape.sort === 'text' && !shape.takesEmpty) ||
    (!shape.takesEmpty && shape.sort === 'list' && Array.isArray(value) && value.length === 0)
  );
}
