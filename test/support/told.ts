/**
 * A refusal of exactly these props and values, a line for each: `told('Schedule.hourly minute: got 60')`. The corpus of bad
 * input holds the sentences behind them. A pair also says how a line ends: `told(['timeZone: got "utc"', 'write "UTC"'])`.
 */
export function told(...lines: (string | [beginning: string, fix: string])[]): RegExp {
  const patterns = lines.map((line) => {
    const [beginning, fix] = typeof line === 'string' ? [line] : line;
    return `${escaped(beginning)}, allowed .+; ${fix === undefined ? '.+' : escaped(fix)}`;
  });
  return new RegExp(`^${patterns.join('\n')}$`);
}

/** The lines of the error that a function throws; none when it throws none. */
export function linesOf(make: () => unknown): string[] {
  try {
    make();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

/** Which props are refused, as `[path] prop`; the corpus of bad input has the sentences. */
export function refusedBy(make: () => unknown): string[] {
  return linesOf(make).map((line) => line.replace(/: got .*, allowed .*; .*$/, ''));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
