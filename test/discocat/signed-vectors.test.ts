import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { checkSigns, SignedVectorsError } from '../../src/discocat/signed-vectors.js';
import { Space } from '../../src/space/space.js';
import { sparseFromRows } from '../matrix/arbitraries.js';

const sparse = (rows: readonly (readonly number[])[]) =>
  new Space({
    name: 'sparse',
    targets: new Vocabulary('targets', ['constructor', '__proto__']),
    matrix: sparseFromRows(rows),
    history: [],
  });

describe('checkSigns', () => {
  it('finds the first target with a negative number in a sparse space', () => {
    const check = () =>
      checkSigns(
        'some',
        sparse([
          [1, 0],
          [2, -1],
        ]),
        {},
      );
    expect(check).toThrow(SignedVectorsError);
    expect(check).toThrow('as for "__proto__"');
  });

  it('is content with zeros and positive numbers', () => {
    expect(() =>
      checkSigns(
        'some',
        sparse([
          [1, 0],
          [0, 2],
        ]),
        {},
      ),
    ).not.toThrow();
  });
});
