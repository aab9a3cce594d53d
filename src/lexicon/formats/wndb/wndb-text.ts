/** A lemma as WNDB writes it: its words separated by underscores. */
export function joinWords(lemma: string): string {
  return lemma.replace(/\s/g, '_');
}
