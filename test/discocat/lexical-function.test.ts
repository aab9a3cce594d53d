import { describe, expect, it } from 'vitest';
import { fitFullAdditive } from '../../src/discocat/full-additive.js';
import { fitLexicalFunction } from '../../src/discocat/lexical-function.js';
import { composePractical } from '../../src/discocat/practical-lexical-function.js';
import { OptionError, ShapeError } from '../../src/errors.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';

const count = 40;
const [first, second] = [gaussianMatrix(count, 3, 1), gaussianMatrix(count, 3, 2)];
/** The true maps: x to (2 x1, x2 - x3, 0) and y to (y3, 0, y1). */
const double = (x: ArrayLike<number>): number[] => [2 * (x[0] ?? 0), (x[1] ?? 0) - (x[2] ?? 0), 0];
const turn = (y: ArrayLike<number>): number[] => [y[2] ?? 0, 0, y[0] ?? 0];
const places = Array.from({ length: count }, (_, place) => place);
const add = (a: readonly number[], b: readonly number[]): number[] => a.map((value, entry) => value + (b[entry] ?? 0));

function expectClose(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [entry, value] of expected.entries()) expect(found[entry]).toBeCloseTo(value, 4);
}

describe('fitFullAdditive', () => {
  it('finds the matrices of both places', () => {
    const model = fitFullAdditive(
      places.map((place) => ({
        first: first.row(place),
        second: second.row(place),
        phrase: Float64Array.from(add(double(first.row(place)), turn(second.row(place)))),
      })),
      { penalty: 1e-6 },
    );
    expectClose(model.compose(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)), [2 + 6, -1, 4]);
    expect(() => model.compose(Float64Array.of(1), Float64Array.of(1))).toThrow(ShapeError);
  });
});

describe('fitLexicalFunction', () => {
  const observed = places.map((place) => ({
    argument: first.row(place),
    phrase: Float64Array.from(double(first.row(place))),
  }));

  it('finds the matrix of a word', () => {
    const model = fitLexicalFunction(observed, { penalty: 1e-6 });
    expectClose(model.compose(Float64Array.of(1, 2, 3)), [2, -1, 0]);
  });

  it('shrinks to nothing as the penalty grows', () => {
    const model = fitLexicalFunction(observed, { penalty: 1e9 });
    expectClose(model.compose(Float64Array.of(1, 2, 3)), [0, 0, 0]);
  });

  it('refuses to learn of nothing, and a penalty of 0', () => {
    expect(() => fitLexicalFunction([])).toThrow(ShapeError);
    expect(() => fitFullAdditive([])).toThrow(ShapeError);
    expect(() => fitLexicalFunction(observed, { penalty: 0 })).toThrow(OptionError);
  });
});

describe('composePractical', () => {
  const word = {
    vector: Float64Array.of(1, 1, 1),
    places: [double, turn].map((map) => ({
      matrix: first,
      compose: (argument: ArrayLike<number>) => Float64Array.from(map(argument)),
    })),
  };

  it('is v + V_subj x s + V_obj x o, and leaves out an argument with its matrix', () => {
    const [s, o] = [Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)];
    expect([...composePractical(word, s, o)]).toEqual([1 + 2 + 6, 1 - 1, 1 + 4]);
    expect([...composePractical(word, undefined, o)]).toEqual([1 + 6, 1, 1 + 4]);
    expect([...composePractical(word)]).toEqual([1, 1, 1]);
  });
});
