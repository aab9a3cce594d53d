import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyEntries } from '../../src/discocat/entrywise.js';
import {
  addMeanings,
  compareMeanings,
  type Meaning,
  multiplyMeanings,
  outerMeaning,
  toMatrix,
  vectorMeaning,
} from '../../src/discocat/meaning.js';
import { findTransitiveOperator } from '../../src/discocat/transitive-operators.js';
import { ShapeError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { cosine, dot } from '../../src/matrix/dense-products.js';
import { relationalSentences, vectors } from './random-sentences.js';

const tensors: fc.Arbitrary<Meaning> = relationalSentences(3).map((sentence) => ({ kind: 'tensor', sentence }));

/** The meaning spelled out, so that nothing is computed by its parts. */
function spellOut(meaning: Meaning): Meaning {
  const { rows, columns, values } = toMatrix(meaning);
  return { kind: 'matrix', matrix: new DenseMatrix(rows, columns, values) };
}

describe('compareMeanings', () => {
  it('is the cosine of the matrices that tensors stand for', () => {
    fc.assert(
      fc.property(tensors, tensors, (left, right) => {
        const expected = compareMeanings(spellOut(left), spellOut(right));
        expect(compareMeanings(left, right)).toBeCloseTo(expected, 9);
        expect(compareMeanings(left, spellOut(right))).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('is the product of two cosines for outer products', () => {
    const four = fc.tuple(vectors(3), vectors(3), vectors(3), vectors(3));
    fc.assert(
      fc.property(four, ([a, b, c, d]) => {
        const expected = cosine(a, c) * cosine(b, d);
        expect(compareMeanings(outerMeaning(a, b), outerMeaning(c, d))).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('lies between -1 and 1, however long or short the vectors are', () => {
    fc.assert(
      fc.property(vectors(3), fc.constantFrom(1e-150, 1e-90, 1 / 3, 1e90, 1e150), (vector, factor) => {
        fc.pre(vector.some((value) => value !== 0));
        const [one, other] = [vector, vector.map((value) => factor * value)].map(vectorMeaning);
        expect(compareMeanings(one, other)).toBeCloseTo(1, 12);
        expect(compareMeanings(other, other)).toBeLessThanOrEqual(1);
        expect(compareMeanings(other, other)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is not a number where one is in the vectors: never 0', () => {
    const [one, broken] = [vectorOf(1, 2), vectorOf(Number.NaN, 1)];
    expect(compareMeanings(vectorMeaning(one), vectorMeaning(broken))).toBeNaN();
    expect(compareMeanings(outerMeaning(one, one), outerMeaning(one, broken))).toBeNaN();
  });

  it('refuses a vector beside a tensor, and vectors of two lengths', () => {
    const vector = vectorMeaning(Float64Array.of(1, 2));
    expect(() => compareMeanings(vector, outerMeaning(vectorOf(1, 2), vectorOf(3, 4)))).toThrow(ShapeError);
    expect(() => compareMeanings(vector, vectorMeaning(Float64Array.of(1)))).toThrow(ShapeError);
  });
});

describe('addMeanings and multiplyMeanings', () => {
  it('do with tensors what they do with their matrices, of one verb or of two', () => {
    fc.assert(
      fc.property(tensors, tensors, vectors(3), (left, other, subject) => {
        if (left.kind !== 'tensor') throw new Error('a tensor');
        const shared: Meaning = { kind: 'tensor', sentence: { ...left.sentence, subject } };
        for (const right of [other, shared]) {
          const [a, b] = [toMatrix(left).values, toMatrix(right).values];
          const sum = [...toMatrix(addMeanings(left, right)).values];
          const product = [...toMatrix(multiplyMeanings(left, right)).values];
          // Whole numbers: sums are exact, and a zero may have either sign.
          expect(sum.map((value) => value + 0)).toEqual(
            [...a].map((value, cell) => value + (b[cell] ?? Number.NaN) + 0),
          );
          expect(product.map((value) => value + 0)).toEqual(
            [...a].map((value, cell) => value * (b[cell] ?? Number.NaN) + 0),
          );
        }
        expect(addMeanings(left, shared).kind).toBe('tensor');
      }),
    );
  });

  it('keep tensors of many dimensions in their parts', () => {
    const wide = (seed: number): Float64Array =>
      Float64Array.from({ length: 20_000 }, (_, entry) => 1 + Math.sin(seed * entry));
    const [a, b, c, d] = [wide(1), wide(2), wide(3), wide(4)];
    const [one, other] = [outerMeaning(a, b), outerMeaning(c, d)];
    const [sum, product] = [addMeanings(one, other), multiplyMeanings(one, other)];
    expect([sum.kind, product.kind]).toEqual(['tensor', 'tensor']);
    // <a (x) b + c (x) d, a (x) b> = <a, a> <b, b> + <c, a> <d, b>, and the product is (a . c) (x) (b . d).
    const inner = dot(a, a) * dot(b, b) + dot(c, a) * dot(d, b);
    const square = dot(a, a) * dot(b, b) + 2 * dot(a, c) * dot(b, d) + dot(c, c) * dot(d, d);
    expect(compareMeanings(sum, one)).toBeCloseTo(inner / Math.sqrt(square * dot(a, a) * dot(b, b)), 6);
    const expected = outerMeaning(multiplyEntries(a, c), multiplyEntries(b, d));
    expect(compareMeanings(product, expected)).toBeCloseTo(1, 6);
  });

  it('say what is too large instead of filling the memory', () => {
    const wide = new Float64Array(20_000).fill(1);
    const words = { subject: wide, object: wide, verbVector: () => wide, verbArguments: (): never => expect.fail() };
    for (const attempt of [
      () => toMatrix(outerMeaning(wide, wide)),
      () => findTransitiveOperator('1-diag').compose(words),
    ]) {
      expect(attempt).toThrow('A tensor of 400000000 cells would be made');
    }
  });

  it('work entry by entry on vectors', () => {
    const [a, b] = [vectorMeaning(vectorOf(1, 2)), vectorMeaning(vectorOf(3, -4))];
    expect(addMeanings(a, b)).toEqual(vectorMeaning(vectorOf(4, -2)));
    expect(multiplyMeanings(a, b)).toEqual(vectorMeaning(vectorOf(3, -8)));
    expect(() => addMeanings(a, vectorMeaning(vectorOf(1)))).toThrow(ShapeError);
  });
});

function vectorOf(...values: number[]): Float64Array {
  return Float64Array.from(values);
}
