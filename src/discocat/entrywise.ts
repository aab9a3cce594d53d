import { ShapeError } from '../errors.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import { unitVector } from '../matrix/normalise.js';

/** Returns the sum of vectors; throws a ShapeError where their lengths differ. */
export function addEntries(...vectors: readonly FloatArray[]): Float64Array {
  return combineEntries(vectors, (a, b) => a + b);
}

/** Returns the sum of vectors, each scaled to length 1 first; one of zeros adds nothing. Throws as {@link addEntries}. */
export function addDirections(...vectors: readonly FloatArray[]): Float64Array {
  return addEntries(...vectors.map(unitVector));
}

/** Returns the product of vectors, entry by entry; throws a ShapeError where their lengths differ. */
export function multiplyEntries(...vectors: readonly FloatArray[]): Float64Array {
  return combineEntries(vectors, (a, b) => a * b);
}

function combineEntries(
  [first, ...others]: readonly FloatArray[],
  combine: (a: number, b: number) => number,
): Float64Array {
  const result = Float64Array.from(first ?? []);
  for (const vector of others) {
    if (vector.length !== result.length) {
      throw new ShapeError('a composition', `a vector of ${vector.length}`, `${result.length}`);
    }
    for (let entry = 0; entry < result.length; entry++) result[entry] = combine(result[entry], vector[entry]);
  }
  return result;
}
