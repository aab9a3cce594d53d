import { Matrix, SVD } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { type BidiagonalBlock, bidiagonalTriples, solveBidiagonal } from '../../src/matrix/block-bidiagonal.js';
import { createRandom } from '../../src/random.js';
import { largestDifference } from './arbitraries.js';

const size = 24;
const arena = new Arena();

function randomBlocks(count: number, seed: number): BidiagonalBlock[] {
  const random = createRandom(seed);
  const upper = (scale: number): Float64Array =>
    Float64Array.from({ length: size * size }, (_, cell) =>
      cell % size < Math.floor(cell / size) ? 0 : scale * random.normal(),
    );
  return Array.from({ length: count }, () => ({ diagonal: upper(1), beside: upper(0.5) }));
}

/** B, and behind its last column block the one that leads out of it. */
function toMatrix(blocks: readonly BidiagonalBlock[]): { readonly inside: Matrix; readonly out: Matrix } {
  const wide = Matrix.zeros(blocks.length * size, (blocks.length + 1) * size);
  blocks.forEach(({ diagonal, beside }, block) => {
    const at = block * size;
    wide.setSubMatrix(Matrix.from1DArray(size, size, diagonal), at, at);
    wide.setSubMatrix(Matrix.from1DArray(size, size, beside).transpose(), at, at + size);
  });
  const last = wide.columns - 1;
  return {
    inside: wide.subMatrix(0, wide.rows - 1, 0, last - size),
    out: wide.subMatrix(0, wide.rows - 1, last - size + 1, last),
  };
}

describe.each([1, 2, 4])('a block bidiagonal matrix of %i blocks', (count) => {
  const blocks = randomBlocks(count, count);
  const { inside, out } = toMatrix(blocks);
  const problem = solveBidiagonal(arena, blocks);
  const triples = bidiagonalTriples(arena, problem, { from: 0, to: 15, random: createRandom(1) });
  const left = Matrix.from1DArray(15, inside.rows, triples.left);
  const right = Matrix.from1DArray(15, inside.rows, triples.right);
  const values = Matrix.diag([...triples.values]);

  it('has the singular values that ml-matrix finds', () => {
    const expected = new SVD(inside).diagonal;
    const found = Float64Array.from(problem.squares, Math.sqrt);
    expect(largestDifference(found.slice(0, 15), expected.slice(0, 15))).toBeLessThan(1e-12 * expected[0]);
    expect(triples.values).toEqual(found.slice(0, 15));
  });

  it("has orthonormal triples: B q = s p, B'p = s q", () => {
    const eye = Matrix.eye(15);
    for (const side of [left, right]) {
      expect(side.mmul(side.transpose()).sub(eye).abs().max()).toBeLessThan(1e-10);
    }
    expect(inside.mmul(right.transpose()).sub(left.transpose().mmul(values)).abs().max()).toBeLessThan(1e-10);
    expect(left.mmul(inside).sub(values.mmul(right)).abs().max()).toBeLessThan(1e-10);
  });

  it('has residuals that are the lengths of what leads out of it, relative to the values', () => {
    const leading = left.mmul(out);
    const expected = Array.from(triples.values, (value, index) => Math.hypot(...leading.getRow(index)) / value);
    expect(largestDifference(triples.residuals, expected)).toBeLessThan(1e-12);
  });

  it('gives any range of its triples, as far as there are so many', () => {
    const some = bidiagonalTriples(arena, problem, { from: 3, to: 6, random: createRandom(2) });
    expect(some.values).toEqual(triples.values.slice(3, 6));
    const most = problem.squares.length;
    const end = bidiagonalTriples(arena, problem, { from: most - 1, to: most + 5, random: createRandom(2) });
    expect(end.values).toHaveLength(1);
  });
});

describe('solveBidiagonal', () => {
  it('counts what is below a millionth of the largest value as none', () => {
    const diagonal = new Float64Array(size * size);
    for (let i = 0; i < size; i++) diagonal[i * size + i] = 10 ** -i;
    const { squares } = solveBidiagonal(arena, [{ diagonal, beside: new Float64Array(size * size) }]);
    expect([6, 7]).toContain(squares.length);
    expect(
      largestDifference(Float64Array.from(squares.slice(0, 5), Math.sqrt), [1, 0.1, 0.01, 1e-3, 1e-4]),
    ).toBeLessThan(1e-9);
  });

  it('finds nothing in zeros', () => {
    const zeros = { diagonal: new Float64Array(size * size), beside: new Float64Array(size * size) };
    const problem = solveBidiagonal(arena, [zeros, zeros]);
    expect(problem.squares).toHaveLength(0);
    expect(bidiagonalTriples(arena, problem, { from: 0, to: 3, random: createRandom(1) }).values).toHaveLength(0);
  });
});
