/** Each value that a list has had before, with its place. */
export function repeated(values: string[]): [value: string, place: number][] {
  return values
    .map((value, place): [string, number] => [value, place])
    .filter(([value, place]) => values.indexOf(value) < place);
}
