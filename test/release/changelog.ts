/** What CHANGELOG.md says in one place: a bullet, or a paragraph, with the heading above it. */
export interface Entry {
  readonly heading: string;
  readonly text: string;
}

/** What CHANGELOG.md says about the changes after a release: all that stands above the release's own heading. */
export function entriesAfter(version: string, changelog: string): Entry[] {
  const sections = changelog.split(/^## /m).slice(1);
  const release = sections.findIndex((section) => section.split(/\s/, 1)[0] === version);
  if (release === -1) {
    throw new Error(`CHANGELOG.md has no heading "## ${version}"`);
  }
  return sections.slice(0, release).flatMap((section) =>
    section.split(/^### /m).flatMap((part) => {
      const [heading, ...lines] = part.split('\n');
      return blocksOf(lines.join('\n')).map((text) => ({ heading, text }));
    }),
  );
}

/** Indented lines belong to the bullet above them, also after an empty line. */
function blocksOf(text: string): string[] {
  return text.split(/\n(?=- )|\n\n+(?! )/).filter((block) => block.trim() !== '');
}

/** Whether an entry has a name in code quotes. Out of them, `Queue` and `Schedule` are words of any sentence. */
export function hasName(entry: Entry, name: string): boolean {
  const code = [...entry.text.matchAll(/`([^`]+)`/g)].map(([, quoted]) => quoted).join('\n');
  return code.split(/[^\w-]+/).includes(name);
}
