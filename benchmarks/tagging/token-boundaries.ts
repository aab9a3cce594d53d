import type { GoldSentence } from '../treebanks/treebank.js';

/** Precision, recall and their harmonic mean over token spans. */
export interface BoundaryScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Scores the token spans that `split` gives for each sentence's text against the treebank's. */
export function scoreBoundaries(
  sentences: readonly GoldSentence[],
  split: (text: string) => readonly string[],
): BoundaryScore {
  let shared = 0;
  let found = 0;
  let wanted = 0;
  for (const { text, tokens } of sentences) {
    const gold = spans(
      text,
      tokens.map((token) => token.form),
    );
    const guess = spans(text, split(text));
    wanted += tokens.length;
    found += guess.size;
    for (const span of guess) if (gold.has(span)) shared++;
  }
  const precision = shared / found;
  const recall = shared / wanted;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Finds the forms in the text from left to right; a form that the text does not hold gets a span of its own. */
function spans(text: string, forms: readonly string[]): Set<string> {
  const found = new Set<string>();
  let from = 0;
  for (const [index, form] of forms.entries()) {
    const start = text.indexOf(form, from);
    if (start < 0) found.add(`missing ${index}`);
    else {
      found.add(`${start}-${start + form.length}`);
      from = start + form.length;
    }
  }
  return found;
}
