import type { PairAssociation } from '../../../src/dual/combiner/pair-association.js';
import type { SimilarityView } from '../../../src/dual/combiner/similarity-view.js';
import type { CombinerExample } from '../../../src/dual/combiner/train-combiner.js';
import type { TupleEvidence } from '../../../src/dual/combiner/tuple-features.js';
import { createRandom, type Random } from '../../../src/random.js';

/** Words w0 to w39; all have a place in the toy spaces. */
export const toyWords: readonly string[] = Array.from({ length: 40 }, (_, number) => `w${number}`);

const numberOf = (word: string): number => toyWords.indexOf(word);

/** A view that knows w0 to w39: alike are words whose numbers leave the same remainder. */
export function remainderView(symbol: 'd' | 'f', divisor: number): SimilarityView {
  return {
    symbol,
    name: `remainder ${divisor}`,
    has: (word) => numberOf(word) >= 0,
    similarity: (left, right) => {
      const distance = Math.abs((numberOf(left) % divisor) - (numberOf(right) % divisor));
      return 1 - distance / divisor;
    },
  };
}

/** Words go together when the left one has the lower number. */
export const ascending: PairAssociation = {
  name: 'ascending',
  ppmi: (left, right) => Math.max(0, numberOf(right) - numberOf(left)),
};

/** Two views, an association and a frequency over the toy words. */
export const toyEvidence: TupleEvidence = {
  frequency: (word) => (numberOf(word) < 0 ? undefined : numberOf(word) + 1),
  associations: [ascending],
  views: [remainderView('d', 5), remainderView('f', 7)],
};

/** A tuple is right when c is in the domain of a and has the function of b. */
export function isToyRight([a, b, c]: readonly string[]): boolean {
  return numberOf(a) % 5 === numberOf(c) % 5 && Math.abs((numberOf(b) % 7) - (numberOf(c) % 7)) <= 1;
}

/** Draws tuples of different words, about half of them right. */
export function drawToyExamples(count: number, seed: number): CombinerExample[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, place) => {
    const wanted = place % 2 === 0;
    for (;;) {
      const words = drawWords(random);
      if (isToyRight(words) === wanted) return { words, isRight: wanted, fold: place % 3 };
    }
  });
}

function drawWords(random: Random): string[] {
  const words = new Set<string>();
  while (words.size < 3) words.add(toyWords[random.integer(toyWords.length)]);
  return [...words];
}
