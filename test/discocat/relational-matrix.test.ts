import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroneckerMatrix, relationalMatrix, sentenceMatrix } from '../../src/discocat/relational-matrix.js';
import { argumentVectors } from '../../src/discocat/verb-arguments.js';
import { ShapeError } from '../../src/errors.js';
import { dot } from '../../src/matrix/dense-products.js';
import { largestDifference, toRows } from '../matrix/arbitraries.js';
import { lovesRows, lovesSpace, lovesVerbs, showNouns, showVerbs } from './golden-spaces.js';
import { relationalSentences, vectors } from './random-sentences.js';

describe('relationalMatrix', () => {
  it('gives the matrix of show as published: table (x) result + map (x) location', () => {
    // Row far, column far: 6.6 * 7 + 5.6 * 5.9 = 79.24; row room, column elect: 27 * 4.2 + 7.4 * 0 = 113.4.
    const { values } = relationalMatrix(argumentVectors(showVerbs, 'show', showNouns));
    const published = [
      [79.24, 47.414, 119.96, 27.72],
      [232.66, 80.75, 396.14, 113.4],
      [31.86, 39.42, 32.94, 0],
      [0, 0, 0, 0],
    ];
    expect(largestDifference(values, published.flat())).toBeLessThan(1e-4);
  });

  it('counts an argument pair as often as it was seen', () => {
    fc.assert(
      fc.property(relationalSentences(3), ({ verb }) => {
        const once = relationalMatrix({ ...verb, counts: verb.counts.map(() => 1) });
        const thrice = relationalMatrix({ ...verb, counts: verb.counts.map(() => 3) });
        expect([...thrice.values]).toEqual([...once.values].map((value) => 3 * value));
      }),
    );
  });
});

describe('kroneckerMatrix', () => {
  it('is the outer product of the vector with itself', () => {
    expect(toRows(kroneckerMatrix(Float32Array.of(2, -3)))).toEqual([
      [4, -6],
      [-6, 9],
    ]);
  });
});

describe('sentenceMatrix', () => {
  const [john, mary, loves] = ['john', 'mary', 'loves'].map((word) => lovesSpace.vector(word));

  it('gives "John loves Mary" as published under the Kronecker matrix of loves', () => {
    // Row 2, column 2: 100 * 100 * 60 * 10 = 6000000.
    expect(toRows(sentenceMatrix(john, kroneckerMatrix(loves), mary))).toEqual([
      [0, 40000, 17600],
      [0, 6000000, 2640000],
      [0, 1180000, 519200],
    ]);
  });

  it('gives "John loves Mary" as published under the relational matrix of loves', () => {
    const matrix = relationalMatrix(argumentVectors(lovesVerbs, 'loves', lovesSpace));
    expect(toRows(matrix)).toEqual(lovesRows);
    // Row 1, column 2: 1390 * 4 * 10 = 55600.
    expect(toRows(sentenceMatrix(john, matrix, mary))).toEqual([
      [0, 55600, 57904],
      [0, 8202000, 3793680],
      [0, 2318700, 1098108],
    ]);
  });

  it('makes the Kronecker sentence the outer product of v.s and v.o', () => {
    fc.assert(
      fc.property(vectors(3), vectors(3), vectors(3), (s, v, o) => {
        const [left, right] = [s, o].map((noun) => v.map((value, entry) => value * noun[entry]));
        const outer = [...left].flatMap((a) => [...right].map((b) => a * b));
        expect(largestDifference(sentenceMatrix(s, kroneckerMatrix(v), o).values, outer)).toBe(0);
        expect(dot(left, left) * dot(right, right)).toBe(dot(Float64Array.from(outer), Float64Array.from(outer)));
      }),
    );
  });

  it('throws ShapeError when the nouns do not fit the verb', () => {
    expect(() => sentenceMatrix(john, kroneckerMatrix(Float32Array.of(1, 2)), mary)).toThrow(ShapeError);
  });
});
