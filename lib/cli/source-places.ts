import { SourceMap, SourceMapPayload, SourceMapping } from 'module';
import { dirname, resolve } from 'path';
import { fileURLToPath } from 'url';

/** A place in a file; lines and columns count from 1. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The source maps of bundles, by the file that each is made of. A map is made when an error needs it. */
const maps = new Map<string, () => SourceMap>();

/** From now on the stacks of all errors name places in the sources of a bundle. */
export function rememberSources(file: string, mapOf: () => string): void {
  let read: SourceMap | undefined;
  maps.set(file, () => (read ??= new SourceMap(withPaths(JSON.parse(mapOf()), dirname(file)))));
  Error.prepareStackTrace = (error, frames) => [describe(error), ...frames.map(lineOf)].join('\n    at ');
}

function withPaths(map: SourceMapPayload, folder: string): SourceMapPayload {
  return { ...map, sources: map.sources.map((source) => resolve(folder, source)) };
}

function placeIn(map: SourceMap, line: number, column: number): Place | undefined {
  const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1) as SourceMapping;
  return originalSource === undefined
    ? undefined
    : { file: originalSource, line: originalLine + 1, column: originalColumn + 1 };
}

/** As V8 writes a frame, but for its place. */
function lineOf(frame: NodeJS.CallSite): string {
  const written = frame.getFileName();
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (typeof written !== 'string' || line === null || column === null) {
    return String(frame);
  }
  const map = maps.get(written.startsWith('file:') ? fileURLToPath(written) : written);
  const place = map && placeIn(map(), line, column);
  return place
    ? String(frame).replace(`${written}:${line}:${column}`, `${place.file}:${place.line}:${place.column}`)
    : String(frame);
}

function describe(error: Error): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}
