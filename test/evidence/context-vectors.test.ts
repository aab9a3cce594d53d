import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { createContextVectors, meanDirection } from '../../src/evidence/context-vectors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { Space } from '../../src/space/space.js';

const space = new Space({
  name: 'plane',
  targets: new Vocabulary('targets', ['water', 'money', 'constructor']),
  matrix: new DenseMatrix(3, 2, Float32Array.from([2, 0, 0, 3, 0, 1])),
  history: [],
});

describe('the vectors of contexts', () => {
  it('are weighted sums of the unit vectors of the words around a lemma, without the lemma', () => {
    // a / (a + p) with a = 0.001: water 1/2, money 1/4.
    const probability = (lemma: string): number => (lemma === 'water' ? 0.001 : 0.003);
    const vectors = createContextVectors({ probability, space });
    const found = vectors.vectorOf(['water', 'money', 'constructor', 'unknown'], 'constructor');
    const length = Math.hypot(0.5, 0.25);
    expect([...(found ?? [])]).toEqual([expect.closeTo(0.5 / length, 10), expect.closeTo(0.25 / length, 10)]);
    expect(vectors.vectorOf(['constructor', 'unknown'], 'constructor')).toBeUndefined();
    expect([...(vectors.wordVector('money') ?? [])]).toEqual([0, 1]);
    expect(vectors.wordVector('__proto__')).toBeUndefined();
  });

  it('are alike where contexts share words when there is no space, and the same in every run', () => {
    const create = () => createContextVectors({ probability: () => 0 });
    const [left, right] = [create(), create()].map((vectors) => vectors.vectorOf(['水', '河'], '岸'));
    expect(left).toEqual(right);
    const other = create().vectorOf(['水', '钱'], '岸');
    const cosine = left?.reduce((sum, value, column) => sum + value * (other?.[column] ?? 0), 0);
    expect(cosine).toBeCloseTo(0.5, 0);
    expect(create().wordVector('水')).toBeUndefined();
  });

  it('have a mean direction, which of none is undefined', () => {
    expect(meanDirection([])).toBeUndefined();
    expect([...(meanDirection([Float64Array.of(1, 0), Float64Array.of(0, 1)]) ?? [])]).toEqual([
      ...[expect.closeTo(Math.SQRT1_2, 10), expect.closeTo(Math.SQRT1_2, 10)],
    ]);
  });
});
