import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { exactArguments, surplusProblems } from '../../lib/fields/exact-arguments';
import { linesOf } from '../support/refusals';

class Paint {
  public static of(colour: string, name?: string): Paint {
    return new Paint(colour, name);
  }

  public static red(): Paint {
    return this.of('red');
  }

  public static mixed(...colours: string[]): Paint {
    return new Paint(colours.join(' '));
  }

  public static _made(colour: string): Paint {
    return new Paint(colour);
  }

  constructor(
    public readonly colour: string,
    public readonly name?: string,
  ) {}

  public get shown(): string {
    return `${this.name}: ${this.colour}`;
  }

  public on(wall: string): string {
    return `${this.colour} on ${wall}`;
  }

  public _hidden(): string {
    return this.colour;
  }

  static {
    exactArguments(this, { variadic: ['mixed'], meant: { red: 'mix others with Paint.of' } });
  }
}

class Wall extends Construct {
  public paint(paint: Paint): string {
    return `${this.node.id} ${paint.colour}`;
  }

  static {
    exactArguments(this);
  }
}

/** As JavaScript calls a function. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const untyped = (value: unknown): any => value;

describe('a class whose arguments are exact', () => {
  it('does what it did with those that it declares', () => {
    expect(Paint.of('blue')).toEqual(new Paint('blue'));
    expect(Paint.of('blue', 'sky').shown).toBe('sky: blue');
    expect(Paint.red().on('wood')).toBe('red on wood');
    expect(new Wall(Testing.chart(), 'north').paint(Paint.red())).toBe('north red');
    expect(untyped(Paint).of()).toEqual(new Paint(untyped(undefined)));
  });

  it('refuses more, static or not, all at once, each with its place', () => {
    expect(linesOf(() => untyped(Paint).of('blue', 'sky', 5, undefined, [6]))).toEqual([
      'Paint.of argument 3: got 5, allowed 2 arguments; leave it out: nothing reads it',
      'Paint.of argument 5: got [6], allowed 2 arguments; leave it out: nothing reads it',
    ]);
    expect(linesOf(() => untyped(Paint.red()).on('wood', true))).toEqual([
      'Paint.on argument 2: got true, allowed 1 argument; leave it out: nothing reads it',
    ]);
  });

  it('says what may be meant, where somebody knows', () => {
    expect(linesOf(() => untyped(Paint).red('dark'))).toEqual([
      'Paint.red argument 1: got "dark", allowed no argument; mix others with Paint.of',
    ]);
  });

  it('says which construct it is', () => {
    const wall = untyped(new Wall(Testing.chart(), 'north'));
    expect(linesOf(() => wall.paint(Paint.red(), 2))).toEqual([
      '[test/north] paint argument 2: got 2, allowed 1 argument; leave it out: nothing reads it',
    ]);
  });

  it('takes nothing for no argument', () => {
    expect(untyped(Paint).red(undefined, null)).toEqual(new Paint('red'));
  });

  it('takes as many as somebody writes where it says so, and leaves alone what is ours, and what is no function', () => {
    expect(untyped(Paint).mixed('red', 'blue', 'green').colour).toBe('red blue green');
    expect(untyped(Paint)._made('red', 5).colour).toBe('red');
    expect(untyped(Paint.red())._hidden(5)).toBe('red');
  });

  it('looks as it did', () => {
    expect([Paint.of.name, Paint.prototype.on.name]).toEqual(['of', 'on']);
    expect(Object.keys(Paint.prototype)).toEqual([]);
    expect(Object.getOwnPropertyDescriptor(Paint.prototype, 'on')).toMatchObject({
      writable: true,
      configurable: true,
    });
    expect(Paint.prototype.constructor).toBe(Paint);
  });
});

it.each([
  [[1, 2], 2, []],
  [[1, 2, undefined, null], 2, []],
  [[], 3, []],
  [[1, 0], 1, ['argument 2']],
  [[1, '', false], 0, ['argument 1', 'argument 2', 'argument 3']],
])('of %p beyond %p there are told: %p', (given, declared, told) => {
  expect(surplusProblems(given, declared).map(({ prop }) => prop)).toEqual(told);
});
