import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relationalMatrix, sentenceMatrix } from '../../src/discocat/relational-matrix.js';
import {
  matrixInnerProduct,
  type RelationalSentence,
  relationalInnerProduct,
  visitPairs,
} from '../../src/discocat/relational-product.js';
import { ShapeError } from '../../src/errors.js';
import { dot } from '../../src/matrix/dense-products.js';
import { relationalSentences } from './random-sentences.js';

const materialise = (sentence: RelationalSentence) => ({ ...sentence, verb: relationalMatrix(sentence.verb) });

describe('relationalInnerProduct', () => {
  it("equals (s.s')^T (V.V') (o.o') and the inner product of the sentences as matrices", () => {
    fc.assert(
      fc.property(relationalSentences(3), relationalSentences(3), (left, right) => {
        const product = relationalInnerProduct(left, right);
        const [a, b] = [materialise(left), materialise(right)];
        expect(matrixInnerProduct(a, b)).toBe(product);
        const tensors = [a, b].map(({ subject, verb, object }) => sentenceMatrix(subject, verb, object).values);
        // The numbers are small and whole, so that every sum is exact.
        expect(dot(tensors[0], tensors[1])).toBe(product);
      }),
    );
  });

  it('is the same in both directions, and never negative for a sentence with itself', () => {
    fc.assert(
      fc.property(relationalSentences(3), relationalSentences(3), (left, right) => {
        expect(relationalInnerProduct(right, left)).toBe(relationalInnerProduct(left, right));
        expect(relationalInnerProduct(left, left)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('throws ShapeError when the vectors differ in length', () => {
    const [two, three] = [2, 3].map((dimensions) => fc.sample(relationalSentences(dimensions), 1)[0]);
    expect(() => relationalInnerProduct(two, three)).toThrow(ShapeError);
    expect(() => relationalInnerProduct(two, { ...two, object: three.object })).toThrow(ShapeError);
    expect(() => matrixInnerProduct(materialise(two), materialise(three))).toThrow(ShapeError);
  });
});

describe('visitPairs', () => {
  it('gives every pair of pairs once, with terms that add up to the inner product', () => {
    fc.assert(
      fc.property(relationalSentences(3), relationalSentences(3), (left, right) => {
        const seen = new Map<string, number>();
        visitPairs(left, right, (k, l, term) => seen.set(`${k} ${l}`, term));
        expect(seen.size).toBe(left.verb.counts.length * right.verb.counts.length);
        const sum = [...seen.values()].reduce((total, term) => total + term, 0);
        expect(sum).toBe(relationalInnerProduct(left, right));
      }),
    );
  });
});
