// Longer than 200 lines, as each kind of expression has its own rule; a second file would hide half of them.
import * as ts from 'typescript';
import { Closures } from './closures';
import { Body, Closure, Frame, Known } from './frame';
import { House } from './house';
import { Sight } from './sight';
import { childrenOf, isFunction, isTransparent } from './syntax';
import { Way, any, either, textOf, under, without } from './way';

type Call = ts.CallExpression | ts.NewExpression;

/** A function that calls itself, or hands itself on, has no end. */
const MAX_DEPTH = 9;

/** Reads functions as a computer would run them, but for the values: it knows only where the value that it follows is. */
export class Walk {
  private readonly checker = this.house.checker;
  private readonly sight: Sight;
  private readonly closures = new Closures(this.house);
  /** The files that calls with the value enter, in their order. */
  public readonly entered: string[] = [];
  /** The files that hand it to a constructor of another package. */
  public readonly ends = new Set<string>();
  private readonly results = new Map<string, Way>();
  private readonly reading: Body[] = [];
  private readonly called = new Set<Body | undefined>();

  constructor(
    private readonly house: House,
    value: ts.Type,
  ) {
    this.sight = new Sight(house, value);
  }

  public from(body: Body, given: Way[]): this {
    this.enter({ body }, asKnown(given), undefined);
    return this;
  }

  private enter(closure: Closure, given: Known[], self: Way, caller?: string): Way {
    const { body, home } = closure;
    const file = this.house.fileOf(body);
    if (file !== caller) {
      this.entered.push(file);
    }
    const key = [{ way: self, closure }, ...given].map((known) => this.textOf(known)).join();
    const depth = this.reading.filter((one) => one === body).length;
    if (!this.results.has(key) && depth < MAX_DEPTH) {
      this.results.set(key, undefined); // a recursive call is not read again
      const frame = new Frame(this.results.size, file, self, home);
      this.reading.push(body);
      this.read(body, given, frame);
      this.reading.pop();
      this.results.set(key, ts.isConstructorDeclaration(body) ? frame.self : frame.result);
    }
    return this.results.get(key);
  }

  private textOf({ way, closure }: Known): string {
    return textOf(way) + (closure ? ` ${this.house.fileOf(closure.body)} ${closure.body.pos} ${closure.home?.id}` : '');
  }

  private read(body: Body, given: Known[], frame: Frame): void {
    body.parameters.forEach((parameter, index) => {
      const unset = this.known(parameter.initializer, frame);
      const { way, closure = unset.closure } = given[index] ?? {};
      this.bind(parameter.name, { way, closure }, frame);
      if (ts.isParameterPropertyDeclaration(parameter, parameter.parent)) {
        frame.addToSelf(under(parameter.name.getText(), way));
      }
    });
    const way = this.visit(body.body, frame); // an arrow's body is what it returns
    frame.result = either(frame.result, way);
  }

  private bind(name: ts.BindingName, { way, closure }: Known, frame: Frame): void {
    if (ts.isIdentifier(name)) {
      const known = { way: this.sight.seen(way, this.typeAt(name)), closure };
      return frame.declare(this.checker.getSymbolAtLocation(name), known);
    }
    for (const element of [...name.elements].filter(ts.isBindingElement)) {
      const unset = this.known(element.initializer, frame);
      const prop = (element.propertyName ?? element.name).getText();
      const isWhole = ts.isArrayBindingPattern(name) || element.dotDotDotToken !== undefined;
      const symbol = this.typeAt(name).getProperty(prop);
      const part = isWhole ? way : this.propOf(way, prop, symbol, frame);
      this.bind(element.name, { way: part, closure: unset.closure }, frame);
    }
  }

  private assign(to: ts.Node, way: Way, frame: Frame): void {
    const symbol = ts.isIdentifier(to) ? this.checker.getSymbolAtLocation(to) : undefined;
    if (symbol) {
      frame.addTo(symbol, way);
    } else if (to.kind === ts.SyntaxKind.ThisKeyword) {
      frame.addToSelf(way);
    } else if (ts.isPropertyAccessExpression(to)) {
      this.assign(to.expression, under(to.name.text, way), frame);
    } else if (ts.isElementAccessExpression(to)) {
      this.assign(to.expression, way, frame);
    }
  }

  private propOf(way: Way, prop: string, symbol: ts.Symbol | undefined, frame: Frame): Way {
    const getter = symbol?.declarations?.find(ts.isGetAccessorDeclaration);
    if (way && getter && this.house.has(getter)) {
      return this.enter({ body: getter }, [], way, frame.file);
    }
    const found = way === 'it' ? way : way?.get(prop);
    return symbol ? this.sight.seen(found, this.checker.getTypeOfSymbol(symbol)) : found;
  }

