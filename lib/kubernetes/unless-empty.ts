/** A reader of the manifest is spared lists and maps that say nothing. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}
