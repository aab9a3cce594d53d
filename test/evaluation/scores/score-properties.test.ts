import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import type { TermProperty } from '../../../src/evaluation/dataset.js';
import { scoreProperties } from '../../../src/evaluation/scores/score-properties.js';

const property = (term: string, id: string): TermProperty => {
  return { id, term, phrase: { form: 'subject-relative', words: ['thing', 'do', id] } };
};
const properties = [
  property('kettle', 'k1'),
  property('pot', 'p1'),
  property('kettle', 'k2'),
  property('__proto__', 'o'),
];

describe('scoreProperties', () => {
  it('is the mean over terms of the average precision of all properties', () => {
    const scores = new Map([
      ['kettle', [0.9, 0.8, 0.1, 0.2]], // k1, p1, o, k2
      ['pot', [0.4, 0.3, 0.2, 0.1]], // k1, p1, k2, o
      ['__proto__', [0, 0, 0, 1]],
    ]);
    const found = scoreProperties(properties, (term, item) => scores.get(term)?.[properties.indexOf(item)]);
    const expected = [(1 / 1 + 2 / 4) / 2, 1 / 2, 1];
    expect(found.terms.map(({ term }) => term)).toEqual(['kettle', 'pot', '__proto__']);
    expect([...found.credits]).toEqual(expected);
    expect(found.meanAveragePrecision).toBeCloseTo((expected[0] as number) / 3 + 1 / 6 + 1 / 3, 12);
    expect(found.coverage).toBe(1);
    expect(found.isAnswered).toEqual([true, true, true]);
  });

  it('gives a system that knows nothing chance, and no coverage', () => {
    const found = scoreProperties(properties, () => undefined);
    expect(found.meanAveragePrecision).toBeCloseTo(found.chance, 12);
    // One relevant property of four: each place is equally likely.
    expect(found.terms[1]?.averagePrecision).toBeCloseTo((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4, 12);
    expect(found.coverage).toBe(0);
    expect(scoreProperties(properties, () => 7).meanAveragePrecision).toBeCloseTo(found.chance, 12);
  });

  it('tells of each term which share of the properties had a score', () => {
    const found = scoreProperties(properties, (term, { id }) => (term === 'pot' && id === 'p1' ? 1 : undefined));
    expect(found.terms.map(({ coverage }) => coverage)).toEqual([0, 1 / 4, 0]);
    expect(found.terms[1]?.averagePrecision).toBe(1);
    expect(found.coverage).toBeCloseTo(1 / 3, 12);
  });

  it('needs properties', () => {
    expect(() => scoreProperties([], () => 1)).toThrow(ShapeError);
  });
});
