/** A part of a manifest without the lists and maps in it that say nothing; a reader is spared them. */
export function withoutEmpty<Part extends object>(part: Part): Part {
  const entries = Object.entries(part).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(entries) as Part;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
