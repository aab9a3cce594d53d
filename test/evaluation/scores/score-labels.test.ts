import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { scoreLabels } from '../../../src/evaluation/scores/score-labels.js';

const answers = [
  { gold: 'literal', answer: 'literal' },
  { gold: 'literal', answer: 'literal' },
  { gold: 'literal', answer: 'metonymic' },
  { gold: 'metonymic', answer: 'metonymic' },
  { gold: 'metonymic', answer: undefined },
  { gold: 'constructor', answer: '__proto__' },
];

describe('scoreLabels', () => {
  it('gives accuracy over all items, with the coverage beside it', () => {
    expect(scoreLabels(answers)).toMatchObject({ items: 6, coverage: 5 / 6, accuracy: 3 / 6 });
  });

  it('gives precision, recall and F1 of each label', () => {
    const { byLabel, macroF1 } = scoreLabels(answers);
    expect([...byLabel]).toEqual([
      ['literal', { gold: 3, answered: 2, right: 2, precision: 1, recall: 2 / 3, f1: 4 / 5 }],
      ['metonymic', { gold: 2, answered: 2, right: 1, precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 }],
      ['constructor', { gold: 1, answered: 0, right: 0, precision: undefined, recall: 0, f1: 0 }],
      ['__proto__', { gold: 0, answered: 1, right: 0, precision: 0, recall: undefined, f1: 0 }],
    ]);
    expect(macroF1).toBeCloseTo((4 / 5 + 1 / 2 + 0) / 3, 12);
  });

  it('names the commonest gold label, the first of equals', () => {
    expect(scoreLabels(answers).majority).toEqual({ label: 'literal', share: 1 / 2 });
    const even = [false, true].map((gold) => ({ gold, answer: true }));
    expect(scoreLabels(even).majority).toEqual({ label: false, share: 1 / 2 });
  });

  it('counts answers by gold label', () => {
    expect(scoreLabels(answers).confusion.get('metonymic')).toEqual(
      new Map([
        ['metonymic', 1],
        [undefined, 1],
      ]),
    );
  });

  it('gives the share of the majority to the one who answers nothing else', () => {
    const labels = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
    fc.assert(
      fc.property(labels, (golds) => {
        const { majority } = scoreLabels(golds.map((gold) => ({ gold, answer: undefined })));
        const same = scoreLabels(golds.map((gold) => ({ gold, answer: majority.label })));
        expect(same.accuracy).toBe(majority.share);
        for (const other of ['a', 'b', 'c']) {
          expect(scoreLabels(golds.map((gold) => ({ gold, answer: other }))).accuracy).toBeLessThanOrEqual(
            majority.share,
          );
        }
      }),
    );
  });

  it('refuses no items', () => {
    expect(() => scoreLabels([])).toThrow(OptionError);
  });
});
