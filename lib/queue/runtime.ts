import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/** Files that the library ships in `runtime/`, by name: the same folder for lib/ and for the compiled build/lib/. */
export function runtimeFiles(...names: string[]): Record<string, string> {
  const folder = join(packageRoot(__dirname), 'runtime');
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
