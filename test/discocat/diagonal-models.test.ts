import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOneDiagonalModel, createZeroDiagonalModel } from '../../src/discocat/diagonal-models.js';
import { SignedVectorsError } from '../../src/discocat/signed-vectors.js';
import { createMultiplicativeModel } from '../../src/discocat/vector-models.js';
import type { Space } from '../../src/space/space.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { denseSpace } from '../embedding/dense-space.js';

const names = ['s', 'v', 'o', 's2', 'v2', 'o2'] as const;
const left = { subject: 's', verb: 'v', object: 'o' };
const right = { subject: 's2', verb: 'v2', object: 'o2' };

/** Six vectors of four numbers from 1 to 9. */
const spaces: fc.Arbitrary<Space> = fc
  .array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }), { minLength: 6, maxLength: 6 })
  .map((rows) =>
    denseSpace(
      'any',
      rows.map((row, place) => [names[place] ?? '', row]),
    ),
  );

/** The tensor of a sentence cell by cell: the verb's matrix times the subject's and the object's entries. */
function tensor(space: Space, { subject, verb, object }: typeof left, elsewhere: number): number[] {
  const [s, v, o] = [space.vector(subject), space.vector(verb), space.vector(object)];
  return Array.from(s, (_, row) =>
    Array.from(o, (__, column) => {
      const cell = row === column ? (v[row] ?? Number.NaN) : elsewhere;
      return cell * (s[row] ?? Number.NaN) * (o[column] ?? Number.NaN);
    }),
  ).flat();
}

function cosineOf(a: readonly number[], b: readonly number[]): number {
  const product = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, value, cell) => sum + value * (y[cell] ?? Number.NaN), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

const space = denseSpace('case', [
  ['s', [1, 2, 0.5]],
  ['v', [3, 1, 2]],
  ['o', [1, 0, 4]],
  ['s2', [2, 2, 1]],
  ['v2', [1, 5, 1]],
  ['o2', [0.5, 3, 1]],
]);

describe.each([
  ['0-diag', createZeroDiagonalModel, 0],
  ['1-diag', createOneDiagonalModel, 1],
] as const)('%s', (name, create, elsewhere) => {
  describeCompositionModel(name, () => ({
    model: create(space),
    phrases: [left, right, { subject: 's2', verb: 'v', object: 'o' }],
    unknown: [{ ...left, object: 'zither' }],
    isCosine: true,
  }));

  it('is the cosine of the tensors, cell by cell', () => {
    fc.assert(
      fc.property(spaces, (any) => {
        const expected = cosineOf(tensor(any, left, elsewhere), tensor(any, right, elsewhere));
        expect(create(any).similarity(left, right)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('refuses vectors with negative numbers unless it is told to take them', () => {
    const signed = denseSpace(
      'signed',
      names.map((word) => [word, [1, -1]]),
    );
    expect(() => create(signed)).toThrow(SignedVectorsError);
    expect(create(signed, { signed: 'accept' }).similarity(left, right)).toBeCloseTo(1, 9);
  });
});

describe('createZeroDiagonalModel', () => {
  it('has the cosine of the multiplicative model', () => {
    fc.assert(
      fc.property(spaces, (any) => {
        const expected = createMultiplicativeModel(any).similarity(left, right);
        expect(createZeroDiagonalModel(any).similarity(left, right)).toBeCloseTo(expected, 9);
      }),
    );
  });
});
