/** The name that somebody meant: the same but for case, or that differs by a letter or two. */
export function nearest(written: string, names: string[]): string | undefined {
  const wanted = written.toLowerCase();
  const same = names.find((name) => name.toLowerCase() === wanted);
  return same ?? names.find((name) => wanted.length > 3 && isOneOrTwoEditsAway(name.toLowerCase(), wanted));
}

/** Whether one text becomes the other when one or two letters are added, left out or changed. */
export function isOneOrTwoEditsAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) {
    return false; // a long text would take ages
  }
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length] <= 2;
}
