// Longer than 200 lines, as each kind of expression has its own rule; a second file would hide half of them.
import * as ts from 'typescript';
import { House } from './house';
import { Sight } from './sight';
import { Way, any, either, textOf, under, without } from './way';

export type Body = ts.FunctionLikeDeclaration;
type Call = ts.CallExpression | ts.NewExpression;

/** What a function that is read knows: where the value is in each variable, in `this`, and in what it returns. */
interface Frame {
  readonly file: string;
  readonly ways: Map<ts.Symbol, Way>;
  self: Way;
  result: Way;
}

/** Reads functions as a computer would run them, but for the values: it knows only where the value that it follows is. */
export class Walk {
  private readonly checker = this.house.checker;
  private readonly sight: Sight;
  /** The files that calls with the value enter, in their order. */
  public readonly entered: string[] = [];
  /** The files that hand it to a constructor of another package. */
  public readonly ends = new Set<string>();
  private readonly results = new Map<string, Way>();

  constructor(
    private readonly house: House,
    value: ts.Type,
  ) {
    this.sight = new Sight(house, value);
  }

  public from(body: Body, given: Way[]): this {
    this.enter(body, given, undefined);
    return this;
  }

  private enter(body: Body, given: Way[], self: Way, caller?: string): Way {
    const file = this.house.fileOf(body);
    if (file !== caller) {
      this.entered.push(file);
    }
    const key = `${file} ${body.pos} ${[self, ...given].map(textOf)}`;
    if (!this.results.has(key)) {
      this.results.set(key, undefined); // a recursive call is not read again
      const frame: Frame = { file, ways: new Map(), self, result: undefined };
      this.read(body, given, frame);
      this.results.set(key, ts.isConstructorDeclaration(body) ? frame.self : frame.result);
    }
    return this.results.get(key);
  }

  private read(body: Body, given: Way[], frame: Frame): void {
    body.parameters.forEach((parameter, index) => {
      this.visit(parameter.initializer, frame);
      this.bind(parameter.name, given[index], frame);
      if (ts.isParameterPropertyDeclaration(parameter, parameter.parent)) {
        frame.self = either(frame.self, under(parameter.name.getText(), given[index]));
      }
    });
    const way = this.visit(body.body, frame); // an arrow's body is what it returns
    frame.result = either(frame.result, way);
  }

  private bind(name: ts.BindingName, way: Way, frame: Frame): void {
    if (ts.isIdentifier(name)) {
      this.assign(name, this.sight.seen(way, this.typeAt(name)), frame);
      return;
    }
    for (const element of [...name.elements].filter(ts.isBindingElement)) {
      this.visit(element.initializer, frame);
      const prop = (element.propertyName ?? element.name).getText();
      const isWhole = ts.isArrayBindingPattern(name) || element.dotDotDotToken !== undefined;
      const symbol = this.typeAt(name).getProperty(prop);
      this.bind(element.name, isWhole ? way : this.propOf(way, prop, symbol, frame), frame);
    }
  }

  private assign(to: ts.Node, way: Way, frame: Frame): void {
    const symbol = ts.isIdentifier(to) ? this.checker.getSymbolAtLocation(to) : undefined;
    if (symbol) {
      frame.ways.set(symbol, either(frame.ways.get(symbol), way));
    } else if (to.kind === ts.SyntaxKind.ThisKeyword) {
      frame.self = either(frame.self, way);
    } else if (ts.isPropertyAccessExpression(to)) {
      this.assign(to.expression, under(to.name.text, way), frame);
    } else if (ts.isElementAccessExpression(to)) {
      this.assign(to.expression, way, frame);
    }
  }

  private propOf(way: Way, prop: string, symbol: ts.Symbol | undefined, frame: Frame): Way {
    const getter = symbol?.declarations?.find(ts.isGetAccessorDeclaration);
    if (way && getter && this.house.has(getter)) {
      return this.enter(getter, [], way, frame.file);
    }
    const found = way === 'it' ? way : way?.get(prop);
    return symbol ? this.sight.seen(found, this.checker.getTypeOfSymbol(symbol)) : found;
  }

