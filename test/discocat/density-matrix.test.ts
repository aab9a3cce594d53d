import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compressDensity,
  type DensityMatrix,
  densityCells,
  densityMatrixOf,
  densitySpectrum,
  densityTensor,
  densityTrace,
  mixStates,
  normaliseTrace,
  pureState,
} from '../../src/discocat/density-matrix.js';
import { densityEntropy, densityFidelity, densitySimilarity } from '../../src/discocat/density-measures.js';
import { addDensities, fuzz, multiplyDensities, phaser } from '../../src/discocat/density-operations.js';
import { OptionError, QualiaError, ShapeError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { cosine, multiplyDoubles } from '../../src/matrix/dense-products.js';
import { symmetricEigen } from '../../src/matrix/symmetric-eigen.js';

const dimensions = 3;
const entry = fc.integer({ min: -4, max: 4 });
const vectors = fc
  .array(entry, { minLength: dimensions, maxLength: dimensions })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => Float64Array.from(values));
const weights = fc.integer({ min: 1, max: 4 });

/** Mixtures of one to five states: fewer than the dimensions, and more. */
const mixtures = fc
  .array(fc.record({ vector: vectors, weight: weights }), { minLength: 1, maxLength: 5 })
  .map((states) => mixStates(states));

const expectClose = (found: ArrayLike<number>, expected: ArrayLike<number>): void => {
  expect(found.length).toBe(expected.length);
  Array.from(found).forEach((value, place) => {
    expect(Math.abs(value - expected[place])).toBeLessThan(1e-6);
  });
};

/** A function of a symmetric matrix, by its eigenvalues: the oracle works on all cells, through another path. */
function applyToEigenvalues(cells: DenseMatrix, change: (value: number) => number): DenseMatrix<Float64Array> {
  const { values, vectors: columns } = symmetricEigen(cells);
  const size = cells.rows;
  const result = new DenseMatrix(size, size, new Float64Array(size * size));
  for (let cell = 0; cell < size * size; cell++) {
    const [i, j] = [Math.floor(cell / size), cell % size];
    for (let k = 0; k < size; k++) result.values[cell] += change(values[k]) * columns.at(i, k) * columns.at(j, k);
  }
  return result;
}

const rootOf = (density: DensityMatrix) =>
  applyToEigenvalues(densityCells(density), (value) => Math.sqrt(Math.max(0, value)));

const sandwich = (outer: DenseMatrix, inner: DenseMatrix) => multiplyDoubles(multiplyDoubles(outer, inner), outer);

const traceOf = ({ rows, values }: DenseMatrix): number =>
  Array.from({ length: rows }, (_, row) => values[row * rows + row]).reduce((sum, value) => sum + value, 0);

describe('a density matrix', () => {
  it('mixes unit states with weights that sum to 1', () => {
    // (3, 4) at length 1 is (.6, .8), with the weight 1/4; (0, 2) is (0, 1), with 3/4.
    const density = mixStates([{ vector: Float64Array.of(3, 4) }, { vector: Float64Array.of(0, 2), weight: 3 }]);
    expectClose(densityCells(density).values, [0.36 / 4, 0.48 / 4, 0.48 / 4, 0.64 / 4 + 3 / 4]);
    expect(densityTrace(density)).toBeCloseTo(1, 12);
  });

  it('has the same cells after its decomposition, through a diagram, and as factors compressed', () => {
    fc.assert(
      fc.property(mixtures, (density) => {
        const { values, vectors: states } = densitySpectrum(density);
        const cells = densityCells(density).values;
        expectClose(densityCells({ vectors: states, weights: values }).values, cells);
        expectClose(densityCells(densityMatrixOf(densityTensor(density))).values, cells);
        expectClose(densityCells(compressDensity(density)).values, cells);
        expect(compressDensity(density).vectors.rows).toBeLessThanOrEqual(dimensions);
        for (let one = 0; one < states.rows; one++) {
          for (let other = 0; other < states.rows; other++) {
            const product = states.row(one).reduce((sum, value, at) => sum + value * states.row(other)[at], 0);
            expect(product).toBeCloseTo(one === other ? 1 : 0, 5);
          }
        }
      }),
    );
  });

  it('does not come from no states, zero states, states of two lengths or negative weights', () => {
    const [one, zero] = [Float64Array.of(1, 0), new Float64Array(2)];
    expect(() => mixStates([])).toThrow(OptionError);
    expect(() => mixStates([{ vector: zero }])).toThrow(QualiaError);
    expect(() => mixStates([{ vector: one }, { vector: new Float64Array(3) }])).toThrow(ShapeError);
    expect(() => mixStates([{ vector: one, weight: -1 }])).toThrow(OptionError);
    expect(() => mixStates([{ vector: one, weight: 0 }])).toThrow(OptionError);
    expect(() => normaliseTrace(pureState(zero))).toThrow(QualiaError);
    expect(() => densitySpectrum({ ...pureState(one), weights: Float64Array.of(-1) })).toThrow(OptionError);
  });

  it('is refused where a number is not finite, or its square is not', () => {
    for (const value of [Number.NaN, Infinity, 1e200]) {
      const vector = Float64Array.of(value, 1, 2);
      expect(() => mixStates([{ vector }])).toThrow('State 1 holds NaN, infinity, or numbers whose squares overflow.');
      expect(() => densityEntropy(pureState(vector))).toThrow(QualiaError);
      expect(() => densityFidelity(pureState(vector), pureState(vector))).toThrow(QualiaError);
    }
  });
});

