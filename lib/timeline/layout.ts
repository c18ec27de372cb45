/** The columns of a terminal. */
export const WIDTH = 80;

/** Leaves out what a terminal or a picture would obey: others have written the manifests. */
export function onOneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
}

/** Keeps the end of a name that is too long: names differ there. */
export function shortened(name: string, width: number): string {
  return name.length > width ? `…${name.slice(1 - width)}` : name;
}

/** The first few of many names, and how many more there are. */
export function firstFew(names: string[]): string[] {
  const SHOWN = 5;
  const more = names.length - SHOWN;
  return [...names.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])];
}

/** Breaks a text between words into lines of that width, unless a word is longer; all lines but the first are indented. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(lines.length === 0 ? word : indent + word);
    }
  }
  return lines.join('\n');
}
