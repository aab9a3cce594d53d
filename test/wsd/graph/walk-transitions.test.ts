import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { walkTransitions } from '../../../src/wsd/graph/walk-transitions.js';
import { graphCases, undirected } from './random-graphs.js';

describe('walkTransitions', () => {
  it('divides weights by their sum, and keeps a walker where there is no edge', () => {
    const transitions = walkTransitions(
      undirected(4, [
        [0, 1, 3],
        [0, 2, 1],
      ]),
    );
    expect([...transitions.row(0).columns]).toEqual([1, 2]);
    expect([...transitions.row(0).values]).toEqual([0.75, 0.25]);
    expect(transitions.at(1, 0)).toBe(1);
    expect(transitions.at(3, 3)).toBe(1);
  });

  it('has rows that add up to 1', () => {
    fc.assert(
      fc.property(graphCases, ({ weights }) => {
        const transitions = walkTransitions(weights);
        transitions.checkInvariants();
        for (let row = 0; row < transitions.rows; row++) {
          expect(transitions.row(row).values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('refuses weights that are not square or negative', () => {
    const one = new SparseMatrix({ rows: 1, columns: 2 }, Float64Array.of(0, 1), Int32Array.of(1), Float32Array.of(1));
    expect(() => walkTransitions(one)).toThrow(ShapeError);
    expect(() => walkTransitions(undirected(2, [[0, 1, -1]]))).toThrow(RangeError);
  });
});
