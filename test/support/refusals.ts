/** The lines of the error that a function throws; none when it throws none. */
export function linesOf(make: () => unknown): string[] {
  try {
    make();
    return [];
  } catch (error) {
    const { name, message } = error as Error;
    return (name === 'ProblemsError' ? message : `${name}: ${message}`).split('\n');
  }
}

/** What a function refuses, each as `Mount.scratch size: got 0Ki`; nothing when it takes all. */
export function refusalsOf(make: () => unknown): string[] {
  return linesOf(make).map(inShort);
}

/** The prop and what was given. The corpus in bad-input/ owns the rest of the sentence. */
export function inShort(sentence: string): string {
  const [, short] = /^(.+?: got .*?), allowed .+; .+$/.exec(sentence) ?? [];
  return short ?? `no sentence of ours: ${sentence}`;
}
