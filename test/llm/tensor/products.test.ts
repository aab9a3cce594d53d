import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { multiplyMatrices } from '../../../src/llm/tensor/products.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { gaussianMatrix } from '../../matrix/arbitraries.js';
import { checkGradients } from './check-gradients.js';

const turns = [false, true].flatMap((transposeLeft) =>
  [false, true].map((transposeRight) => ({ transposeLeft, transposeRight })),
);

describe('multiplyMatrices', () => {
  it.each(turns)('has the right gradients with %j', (options) => {
    const { transposeLeft, transposeRight } = options;
    const left = transposeLeft ? [2, 4, 3] : [2, 3, 4];
    const right = transposeRight ? [2, 5, 4] : [2, 4, 5];
    checkGradients([left, right], (tape, [a, b]) => multiplyMatrices(tape, a as Tensor, b as Tensor, options));
    checkGradients([left.slice(1), right.slice(1)], (tape, [a, b]) =>
      multiplyMatrices(tape, a as Tensor, b as Tensor, options),
    );
  });

  it('multiplies the rows of all matrices with one matrix', () => {
    checkGradients(
      [
        [2, 3, 4],
        [4, 2],
      ],
      (tape, [a, b]) => multiplyMatrices(tape, a as Tensor, b as Tensor),
    );
    const tape = new Tape(new Arithmetic());
    const product = multiplyMatrices(tape, tape.constant([2, 1, 2], [1, 2, 3, 4]), tape.constant([2, 1], [10, 1]));
    expect(product.shape).toEqual([2, 1, 1]);
    expect([...product.values]).toEqual([12, 34]);
  });

  it('gives in single precision what it gives in double precision, to its rounding', () => {
    const kinds = [new Arithmetic(), new Arithmetic({ precision: 'double' })];
    const sizes = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(sizes, sizes, sizes, fc.nat(), (rows, inner, columns, seed) => {
        const [left, right] = [gaussianMatrix(rows, inner, seed), gaussianMatrix(inner, columns, seed + 1)];
        const [single, double] = kinds.map((arithmetic) =>
          arithmetic.scope(() => {
            const tape = new Tape(arithmetic);
            const a = tape.constant([rows, inner], left.values);
            return Array.from(multiplyMatrices(tape, a, tape.constant([inner, columns], right.values)).values);
          }),
        ) as [number[], number[]];
        double.forEach((value, place) => {
          expect(single[place]).toBeCloseTo(value, 3);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what does not fit', () => {
    const tape = new Tape(new Arithmetic());
    const [a, b] = [tape.constant([2, 3], new Float32Array(6)), tape.constant([2, 3], new Float32Array(6))];
    expect(() => multiplyMatrices(tape, a, b)).toThrow(ShapeError);
    expect(() => multiplyMatrices(tape, a, tape.constant([3], [1, 2, 3]))).toThrow(ShapeError);
  });
});
