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

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
