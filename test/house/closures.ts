import * as ts from 'typescript';
import { Body, Closure, Frame, Known } from './frame';
import { House } from './house';
import { childrenOf, isFunction } from './syntax';

/** Finds functions that are values, and tells what they carry. */
export class Closures {
  private readonly checker = this.house.checker;

  constructor(private readonly house: House) {}

  /** The function that an expression is: it is written there, or its name is. */
  public of(node: ts.Node, frame: Frame): Closure | undefined {
    if (isFunction(node)) {
      return { body: node, home: frame };
    }
    const symbol = ts.isIdentifier(node) ? this.variableAt(node) : undefined;
    const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    const body = meant?.declarations?.map(bodyOf).find((found) => found && this.house.has(found));
    return frame.get(meant).closure ?? (body && { body });
  }

  /** Whether something has the value; a function has it when it mentions what has it. */
  public carry({ way, closure }: Known, outer: Body[] = []): boolean {
    const isNew = closure?.home !== undefined && !outer.includes(closure.body);
    return way !== undefined || (isNew && this.mentions(closure.body, closure.home, [...outer, closure.body]));
  }

  /** The variable that a name stands for. */
  public variableAt(node: ts.Node): ts.Symbol | undefined {
    return ts.isShorthandPropertyAssignment(node)
      ? this.checker.getShorthandAssignmentValueSymbol(node)
      : this.checker.getSymbolAtLocation(node);
  }

  private mentions(node: ts.Node, home: Frame, outer: Body[]): boolean {
    const isName = ts.isIdentifier(node) || ts.isShorthandPropertyAssignment(node);
    const isSelf = node.kind === ts.SyntaxKind.ThisKeyword && home.self !== undefined;
    return (
      isSelf ||
      (isName && this.carry(home.get(this.variableAt(node)), outer)) ||
      childrenOf(node).some((child) => this.mentions(child, home, outer))
    );
  }
}

function bodyOf(declaration: ts.Declaration): Body | undefined {
  const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  return isFunction(value) || (value && ts.isFunctionDeclaration(value) && value.body) ? value : undefined;
}
