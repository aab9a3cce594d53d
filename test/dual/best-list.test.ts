import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BestList } from '../../src/dual/best-list.js';

describe('BestList', () => {
  it('keeps what sorting all of it by score and then by name would put first', () => {
    const scores = fc.array(fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constant(Number.NaN)), { maxLength: 12 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 5 }), (offered, limit) => {
        const nameOf = (place: number): string => 'lambswording'.charAt(place);
        const list = new BestList(limit, nameOf);
        offered.forEach((score, place) => {
          list.offer(place, score);
        });
        const sorted = offered
          .map((score, place) => ({ place, score }))
          .filter(({ score }) => !Number.isNaN(score))
          .sort((a, b) => b.score - a.score || (nameOf(a.place) < nameOf(b.place) ? -1 : 1))
          .slice(0, limit);
        expect(list.best).toEqual(sorted);
        expect(list.threshold).toBe(sorted[limit - 1]?.score ?? Number.NEGATIVE_INFINITY);
      }),
    );
  });
});
