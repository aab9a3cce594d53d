import fc from 'fast-check';
import { all, create, type Matrix } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { ParseError, ShapeError } from '../../src/errors.js';
import { fromMathjsSparse, toMathjsSparse } from '../../src/matrix/convert-mathjs.js';
import { multiplySparseSparse } from '../../src/matrix/sparse-products.js';
import { snapshot, sparseMatrices } from './arbitraries.js';

const math = create(all);

/** Every mathjs matrix has `toJSON`; its published type leaves it out. */
const fromMathjs = (matrix: Matrix) => fromMathjsSparse(matrix as Matrix & { toJSON(): unknown });

describe('toMathjsSparse and fromMathjsSparse', () => {
  it('undo one another', () => {
    fc.assert(
      fc.property(sparseMatrices(4, 7), (matrix) => {
        const before = snapshot(matrix);
        const converted = toMathjsSparse(matrix, math);
        expect(converted.storage()).toBe('sparse');
        expect(converted.size()).toEqual([4, 7]);
        expect(fromMathjs(converted)).toEqual(matrix);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('let mathjs multiply, with the result that we get', () => {
    fc.assert(
      fc.property(sparseMatrices(4, 5), sparseMatrices(5, 3), (left, right) => {
        const product = math.multiply(toMathjsSparse(left, math), toMathjsSparse(right, math));
        expect(fromMathjs(product)).toEqual(multiplySparseSparse(left, right));
      }),
      { numRuns: 40 },
    );
  });
});

describe('fromMathjsSparse', () => {
  it('drops stored zeros', () => {
    const stored = math.matrix([[1, 1]], 'sparse');
    expect(fromMathjs(math.subtract(stored, math.matrix([[1, 0]], 'sparse'))).nonzeros).toBe(1);
  });

  it('refuses dense matrices, complex numbers and what is not finite', () => {
    expect(() => fromMathjs(math.matrix([[1]]))).toThrow(ShapeError);
    expect(() => fromMathjs(math.matrix([[math.complex(1, 2)]] as never, 'sparse'))).toThrow(ParseError);
    expect(() => fromMathjs(math.matrix([[Number.POSITIVE_INFINITY]], 'sparse'))).toThrow('the cell (0, 0)');
  });
});
