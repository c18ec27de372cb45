import * as ts from 'typescript';
import { Way, either } from './way';

export type Body = ts.FunctionLikeDeclaration;

/** A function as a value. One that stands in another function sees what that one's frame knows. */
export interface Closure {
  readonly body: Body;
  readonly home?: Frame;
}

/** What is known of a variable or an argument: where the value is in it, or which function it is. */
export interface Known {
  readonly way?: Way;
  readonly closure?: Closure;
}

/** What a function that is read knows: its variables, its `this`, and where the value is in what it returns. */
export class Frame {
  public result: Way;
  private readonly variables = new Map<ts.Symbol, Known>();

  constructor(
    /** Tells the frames of one function apart. */
    public readonly id: number,
    public readonly file: string,
    private own: Way,
    /** The frame around an arrow. */
    private readonly home?: Frame,
  ) {}

  /** An arrow has the `this` of the function in which it stands. */
  public get self(): Way {
    return this.home ? this.home.self : this.own;
  }

  public isWithin(frame: Frame): boolean {
    return this === frame || (this.home?.isWithin(frame) ?? false);
  }

  public addToSelf(way: Way): void {
    this.own = either(this.own, way);
    this.home?.addToSelf(way);
  }

  public get(variable: ts.Symbol | undefined): Known {
    return (variable && this.variables.get(variable)) ?? this.home?.get(variable) ?? {};
  }

  public declare(variable: ts.Symbol | undefined, known: Known): void {
    if (variable) {
      this.variables.set(variable, known);
    }
  }

  public addTo(variable: ts.Symbol, way: Way): void {
    const known = this.variables.get(variable);
    if (this.home && !known) {
      this.home.addTo(variable, way);
    } else {
      this.declare(variable, { ...known, way: either(known?.way, way) });
    }
  }
}
