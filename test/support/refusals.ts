/** What a factory refuses, each as `Mount.scratch size: got 0Ki`; nothing when it takes all. */
export function refusalsOf(make: () => unknown): string[] {
  try {
    make();
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'ProblemsError' ? message.split('\n').map(inShort) : [`${name}: ${message}`];
  }
  return [];
}

/** The prop and what was given. The corpus in bad-input/ owns the rest of the sentence. */
export function inShort(sentence: string): string {
  return sentence.split(', allowed ')[0];
}
