import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeanings, type Meaning, toMatrix } from '../../src/discocat/meaning.js';
import { kroneckerMatrix, relationalMatrix, sentenceMatrix } from '../../src/discocat/relational-matrix.js';
import type { RelationalSentence } from '../../src/discocat/relational-product.js';
import {
  findTransitiveOperator,
  listTransitiveOperators,
  type TransitiveModel,
  type TransitiveWords,
  transitiveModels,
} from '../../src/discocat/transitive-operators.js';
import { argumentVectors } from '../../src/discocat/verb-arguments.js';
import { OptionError } from '../../src/errors.js';
import { lovesSpace, lovesVerbs, showNouns, showVerbs } from './golden-spaces.js';
import { relationalSentences, vectors } from './random-sentences.js';

const johnLovesMary: TransitiveWords = {
  subject: lovesSpace.vector('john'),
  object: lovesSpace.vector('mary'),
  verbVector: () => lovesSpace.vector('loves'),
  verbArguments: () => argumentVectors(lovesVerbs, 'loves', lovesSpace),
};

function compose(name: TransitiveModel, words: TransitiveWords = johnLovesMary): Meaning {
  return findTransitiveOperator(name).compose(words);
}

function vectorOf(meaning: Meaning): number[] {
  if (meaning.kind !== 'vector') throw new Error(`a vector, not a ${meaning.kind}`);
  return [...meaning.vector];
}

describe('the golden example "John loves Mary"', () => {
  it('has the published Kronecker and relational matrices', () => {
    expect([...toMatrix(compose('kronecker')).values]).toEqual([
      0, 40000, 17600, 0, 6000000, 2640000, 0, 1180000, 519200,
    ]);
    expect([...toMatrix(compose('relational')).values]).toEqual([
      0, 55600, 57904, 0, 8202000, 3793680, 0, 2318700, 1098108,
    ]);
  });

  it('has the published vectors of s . (V x o) and o . (V^T x s), their sum and product', () => {
    const [a, b] = [
      [113504, 11995680, 3416808],
      [0, 10576300, 4949692],
    ] as const;
    expect(vectorOf(compose('copy-subject'))).toEqual(a);
    expect(vectorOf(compose('copy-object'))).toEqual(b);
    expect(vectorOf(compose('frobenius-add'))).toEqual(a.map((value, entry) => value + (b[entry] ?? 0)));
    expect(vectorOf(compose('frobenius-multiply'))).toEqual(a.map((value, entry) => value * (b[entry] ?? 0)));
    const outer = toMatrix(compose('frobenius-outer'));
    expect([...outer.values]).toEqual(a.flatMap((left) => b.map((right) => left * right)));
  });

  it('adds what is left of the verb phrase to the other noun', () => {
    expect(vectorOf(compose('subject-sum'))).toEqual([113504 / 4 + 4, 11995680 / 60 + 60, 3416808 / 59 + 59]);
    expect(vectorOf(compose('object-sum')).slice(1)).toEqual([10576300 / 10 + 10, 4949692 / 22 + 22]);
    const [vo, s] = [Math.hypot(113504 / 4, 11995680 / 60, 3416808 / 59), Math.hypot(4, 60, 59)];
    expect(vectorOf(compose('unit-subject-sum'))[1]).toBeCloseTo(11995680 / 60 / vo + 60 / s, 9);
  });
});

describe('the golden example of figure 5', () => {
  it('has the published matrix of show', () => {
    const matrix = relationalMatrix(argumentVectors(showVerbs, 'show', showNouns));
    const published = [
      [79.24, 47.414, 119.96, 27.72],
      [232.66, 80.75, 396.14, 113.4],
      [31.86, 39.42, 32.94, 0],
      [0, 0, 0, 0],
    ];
    published.flat().forEach((value, cell) => {
      expect(matrix.values[cell]).toBeCloseTo(value, 4);
    });
  });
});

describe('every operator', () => {
  const pairs = fc.tuple(relationalSentences(3), vectors(3), relationalSentences(3), vectors(3));
  const wordsOf = ({ subject, verb, object }: RelationalSentence, vector: Float64Array): TransitiveWords => ({
    subject,
    object,
    verbVector: () => vector,
    verbArguments: () => verb,
  });

  it('of order two has the inner product of its matrices', () => {
    fc.assert(
      fc.property(pairs, ([one, v, other, w]) => {
        const [left, right] = [wordsOf(one, v), wordsOf(other, w)];
        const matrixOf = (words: TransitiveWords, kind: 'kronecker' | 'relational') =>
          sentenceMatrix(
            words.subject,
            kind === 'kronecker' ? kroneckerMatrix(words.verbVector()) : relationalMatrix(words.verbArguments()),
            words.object,
          );
        for (const kind of ['kronecker', 'relational'] as const) {
          const expected = compareMeanings(
            { kind: 'matrix', matrix: matrixOf(left, kind) },
            { kind: 'matrix', matrix: matrixOf(right, kind) },
          );
          expect(compareMeanings(compose(kind, left), compose(kind, right))).toBeCloseTo(expected, 9);
        }
      }),
    );
  });

  it('called 0-diag has the cosine of the multiplicative one', () => {
    fc.assert(
      fc.property(pairs, ([one, v, other, w]) => {
        const [left, right] = [wordsOf(one, v), wordsOf(other, w)];
        expect(compareMeanings(compose('0-diag', left), compose('0-diag', right))).toBe(
          compareMeanings(compose('multiplicative', left), compose('multiplicative', right)),
        );
      }),
    );
  });

  it('asks for nothing that it does not need', () => {
    const refuse = (what: string) => (): never => {
      throw new Error(`asked for ${what}`);
    };
    for (const { needs, compose: own } of listTransitiveOperators()) {
      const words =
        needs === 'vector'
          ? { ...johnLovesMary, verbArguments: refuse('arguments') }
          : { ...johnLovesMary, verbVector: refuse('a vector') };
      expect(() => own(words)).not.toThrow();
    }
  });
});

describe('findTransitiveOperator', () => {
  it('finds an operator by its name, its formula and its aliases', () => {
    expect(listTransitiveOperators().map(({ name }) => name)).toEqual([...transitiveModels]);
    for (const { name, formula, aliases } of listTransitiveOperators()) {
      for (const text of [name, formula, ...aliases]) {
        expect(findTransitiveOperator(text).name).toBe(name);
      }
    }
    expect(findTransitiveOperator('s.(Vxo)').name).toBe('copy-subject');
    expect(findTransitiveOperator('copy-object (Milajevs et al. 2014)').name).toBe('copy-subject');
  });

  it.for(['constructor', '__proto__', '', 'copy'])('refuses %j', (text) => {
    expect(() => findTransitiveOperator(text)).toThrow(OptionError);
  });
});
