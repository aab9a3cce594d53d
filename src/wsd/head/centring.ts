import type { EncodedMeaning } from './meaning-vectors.js';

/** The means that vectors are compared without: what all have in common tells nothing apart. */
export interface Centres {
  readonly contexts: Float32Array;
  /** Of the texts of meanings, of their lemmas there, and of the mean directions of their uses, one behind another. */
  readonly meanings: Float32Array;
}

/** The parts of a meaning's row. */
const parts = 3;

/** Takes the mean from a vector and scales it to length 1; a vector that is the mean stays 0. */
export function centre(vector: Float32Array, mean: Float32Array): Float32Array {
  const moved = new Float32Array(vector.length);
  let square = 0;
  for (let column = 0; column < vector.length; column++) {
    moved[column] = vector[column] - mean[column];
    square += moved[column] * moved[column];
  }
  const length = Math.sqrt(square);
  if (length > 0) for (let column = 0; column < vector.length; column++) moved[column] /= length;
  return moved;
}

/** The mean of vectors; 0 of none. */
function meanVector(vectors: Iterable<Float32Array>, width: number): Float32Array {
  const sum = new Float64Array(width);
  let count = 0;
  for (const vector of vectors) {
    count++;
    for (let column = 0; column < width; column++) sum[column] += vector[column];
  }
  return Float32Array.from(sum, (value) => (count === 0 ? 0 : value / count));
}

/** Finds the centres of contexts and of meanings. */
export function findCentres(
  contexts: Iterable<Float32Array>,
  meanings: readonly EncodedMeaning[],
  { contextWidth, width }: { readonly contextWidth: number; readonly width: number },
): Centres {
  const lists = [0, 1, 2].map((part) => meanings.flatMap((meaning) => partsOf(meaning)[part] ?? []));
  const all = new Float32Array(parts * width);
  lists.forEach((vectors, part) => {
    all.set(meanVector(vectors, width), part * width);
  });
  return {
    contexts: meanVector(contexts, contextWidth),
    meanings: all,
  };
}

/** The row of a meaning: its three parts, each centred and of length 1; one that it lacks is 0. */
export function rowOfMeaning(meaning: EncodedMeaning, { meanings: means }: Centres): Float32Array {
  const width = means.length / parts;
  const row = new Float32Array(means.length);
  partsOf(meaning).forEach((vector, part) => {
    if (vector === undefined) return;
    row.set(centre(vector, means.subarray(part * width, (part + 1) * width)), part * width);
  });
  return row;
}

function partsOf({ text, lemma, uses }: EncodedMeaning): readonly (Float32Array | undefined)[] {
  const [first] = uses;
  if (first === undefined) return [text, lemma, undefined];
  return [text, lemma, centre(meanVector(uses, first.length), new Float32Array(first.length))];
}
