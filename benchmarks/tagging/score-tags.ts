import type { GoldSentence } from '../treebanks/treebank.js';

/** The share of gold tokens that `tag` gives their gold tag. */
export function scoreTags(
  sentences: readonly GoldSentence[],
  tag: (forms: readonly string[]) => readonly string[],
): number {
  let right = 0;
  let all = 0;
  for (const { tokens } of sentences) {
    const tags = tag(tokens.map(({ form }) => form));
    tokens.forEach((token, i) => {
      all++;
      if (tags[i] === token.tag) right++;
    });
  }
  return right / all;
}
