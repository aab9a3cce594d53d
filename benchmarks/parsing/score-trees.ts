import type { DependencyTree } from '../../src/corpus/sentence.js';
import type { GoldSentence } from '../treebanks/treebank.js';

/** The shares of words, punctuation left out, whose head is right, and whose head and relation are right. */
export interface TreeScore {
  readonly unlabelled: number;
  readonly labelled: number;
}

/** Scores trees over gold tokens. */
export function scoreTrees(
  sentences: readonly GoldSentence[],
  parse: (sentence: GoldSentence) => DependencyTree,
): TreeScore {
  let words = 0;
  let heads = 0;
  let relations = 0;
  for (const sentence of sentences) {
    const tree = parse(sentence);
    for (const [place, { tag, head, relation }] of sentence.tokens.entries()) {
      if (tag === 'PUNCT') continue;
      words++;
      if (tree.heads[place] !== head) continue;
      heads++;
      if (tree.relations[place] === relation) relations++;
    }
  }
  const rounded = (count: number): number => Math.round((10_000 * count) / words) / 10_000;
  return { unlabelled: rounded(heads), labelled: rounded(relations) };
}
