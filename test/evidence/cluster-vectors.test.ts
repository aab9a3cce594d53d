import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { clusterVectors } from '../../src/evidence/cluster-vectors.js';
import { toUnit } from '../../src/evidence/context-vectors.js';
import { dot } from '../../src/matrix/dense-products.js';

const unit = (...values: number[]): Float64Array =>
  toUnit(Float64Array.from(values)) ?? new Float64Array(values.length);

describe('clusterVectors', () => {
  it('joins what is near and keeps apart what is not, the largest cluster first', () => {
    const vectors = [unit(0, 1), unit(1, 0), unit(1, 0.1), unit(1, -0.1)];
    expect(clusterVectors(vectors, { leastCosine: 0.5 })).toEqual([[1, 2, 3], [0]]);
  });

  it('judges two clusters by the mean cosine of their members', () => {
    // East, north-east and north: east joins north-east first; the mean of north with both is (0 + 0.707) / 2 = 0.354.
    const vectors = [unit(1, 0), unit(1, 1), unit(0, 1)];
    expect(clusterVectors(vectors, { leastCosine: 0.36 })).toEqual([[0, 1], [2]]);
    expect(clusterVectors(vectors, { leastCosine: 0.35 })).toEqual([[0, 1, 2]]);
  });

  it('has nothing to cluster in nothing, and refuses what is no cosine', () => {
    expect(clusterVectors([], { leastCosine: 0 })).toEqual([]);
    expect(() => clusterVectors([], { leastCosine: 1.5 })).toThrow(OptionError);
    expect(() => clusterVectors([], { leastCosine: Number.NaN })).toThrow(OptionError);
  });

  it('puts every vector into one cluster, and no two clusters reach the threshold', () => {
    const vector = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(vector, { maxLength: 12 }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (rows, leastCosine) => {
          const vectors = rows.flatMap((row) => toUnit(Float64Array.from(row)) ?? []);
          const clusters = clusterVectors(vectors, { leastCosine });
          expect(clusters.flat().sort((a, b) => a - b)).toEqual([...vectors.keys()]);
          for (const [place, left] of clusters.entries()) {
            for (const right of clusters.slice(place + 1)) {
              const cosines = left.flatMap((a) => right.map((b) => dot(vectors[a], vectors[b])));
              const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
              expect(mean).toBeLessThan(leastCosine + 1e-9);
            }
          }
        },
      ),
    );
  });
});