describe('the entropy', () => {
  it('is 0 for a pure state, the bits of an even mixture, and the formula otherwise', () => {
    const unit = (place: number): Float64Array => new Float64Array(4).fill(1, place, place + 1);
    expect(densityEntropy(pureState(Float64Array.of(3, 4)))).toBeCloseTo(0, 12);
    expect(densityEntropy(mixStates([0, 1, 2, 3].map((place) => ({ vector: unit(place) }))))).toBeCloseTo(2, 12);
    const uneven = mixStates([{ vector: unit(0), weight: 3 }, { vector: unit(1) }]);
    expect(densityEntropy(uneven)).toBeCloseTo(-(0.75 * Math.log2(0.75) + 0.25 * Math.log2(0.25)), 12);
  });

  it('lies between 0 and the logarithm of the dimensions, and does not depend on the trace', () => {
    fc.assert(
      fc.property(mixtures, (density) => {
        const entropy = densityEntropy(density);
        expect(entropy).toBeGreaterThanOrEqual(0);
        expect(entropy).toBeLessThanOrEqual(Math.log2(dimensions) + 1e-9);
        const larger = { ...density, weights: density.weights.map((weight) => 5 * weight) };
        expect(densityEntropy(larger)).toBeCloseTo(entropy, 9);
        expect(densityTrace(normaliseTrace(larger))).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('similarity and fidelity', () => {
  it('are the squared cosine of pure states', () => {
    fc.assert(
      fc.property(vectors, vectors, (left, right) => {
        const square = cosine(left, right) ** 2;
        expect(densitySimilarity(pureState(left), pureState(right))).toBeCloseTo(square, 9);
        expect(densityFidelity(pureState(left), pureState(right))).toBeCloseTo(square, 9);
      }),
    );
  });

  it('are symmetric, 1 for a density matrix with itself, and as their formulas say', () => {
    fc.assert(
      fc.property(mixtures, mixtures, (left, right) => {
        const [a, b] = [densityCells(left), densityCells(right)];
        const inner = (x: DenseMatrix, y: DenseMatrix): number => traceOf(multiplyDoubles(x, y));
        expect(densitySimilarity(left, right)).toBeCloseTo(inner(a, b) / Math.sqrt(inner(a, a) * inner(b, b)), 6);
        const whole = applyToEigenvalues(sandwich(rootOf(left), b), (value) => Math.sqrt(Math.max(0, value)));
        expect(densityFidelity(left, right)).toBeCloseTo(traceOf(whole) ** 2, 5);
        for (const measure of [densitySimilarity, densityFidelity]) {
          expect(measure(left, right)).toBeCloseTo(measure(right, left), 6);
          expect(measure(left, left)).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('are 0 with zero, and demand equal dimensions', () => {
    const [one, zero, long] = [Float64Array.of(1, 1), new Float64Array(2), new Float64Array(3)].map(pureState);
    for (const measure of [densitySimilarity, densityFidelity]) {
      expect(measure(one, zero)).toBe(0);
      expect(() => measure(one, long)).toThrow(ShapeError);
    }
  });
});

describe('the operations', () => {
  it('are what their formulas say: phaser, fuzz, product and sum', () => {
    fc.assert(
      fc.property(mixtures, mixtures, (left, right) => {
        const [a, b] = [densityCells(left), densityCells(right)];
        expectClose(densityCells(phaser(left, right)).values, sandwich(rootOf(left), b).values);
        expectClose(
          densityCells(multiplyDensities(left, right)).values,
          a.values.map((value, cell) => value * b.values[cell]),
        );
        expectClose(
          densityCells(addDensities(left, right)).values,
          a.values.map((value, cell) => value + b.values[cell]),
        );
      }),
    );
  });

  it('fuzz by eigenspaces, so that it does not depend on the basis of one', () => {
    // The modifier is 2 P + Q with P onto the first two axes: 2 P B P + Q B Q.
    const identity = [0, 1, 2].map((place) => new Float64Array(3).fill(1, place, place + 1));
    const modifier = {
      vectors: new DenseMatrix(3, 3, Float64Array.from(identity.flatMap((row) => [...row]))),
      weights: Float64Array.of(2, 2, 1),
    };
    const modified = pureState(Float64Array.of(1, 2, 3));
    expectClose(densityCells(fuzz(modifier, modified)).values, [2, 4, 0, 4, 8, 0, 0, 0, 9]);
  });

  it('fuzz is sum_i p_i P_i B P_i for a modifier of different eigenvalues, and has the trace of the phaser', () => {
    fc.assert(
      fc.property(mixtures, mixtures, (left, right) => {
        const { values, vectors: states } = densitySpectrum(left);
        fc.pre([...values].every((value, at) => at === 0 || values[at - 1] - value > 1e-3));
        const sum = new Float64Array(dimensions ** 2);
        for (const [at, value] of values.entries()) {
          const projector = densityCells(pureState(states.row(at)));
          sandwich(projector, densityCells(right)).values.forEach((cell, place) => {
            sum[place] += value * cell;
          });
        }
        expectClose(densityCells(fuzz(left, right)).values, sum);
        expect(densityTrace(fuzz(left, right))).toBeCloseTo(densityTrace(phaser(left, right)), 6);
      }),
    );
  });

  it('of pure states agree with the vectors: the modifier scaled by the overlap, and the entrywise product', () => {
    fc.assert(
      fc.property(vectors, vectors, (left, right) => {
        const [a, b] = [pureState(left), pureState(right)];
        for (const operation of [phaser, fuzz]) {
          const result = operation(a, b);
          fc.pre(densityTrace(result) > 1e-9);
          expect(densityFidelity(result, a)).toBeCloseTo(1, 6);
        }
        const product = pureState(left.map((value, at) => value * right[at]));
        expectClose(densityCells(multiplyDensities(a, b)).values, densityCells(product).values);
      }),
    );
  });

  it('of mixtures of thousands of states stay small', () => {
    const states = (first: number): DensityMatrix =>
      mixStates(
        Array.from({ length: 3000 }, (_, state) => ({
          vector: Float64Array.of(1, Math.sin(first + state), Math.cos(first * state)),
        })),
      );
    const [left, right] = [states(1), states(2)];
    const [few, others] = [left, right].map((density) => compressDensity(density));
    expectClose(
      densityCells(multiplyDensities(left, right)).values,
      densityCells(multiplyDensities(few, others)).values,
    );
    for (const measure of [densitySimilarity, densityFidelity]) {
      expect(measure(left, right)).toBeCloseTo(measure(few, others), 9);
    }
  });

  it('leave their input as it was, stay small, and demand equal dimensions', () => {
    const [left, right] = fc.sample(mixtures, 2);
    const before = [left, right].map((density) => [...density.vectors.values, ...density.weights]);
    for (const operation of [phaser, fuzz, multiplyDensities, addDensities]) {
      expect(operation(left, right).vectors.rows).toBeLessThanOrEqual(dimensions * 2);
      expect(() => operation(left, pureState(new Float64Array(7)))).toThrow(ShapeError);
    }
    expect([left, right].map((density) => [...density.vectors.values, ...density.weights])).toEqual(before);
  });
});
