import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relationalMatrix } from '../../src/discocat/relational-matrix.js';
import { matrixInnerProduct } from '../../src/discocat/relational-product.js';
import { VerbMatrices } from '../../src/discocat/verb-matrices.js';
import { OptionError, ShapeError, UnknownWordError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { relationalSentences } from './random-sentences.js';

describe('VerbMatrices', () => {
  it('gives the inner product of sentences as doubles give it, at any number of dimensions', () => {
    const sentences = fc
      .integer({ min: 1, max: 9 })
      .chain((dimensions) => fc.tuple(relationalSentences(dimensions), relationalSentences(dimensions)));
    fc.assert(
      fc.property(sentences, ([left, right]) => {
        const [a, b] = [left, right].map((sentence) => ({ ...sentence, verb: relationalMatrix(sentence.verb) }));
        const matrices = new VerbMatrices(left.subject.length);
        matrices.set('__proto__', a.verb);
        matrices.set('constructor', b.verb);
        // Small whole numbers, so that every sum is exact in single precision.
        expect([...matrices.innerProducts('__proto__', 'constructor', [[left, right]])]).toEqual([
          matrixInnerProduct(a, b),
        ]);
        expect([...matrices.innerProducts('constructor', '__proto__', [[right, left]])]).toEqual([
          matrixInnerProduct(a, b),
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('scores many sentences of two verbs, of numbers far beyond single precision when multiplied', () => {
    const dimensions = 37;
    const [verb, other] = [1, 2].map((seed) => {
      const values = Float64Array.from(gaussianMatrix(dimensions, dimensions, seed).values, (value) => 1e25 * value);
      return new DenseMatrix(dimensions, dimensions, values);
    });
    const nouns = gaussianMatrix(40, dimensions, 3);
    const pairs = Array.from({ length: 20 }, (_, pair) => {
      const sentence = (row: number) => ({ subject: nouns.row(row), object: nouns.row((row * 7 + 3) % 40) });
      return [sentence(pair), sentence(39 - pair)] as const;
    });
    const matrices = new VerbMatrices(dimensions);
    matrices.set('a', verb);
    matrices.set('', other);
    const scores = matrices.innerProducts('a', '', pairs);
    expect([...scores]).toEqual(pairs.map((pair) => matrices.innerProducts('a', '', [pair])[0]));
    pairs.forEach(([left, right], pair) => {
      const exact = matrixInnerProduct({ ...left, verb }, { ...right, verb: other });
      expect(Math.abs(scores[pair] - exact)).toBeLessThan(1e-5 * 1e50 * dimensions);
      expect(Math.abs(exact)).toBeGreaterThan(1e48);
    });
  });

  it('makes room for a new verb by the one stored first, unless that is to be kept', () => {
    const matrices = new VerbMatrices(3, { most: 2 });
    const store = (verb: string, keep: readonly string[] = []) => matrices.set(verb, gaussianMatrix(3, 3, 1), keep);
    store('one');
    store('two');
    store('three', ['one']);
    expect(['one', 'two', 'three'].map((verb) => matrices.has(verb))).toEqual([true, false, true]);
    store('four');
    expect(['one', 'three', 'four'].map((verb) => matrices.has(verb))).toEqual([false, true, true]);
    matrices.clear();
    expect(matrices.has('four')).toBe(false);
  });

  it('refuses other sizes, unknown verbs and options out of range', () => {
    const matrices = new VerbMatrices(2);
    expect(() => matrices.set('a', gaussianMatrix(2, 3, 1))).toThrow(ShapeError);
    matrices.set('a', gaussianMatrix(2, 2, 1));
    const [two, three] = [2, 3].map((length) => ({
      subject: new Float32Array(length),
      object: new Float32Array(length),
    }));
    expect(() => matrices.innerProducts('a', 'toString', [[two, two]])).toThrow(UnknownWordError);
    expect(() => matrices.innerProducts('a', 'a', [[two, three]])).toThrow(ShapeError);
    expect(matrices.innerProducts('a', 'a', [])).toEqual(new Float64Array(0));
    for (const most of [0, 1, 2.5]) expect(() => new VerbMatrices(2, { most })).toThrow(OptionError);
    for (const dimensions of [0, 1.5]) expect(() => new VerbMatrices(dimensions)).toThrow(OptionError);
  });
});
