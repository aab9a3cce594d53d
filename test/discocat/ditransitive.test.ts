import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDitransitives,
  copyDitransitive,
  type DitransitivePlace,
  type DitransitiveSentence,
  ditransitiveInnerProduct,
  ditransitivePlaces,
} from '../../src/discocat/ditransitive.js';
import { OptionError, ShapeError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { vectors } from './random-sentences.js';

const sides: readonly number[] = [0, 1];
const rows = fc
  .array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 })
  .map((values) => new DenseMatrix(2, 2, Float32Array.from(values)));
const sentences: fc.Arbitrary<DitransitiveSentence> = fc.record({
  subject: vectors(2),
  verb: fc.record({
    subjects: rows,
    firstObjects: rows,
    secondObjects: rows,
    counts: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .map((two) => Float64Array.from(two)),
  }),
  firstObject: vectors(2),
  secondObject: vectors(2),
});

/** The cube of the verb, cell by cell. */
function cube({ verb }: DitransitiveSentence, i: number, j: number, k: number): number {
  return verb.counts.reduce(
    (sum, count, row) =>
      sum + count * verb.subjects.at(row, i) * verb.firstObjects.at(row, j) * verb.secondObjects.at(row, k),
    0,
  );
}

/** The sentence, cell by cell. */
function spellOut(sentence: DitransitiveSentence): number[] {
  const { subject, firstObject, secondObject } = sentence;
  return sides.flatMap((i) =>
    sides.flatMap((j) =>
      sides.map((k) => cube(sentence, i, j, k) * (subject[i] ?? 0) * (firstObject[j] ?? 0) * (secondObject[k] ?? 0)),
    ),
  );
}

describe('ditransitiveInnerProduct', () => {
  it('is the inner product of the cubes', () => {
    fc.assert(
      fc.property(sentences, sentences, (left, right) => {
        const other = spellOut(right);
        const expected = spellOut(left).reduce((sum, value, cell) => sum + value * (other[cell] ?? 0), 0);
        expect(ditransitiveInnerProduct(left, right)).toBeCloseTo(expected, 9);
        const own = compareDitransitives(left, left);
        expect(Math.abs(own - Math.round(own))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('copyDitransitive', () => {
  it('contracts the cube with the arguments that are not copied', () => {
    fc.assert(
      fc.property(sentences, fc.constantFrom(...ditransitivePlaces), (sentence, copied) => {
        const cells = spellOut(sentence);
        const at = (i: number, j: number, k: number): number => cells[4 * i + 2 * j + k] ?? 0;
        const sumOf = (cell: (x: number, y: number) => number): number =>
          sides.reduce((sum, x) => sum + sides.reduce((inner, y) => inner + cell(x, y), 0), 0);
        const expected = sides.map((place) =>
          copied === 'subject'
            ? sumOf((x, y) => at(place, x, y))
            : copied === 'firstObject'
              ? sumOf((x, y) => at(x, place, y))
              : sumOf((x, y) => at(x, y, place)),
        );
        const found = copyDitransitive(sentence, copied);
        for (const place of sides) expect(found[place]).toBeCloseTo(expected[place] ?? Number.NaN, 9);
      }),
    );
  });

  it('refuses another place, and vectors of another length', () => {
    const [sentence] = fc.sample(sentences, 1);
    if (sentence === undefined) throw new Error('a sentence');
    expect(() => copyDitransitive(sentence, 'verb' as DitransitivePlace)).toThrow(OptionError);
    const longer = { ...sentence, subject: Float64Array.of(1, 2, 3) };
    expect(() => ditransitiveInnerProduct(sentence, longer)).toThrow(ShapeError);
  });
});