  private visit(node: ts.Node | undefined, frame: Frame): Way {
    if (!node || ts.isTypeNode(node) || ts.isFunctionDeclaration(node)) {
      return undefined;
    }
    if (isFunction(node)) {
      return this.readUncalled({ body: node, home: frame }, frame);
    }
    if (ts.isIdentifier(node)) {
      return this.variable(node, frame);
    }
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      return frame.self;
    }
    if (ts.isPropertyAccessExpression(node)) {
      const symbol = this.checker.getSymbolAtLocation(node.name);
      return this.propOf(this.visit(node.expression, frame), node.name.text, symbol, frame);
    }
    if (ts.isElementAccessExpression(node)) {
      const way = this.visit(node.expression, frame);
      this.visit(node.argumentExpression, frame);
      return this.sight.inTable(way, this.typeAt(node.expression));
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      return this.call(node, frame);
    }
    if (ts.isBinaryExpression(node)) {
      return this.binary(node, frame);
    }
    if (ts.isVariableDeclaration(node)) {
      return void this.bind(node.name, this.known(node.initializer, frame), frame);
    }
    if (ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer)) {
      this.bind(node.initializer.declarations[0].name, this.known(node.expression, frame), frame);
      return this.visit(node.statement, frame);
    }
    if (ts.isObjectLiteralExpression(node)) {
      const parts = node.properties.map((part) => ({ prop: part.name?.getText(), way: this.visit(part, frame) }));
      return parts.reduce<Way>((all, { prop, way }) => either(without(prop, all), way), undefined);
    }
    const ways = childrenOf(node).map((child) => this.visit(child, frame));
    if (ts.isReturnStatement(node)) {
      frame.result = either(frame.result, any(ways));
    }
    if (ts.isShorthandPropertyAssignment(node)) {
      return under(node.name.text, this.variable(node, frame));
    }
    if (ts.isPropertyAssignment(node)) {
      return under(node.name.getText(), ways[1]);
    }
    if (ts.isConditionalExpression(node)) {
      return either(ways[2], ways[4]);
    }
    return isTransparent(node) ? any(ways) : undefined;
  }

  private variable(name: ts.Node, frame: Frame): Way {
    const { way, closure } = frame.get(this.closures.variableAt(name));
    return closure ? this.readUncalled(closure, frame) : way;
  }

  private binary({ left, right, operatorToken: { kind } }: ts.BinaryExpression, frame: Frame): Way {
    const ways = [this.visit(left, frame), this.visit(right, frame)];
    if (kind === ts.SyntaxKind.EqualsToken) {
      this.assign(left, ways[1], frame);
    }
    const isEither = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
    return isEither ? any(ways) : kind === ts.SyntaxKind.AmpersandAmpersandToken ? ways[1] : undefined;
  }

  private call(node: Call, frame: Frame): Way {
    const { expression, arguments: given = [] } = node;
    const closure = this.closures.of(expression, frame);
    this.called.add(closure?.body);
    const owner = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
    const self = this.visit(owner, frame);
    const all = given.map((argument) => this.known(argument, frame));
    const body = closure?.body ?? (this.checker.getResolvedSignature(node)?.declaration as Body | undefined);
    if (!body?.body || !this.house.has(body)) {
      return this.unreadable(node, all, self, frame);
    }
    const told = all.filter((_, index) => !this.sight.isText(this.typeAt(given[index])));
    const isReceived = self || [{ closure }, ...told].some((known) => this.closures.carry(known));
    const result = isReceived ? this.receive(closure ?? { body }, all, self, frame) : undefined;
    all.forEach((known) => known.closure && this.readUncalled(known.closure, frame));
    return result;
  }

  private typeAt(node: ts.Node): ts.Type {
    return this.checker.getTypeAtLocation(node);
  }

  private receive(closure: Closure, given: Known[], self: Way, frame: Frame): Way {
    const seen = closure.body.parameters.map((parameter, index) => {
      const rest = given.slice(index).map(({ way }) => way);
      const known = parameter.dotDotDotToken ? { way: any(rest) } : (given[index] ?? {});
      return { ...known, way: this.sight.seen(known.way, this.typeAt(parameter)) };
    });
    const isReceived = self || [{ closure }, ...seen].some((known) => this.closures.carry(known));
    return isReceived ? this.enter(closure, seen, self, frame.file) : undefined;
  }

  /** A function that nobody is seen to call is read where it stands. */
  private readUncalled(closure: Closure, frame: Frame): undefined {
    const isHere = closure.home && frame.isWithin(closure.home);
    if (isHere && !this.called.has(closure.body)) {
      const ways = closure.body.parameters.map((parameter) => this.sight.found(this.typeAt(parameter)));
      this.enter(closure, asKnown(ways), undefined, frame.file);
    }
  }

  /** A call whose body is not in lib/, or not known, hands what it gets to the functions that it gets, and gives it back. */
  private unreadable(node: Call, given: Known[], self: Way, frame: Frame): Way {
    const callee = node.expression;
    const ways = given.map(({ way }) => way);
    const [table] = /^Object\.(entries|values)$/.test(callee.getText()) ? (node.arguments ?? []) : [];
    const way = table ? this.sight.inTable(ways[0], this.typeAt(table)) : any([self, ...ways]);
    const returned = given.map(({ closure }) => {
      const all = closure?.body.parameters.map(() => way) ?? [];
      return closure && this.receive(closure, asKnown(all), undefined, frame);
    });
    if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'push') {
      this.assign(callee.expression, any(ways), frame);
    }
    const declaration = this.checker.getResolvedSignature(node)?.declaration;
    if (ts.isNewExpression(node)) {
      return void (way && declaration && this.house.isOutside(declaration) && this.ends.add(frame.file));
    }
    const result = any(/\.(flatM|m)ap$/.test(callee.getText()) ? returned : [way, ...returned]);
    const isOurs = result && declaration && this.house.has(declaration);
    const type = this.typeAt(node);
    return (isOurs ? this.sight.found(type) : undefined) ?? this.sight.seen(result, type);
  }

  private known(node: ts.Node | undefined, frame: Frame): Known {
    const closure = node && this.closures.of(node, frame);
    return closure ? { closure } : { way: this.visit(node, frame) };
  }
}

function asKnown(ways: Way[]): Known[] {
  return ways.map((way) => ({ way }));
}
