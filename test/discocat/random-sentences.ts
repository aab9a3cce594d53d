import fc from 'fast-check';
import type { RelationalSentence } from '../../src/discocat/relational-product.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';

const number = fc.integer({ min: -4, max: 4 });

/** Vectors of whole numbers, so that sums are exact. */
export const vectors = (dimensions: number): fc.Arbitrary<Float64Array> =>
  fc.array(number, { minLength: dimensions, maxLength: dimensions }).map((values) => Float64Array.from(values));

/** Sentences of random vectors, the verb with one to five argument pairs. */
export const relationalSentences = (dimensions: number): fc.Arbitrary<RelationalSentence> =>
  fc.integer({ min: 1, max: 5 }).chain((pairs) => {
    const rows = fc
      .array(number, { minLength: pairs * dimensions, maxLength: pairs * dimensions })
      .map((values) => new DenseMatrix(pairs, dimensions, Float32Array.from(values)));
    const counts = fc
      .array(fc.integer({ min: 1, max: 3 }), { minLength: pairs, maxLength: pairs })
      .map((values) => Float64Array.from(values));
    return fc.record({
      subject: vectors(dimensions),
      verb: fc.record({ subjects: rows, objects: rows, counts }),
      object: vectors(dimensions),
    });
  });
