import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { scoreCredits } from '../../../src/evaluation/generated/score-credits.js';

const system = { name: '__proto__', role: 'baseline' } as const;

describe('scoreCredits', () => {
  it('gives the mean credit over all questions and over those that were answered', () => {
    const credits = Float64Array.of(1, 0, 0.5, 0.25);
    const score = scoreCredits(system, credits, [true, true, true, false]);
    expect(score).toMatchObject({ system: '__proto__', role: 'baseline', coverage: 3 / 4 });
    expect(score.accuracy.mean).toBeCloseTo((1 + 0 + 0.5 + 0.25) / 4, 12);
    expect(score.answered?.mean).toBeCloseTo((1 + 0 + 0.5) / 3, 12);
    expect(score.credits).toBe(credits);
  });

  it('has no score over answered questions when there are none', () => {
    expect(scoreCredits(system, Float64Array.of(0.5, 0.5), [false, false])).toMatchObject({ coverage: 0 });
    expect(scoreCredits(system, Float64Array.of(0.5), [false]).answered).toBeUndefined();
  });

  it('draws its interval from the seed', () => {
    const credits = Float64Array.from({ length: 50 }, (_, i) => (i * 7) % 3);
    const answered = Array.from({ length: 50 }, () => true);
    const draw = (seed: number) => scoreCredits(system, credits, answered, { seed }).accuracy;
    expect(draw(1)).toEqual(scoreCredits(system, credits, answered).accuracy);
    expect(draw(2)).not.toEqual(draw(1));
  });

  it('throws ShapeError for no questions, and for lists that differ in length', () => {
    expect(() => scoreCredits(system, new Float64Array(0), [])).toThrow(ShapeError);
    expect(() => scoreCredits(system, Float64Array.of(1, 0), [true])).toThrow(ShapeError);
  });
});
