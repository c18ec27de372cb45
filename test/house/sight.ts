import * as ts from 'typescript';
import { House } from './house';
import { Way, any, under } from './way';

/** What types tell of where a value is. */
export class Sight {
  private readonly value: ts.Type;

  constructor(
    private readonly house: House,
    value: ts.Type,
  ) {
    this.value = house.checker.getNonNullableType(value);
  }

  /** What of a way is left in a variable or a prop of this type. */
  public seen(way: Way, type: ts.Type): Way {
    return any(this.membersOf(type).map((member) => this.seenBy(member, way)));
  }

  /** Where something of this type has the value, as far as its own type tells. */
  public found(type: ts.Type, depth = 0): Way {
    return any(this.membersOf(type).map((member) => this.foundIn(member, depth)));
  }

  /** What lies under the names of a table. Of another object nobody knows which name is meant. */
  public inTable(way: Way, type: ts.Type): Way {
    const item = type.getStringIndexType();
    return item && !isOpen(item) && way instanceof Map ? any(way.values()) : way;
  }

  /** Whether a type is that of texts alone. */
  public isText(type: ts.Type): boolean {
    return this.membersOf(type).every(isText);
  }

  private seenBy(type: ts.Type, way: Way): Way {
    if (way === undefined || isOpen(type)) {
      return way;
    }
    if (way === 'it' || type.getStringIndexType()) {
      return isObject(type) || isText(type) ? way : undefined;
    }
    const items = this.itemsOf(type);
    if (items) {
      return any(items.map((item) => this.seen(way, item)));
    }
    const props = [...way].map(([name, inner]) => ({ name, inner, prop: type.getProperty(name) }));
    return any(
      props.map(
        ({ name, inner, prop }) => prop && under(name, this.seen(inner, this.house.checker.getTypeOfSymbol(prop))),
      ),
    );
  }

  private foundIn(type: ts.Type, depth: number): Way {
    const { checker } = this.house;
    const items = this.itemsOf(type);
    if (items) {
      return any(items.map((item) => this.found(item, depth + 1)));
    }
    if (isOpen(type) || !isObject(type)) {
      return undefined;
    }
    if (checker.isTypeAssignableTo(type, this.value)) {
      return 'it';
    }
    const isOurs = type.symbol?.declarations?.every((declaration) => this.house.has(declaration));
    const props = isOurs && depth < MAX_DEPTH ? type.getProperties() : [];
    return any(props.map((prop) => under(prop.name, this.found(checker.getTypeOfSymbol(prop), depth + 1))));
  }

  private membersOf(type: ts.Type): ts.Type[] {
    const given = this.house.checker.getNonNullableType(type);
    return given.isUnion() ? given.types : [given];
  }

  private itemsOf(type: ts.Type): readonly ts.Type[] | undefined {
    const { checker } = this.house;
    const isList = checker.isArrayType(type) || checker.isTupleType(type);
    return isList ? checker.getTypeArguments(type as ts.TypeReference) : undefined;
  }
}

/** Types that contain themselves have no end. */
const MAX_DEPTH = 3;

function isText({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.StringLike) !== 0;
}

function isObject({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

/** Whether a type leaves open which props there are. */
function isOpen(type: ts.Type): boolean {
  const { Any, Unknown, NonPrimitive, TypeParameter, IndexedAccess, Conditional } = ts.TypeFlags;
  const flags = Any | Unknown | NonPrimitive | TypeParameter | IndexedAccess | Conditional;
  const isEmpty = isObject(type) && type.getProperties().length === 0 && !type.getStringIndexType();
  return type.isIntersection() ? type.types.some(isOpen) : (type.flags & flags) !== 0 || isEmpty;
}
