import { describe, expect, it } from 'vitest';
import type { ContextCounts } from '../../src/corpus/count-contexts.js';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { dualFromCounts } from '../../src/dual/dual-from-counts.js';
import { QualiaError, UnknownWordError } from '../../src/errors.js';
import { snapshot, sparseFromRows } from '../matrix/arbitraries.js';

function countsOf(rows: readonly (readonly [string, readonly number[]])[]): ContextCounts {
  const contexts = rows[0][1].map((_, column) => `c${column}`);
  return {
    targets: new Vocabulary(
      'the targets',
      rows.map(([target]) => target),
    ),
    contexts: new Vocabulary('the contexts', contexts),
    matrix: sparseFromRows(rows.map(([, row]) => row)),
  };
}

const domain = countsOf([
  ['dog', [4, 0, 0, 1]],
  ['puppy', [3, 0, 0, 1]],
  ['house', [0, 5, 1, 0]],
  ['constructor', [0, 4, 2, 0]],
  ['unseen', [0, 0, 0, 0]],
]);
const functional = countsOf([
  ['dog', [2, 0, 1]],
  ['house', [0, 3, 0]],
  ['constructor', [0, 2, 1]],
]);

describe('dualFromCounts', () => {
  it('weights, reduces and scales both kinds of counts, and leaves them as they are', () => {
    const before = [snapshot(domain.matrix), snapshot(functional.matrix)];
    const dual = dualFromCounts(domain, functional, { domain: { rank: 2 }, function: { weighting: 'contextRatio' } });
    expect(dual.domain('dog', 'puppy')).toBeGreaterThan(0.99);
    expect(dual.domain('dog', 'house')).toBeLessThan(0.2);
    expect(dual.function('house', 'constructor')).toBeGreaterThan(dual.function('house', 'dog'));
    expect(dual.domainSpace.matrix.columns).toBe(2);
    expect([snapshot(domain.matrix), snapshot(functional.matrix)]).toEqual(before);
  });

  it('keeps what was done in the history, the lowered rank too', () => {
    const { functionSpace } = dualFromCounts(domain, functional, {
      function: { history: [{ step: 'counts of a book', options: {} }], contextSmoothing: 0.75, seed: 3 },
    });
    expect(functionSpace.history.map(({ step }) => step)).toEqual([
      'counts of a book',
      'ppmi',
      'occupiedTargets',
      'truncatedSvd',
      'unitRows',
    ]);
    expect(functionSpace.history[1]?.options).toMatchObject({ contextSmoothing: 0.75 });
    expect(functionSpace.history[3]?.options).toMatchObject({ rank: 3, seed: 3 });
  });

  it('takes a shift off every weight', () => {
    const { functionSpace } = dualFromCounts(domain, functional, { function: { shift: 0.1 } });
    expect(functionSpace.history.find(({ step }) => step === 'ppmi')?.options).toMatchObject({ shift: 0.1 });
    expect(() => dualFromCounts(domain, functional, { function: { shift: 100 } })).toThrow('No target');
  });

  it('leaves out targets without any weight, and names near ones for them', () => {
    const dual = dualFromCounts(domain, functional);
    expect(dual.has('unseen')).toBe(false);
    expect(() => dual.domain('dog', 'hause')).toThrow(UnknownWordError);
    expect(() => dual.domain('dog', 'hause')).toThrow('house');
  });

  it('refuses counts that leave nothing', () => {
    expect(() => dualFromCounts(domain, countsOf([['dog', [0, 0]]]))).toThrow(QualiaError);
    expect(() => dualFromCounts(domain, countsOf([['dog', [0, 0]]]))).toThrow('No target of the function space');
  });
});