  private visit(node: ts.Node | undefined, frame: Frame): Way {
    if (!node || ts.isTypeNode(node) || ts.isFunctionDeclaration(node)) {
      return undefined;
    }
    if (ts.isIdentifier(node)) {
      return this.wayOf(this.checker.getSymbolAtLocation(node), frame);
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
    if (isFunction(node)) {
      const ways = node.parameters.map((parameter) => this.sight.found(this.typeAt(parameter)));
      return void this.inline(node, ways, frame);
    }
    if (ts.isBinaryExpression(node)) {
      return this.binary(node, frame);
    }
    if (ts.isVariableDeclaration(node)) {
      return void this.bind(node.name, this.visit(node.initializer, frame), frame);
    }
    if (ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer)) {
      this.bind(node.initializer.declarations[0].name, this.visit(node.expression, frame), frame);
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
      return under(node.name.text, this.wayOf(this.checker.getShorthandAssignmentValueSymbol(node), frame));
    }
    if (ts.isPropertyAssignment(node)) {
      return under(node.name.getText(), ways[1]);
    }
    if (ts.isConditionalExpression(node)) {
      return either(ways[2], ways[4]);
    }
    return isTransparent(node) ? any(ways) : undefined;
  }

  private wayOf(symbol: ts.Symbol | undefined, frame: Frame): Way {
    return symbol && frame.ways.get(symbol);
  }

  private binary({ left, right, operatorToken: { kind } }: ts.BinaryExpression, frame: Frame): Way {
    const ways = [this.visit(left, frame), this.visit(right, frame)];
    if (kind === ts.SyntaxKind.EqualsToken) {
      this.assign(left, ways[1], frame);
    }
    const isEither = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
    return isEither ? any(ways) : kind === ts.SyntaxKind.AmpersandAmpersandToken ? ways[1] : undefined;
  }

  private inline(node: Body, given: Way[], frame: Frame): Way {
    const own: Frame = { ...frame, result: undefined };
    this.read(node, given, own);
    return own.result;
  }

  private call(node: Call, frame: Frame): Way {
    const { expression, arguments: given = [] } = node;
    const self = this.visit(ts.isPropertyAccessExpression(expression) ? expression.expression : expression, frame);
    const body = this.checker.getResolvedSignature(node)?.declaration as Body | undefined;
    if (!body?.body || !this.house.has(body)) {
      return this.unreadable(node, self, frame);
    }
    const ways = given.map((argument) => this.visit(argument, frame));
    const isReceived = self || any(ways.filter((_, index) => !this.sight.isText(this.typeAt(given[index]))));
    return isReceived ? this.receive(body, ways, self, frame) : undefined;
  }

  private typeAt(node: ts.Node): ts.Type {
    return this.checker.getTypeAtLocation(node);
  }

  private receive(body: Body, given: Way[], self: Way, frame: Frame): Way {
    const seen = body.parameters.map((parameter, index) => {
      const way = parameter.dotDotDotToken ? any(given.slice(index)) : given[index];
      return this.sight.seen(way, this.typeAt(parameter));
    });
    return self || any(seen) ? this.enter(body, seen, self, frame.file) : undefined;
  }

  /** A call whose body is not in lib/, or not known, hands what it gets to the functions that it gets, and gives it back. */
  private unreadable(node: Call, self: Way, frame: Frame): Way {
    const callee = node.expression;
    const given = [...(node.arguments ?? [])];
    const ways = given.map((argument) => (isFunction(argument) ? undefined : this.visit(argument, frame)));
    const isTable = /^Object\.(entries|values)$/.test(callee.getText());
    const way = isTable ? this.sight.inTable(ways[0], this.typeAt(given[0])) : any([self, ...ways]);
    const returned = given.map((argument) => {
      const body = isFunction(argument) ? argument : this.functionAt(argument);
      const all = body?.parameters.map(() => way) ?? [];
      return isFunction(argument)
        ? this.inline(argument, all, frame)
        : body && this.receive(body, all, undefined, frame);
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

  private functionAt(node: ts.Node): Body | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    const found = meant?.declarations?.find(ts.isFunctionDeclaration);
    return found && this.house.has(found) ? found : undefined;
  }
}

function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** What has the value when a part of it has. */
function isTransparent(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isArrayLiteralExpression(node)
  );
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}
