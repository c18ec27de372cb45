import { join } from 'path';
import * as ts from 'typescript';

/** The sources of a folder's lib/, with their types, as its tsconfig.json reads them. */
export class House {
  public static at(root: string): House {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const lib = join(root, 'lib/');
    const ours = fileNames.filter((file) => file.startsWith(lib));
    return new House(lib, ts.createProgram(ours, options));
  }

  public readonly checker: ts.TypeChecker;
  /** In the order of their names. */
  public readonly files: ts.SourceFile[];

  private constructor(
    private readonly lib: string,
    private readonly program: ts.Program,
  ) {
    this.checker = program.getTypeChecker();
    const ours = program.getSourceFiles().filter((file) => this.has(file));
    this.files = ours.sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
  }

  public has(node: ts.Node): boolean {
    return node.getSourceFile().fileName.startsWith(this.lib);
  }

  /** The name of a node's file, below lib/. */
  public fileOf(node: ts.Node): string {
    return node.getSourceFile().fileName.slice(this.lib.length);
  }

  /** Whether a node is of a package or of imports/; what JavaScript itself brings is neither. */
  public isOutside(node: ts.Node): boolean {
    return !this.has(node) && !this.program.isSourceFileDefaultLibrary(node.getSourceFile());
  }
}
