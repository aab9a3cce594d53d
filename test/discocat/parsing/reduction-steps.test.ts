import { describe, expect, it } from 'vitest';
import { listSteps } from '../../../src/discocat/parsing/reduction-steps.js';
import { parseType, printType } from '../../../src/discocat/pregroup-type.js';

describe('listSteps', () => {
  it('gives each contraction with what is left, inner ones first', () => {
    const words = [
      ['who', 's s.l n'],
      ['runs', 'n.r s'],
    ].map(([word = '', type = '']) => ({ word, type: parseType(type) }));
    const steps = listSteps({
      words,
      contractions: [
        { left: 1, right: 4 },
        { left: 2, right: 3 },
      ],
      open: [0],
    });
    expect(steps.map(({ left, right, rest }) => [left, right, printType(rest)])).toEqual([
      ['who', 'runs', 's s.l s'],
      ['who', 'runs', 's'],
    ]);
  });

  it('gives none for no words', () => {
    expect(listSteps({ words: [], contractions: [], open: [] })).toEqual([]);
  });
});
