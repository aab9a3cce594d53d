import { describe, expect, it } from 'vitest';
import { fitProbe, readValues, standardise, takeRows } from '../../../src/analysis/factors/probes.js';
import { DenseMatrix, denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import { normalRows } from './synthetic-spaces.js';

const options = { steps: 200, penalty: 1 } as const;

describe('fitProbe', () => {
  it.each(['logistic', 'discriminant'] as const)('reads off values that lines part: %s', async (kind) => {
    const inputs = denseFromRows([
      [2, 0],
      [3, 0.1],
      [-2, 0.2],
      [-3, 0],
      [0, 5],
      [0.1, 6],
    ]);
    const labels = Int32Array.of(0, 0, 1, 1, 2, 2);
    const probe = await fitProbe({ inputs, labels, classes: 3 }, { kind, ...options });
    expect([...readValues(probe, inputs)]).toEqual([...labels]);
    expect([...readValues(probe, denseFromRows([[0, 20]]))]).toEqual([2]);
  });

  it('finds the discriminant of normal classes in many blocks of rows', async () => {
    // Two classes at -1 and 1 along the first of four axes, in noise of deviation 2 along the second: the answer is the sign of the first.
    const random = createRandom(1);
    const inputs = normalRows(5000, 4, random);
    const labels = Int32Array.from({ length: 5000 }, (_, row) => row % 2);
    for (let row = 0; row < 5000; row++) {
      inputs.row(row)[0] += labels[row] === 1 ? 1 : -1;
      inputs.row(row)[1] *= 2;
    }
    const { weights, intercepts } = await fitProbe(
      { inputs, labels, classes: 2 },
      { kind: 'discriminant', ...options },
    );
    const difference = Array.from(weights.row(1), (weight, column) => weight - weights.at(0, column));
    // S^-1 (m_1 - m_0) = 2 / 1 along the first axis, 0 along the others.
    [2, 0, 0, 0].forEach((weight, column) => {
      expect(Math.abs(difference[column] - weight)).toBeLessThan(0.15);
    });
    expect(Math.abs(intercepts[1] - intercepts[0])).toBeLessThan(0.15);
  });

  it('goes by distances where each value has one item', async () => {
    const inputs = denseFromRows([
      [1, 0],
      [0, 1],
      [-1, -1],
    ]);
    const probe = await fitProbe(
      { inputs, labels: Int32Array.of(0, 1, 2), classes: 4 },
      { kind: 'discriminant', ...options },
    );
    expect([
      ...readValues(
        probe,
        denseFromRows([
          [0.9, 0.1],
          [0.2, 2],
          [-5, -4],
        ]),
      ),
    ]).toEqual([0, 1, 2]);
  });
});

describe('standardise', () => {
  it('gives a mean variance of 1 a dimension', () => {
    const scaled = standardise(new DenseMatrix(2, 2, Float64Array.of(2, 4, -2, -4)), Float64Array.of(8, 32));
    scaled.values.forEach((value, cell) => {
      expect(value).toBeCloseTo([2, 4, -2, -4][cell] / Math.sqrt(20), 12);
    });
  });
});

describe('takeRows', () => {
  it('takes rows in the order asked for', () => {
    expect([
      ...takeRows(
        denseFromRows([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
        [2, 0],
      ).values,
    ]).toEqual([5, 6, 1, 2]);
  });
});
