import { createHash } from 'node:crypto';
import { createRandom } from '../random.js';
import type { Space } from '../space/space.js';

/** Makes vectors of the contexts of a word. */
export interface ContextVectors {
  readonly columns: number;
  /**
   * The unit vector of the words of a sentence without those of a lemma; undefined where none of them has a vector.
   *
   * @param words lemmas of content words.
   * @param lemma the word whose context it is.
   */
  vectorOf(words: readonly string[], lemma: string): Float64Array | undefined;
  /** The unit vector of a word by itself, as other texts have it; undefined where nothing is known of it. */
  wordVector(lemma: string): Float64Array | undefined;
}

/** What {@link createContextVectors} works with. */
export interface ContextVectorParts {
  /** The share of a lemma among all content words of the corpus, 0 to 1. */
  readonly probability: (lemma: string) => number;
  /** Vectors of words; default random ones, so that contexts are alike where they share words. */
  readonly space?: Space | undefined;
}

/** The weight a of a word with probability p is a / (a + p) (Arora, Liang & Ma 2017). */
const frequencyWeight = 1e-3;

/** Random vectors are nearly at right angles from a few hundred dimensions on. */
const randomColumns = 256;

/**
 * Makes vectors of contexts: the weighted sum of the vectors of their words (Arora, Liang & Ma 2017, SIF without the last step).
 *
 * Without a space each word has a random vector of its own that is the same in every run (random indexing, Kanerva, Kristoferson &
 * Holst 2000).
 *
 * @example createContextVectors({ probability: () => 1e-4 }).vectorOf(['river', 'bank'], 'bank')
 */
export function createContextVectors({ probability, space }: ContextVectorParts): ContextVectors {
  const columns = space === undefined ? randomColumns : space.matrix.columns;
  const known = new Map<string, Float64Array | undefined>();
  const findVector = (lemma: string): Float64Array | undefined => {
    if (space === undefined) return drawVector(lemma);
    const row = space.targets.find(lemma);
    return row === undefined ? undefined : toUnit(Float64Array.from(space.vectorAt(row)));
  };
  const lookUp = (lemma: string): Float64Array | undefined => {
    if (!known.has(lemma)) known.set(lemma, findVector(lemma));
    return known.get(lemma);
  };
  return {
    columns,
    wordVector: (lemma) => (space === undefined ? undefined : lookUp(lemma)),
    vectorOf(words, lemma) {
      const sum = new Float64Array(columns);
      for (const word of words) {
        const vector = word === lemma ? undefined : lookUp(word);
        if (vector === undefined) continue;
        const weight = frequencyWeight / (frequencyWeight + probability(word));
        for (let column = 0; column < columns; column++) sum[column] += weight * vector[column];
      }
      return toUnit(sum);
    },
  };
}

/** Returns the vector with the length 1; undefined for zeros. */
export function toUnit(vector: Float64Array): Float64Array | undefined {
  let square = 0;
  for (let entry = 0; entry < vector.length; entry++) square += vector[entry] * vector[entry];
  const length = Math.sqrt(square);
  if (length === 0) return undefined;
  const unit = new Float64Array(vector.length);
  for (let entry = 0; entry < unit.length; entry++) unit[entry] = vector[entry] / length;
  return unit;
}

/** Returns the direction of the sum of vectors; undefined where there are none. */
export function meanDirection(vectors: Iterable<Float64Array>): Float64Array | undefined {
  let sum: Float64Array | undefined;
  for (const vector of vectors) {
    sum ??= new Float64Array(vector.length);
    for (let column = 0; column < sum.length; column++) sum[column] += vector[column];
  }
  return sum && toUnit(sum);
}

function drawVector(lemma: string): Float64Array | undefined {
  const random = createRandom(createHash('sha256').update(lemma).digest().readUInt32LE(0));
  return toUnit(Float64Array.from({ length: randomColumns }, () => random.normal()));
}
