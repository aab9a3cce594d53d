import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestVerbs } from '../../src/discocat/nearest-verbs.js';
import { RelationalModel } from '../../src/discocat/relational-model.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { denseSpace } from '../embedding/dense-space.js';

const space = denseSpace('animals, food and words', [
  ['dog', [3, 0, 1]],
  ['cat', [2, 0, 1]],
  ['bread', [0, 3, 1]],
  ['speech', [0, 1, 3]],
  ['man', [1, 1, 2]],
]);
const verbs = new VerbArguments([
  { verb: 'chase', subject: 'dog', object: 'cat', count: 3 },
  { verb: 'hunt', subject: 'cat', object: 'dog', count: 1 },
  { verb: 'hunt', subject: 'man', object: 'dog', count: 1 },
  { verb: 'eat', subject: 'dog', object: 'bread', count: 2 },
  { verb: 'give', subject: 'man', object: 'speech', count: 2 },
  { verb: 'unseen', subject: 'nobody', object: 'nothing', count: 1 },
]);

describe('nearestVerbs', () => {
  it('ranks verbs by the cosines of their sentences with a subject and an object', () => {
    const model = new RelationalModel(space, verbs);
    const nearest = nearestVerbs(verbs, space, 'chase', { subject: 'man', object: 'cat' });
    expect(nearest.map(({ verb }) => verb)).toEqual(['hunt', 'eat', 'give']);
    for (const { verb, similarity } of nearest) {
      const left = { subject: 'man', verb: 'chase', object: 'cat' };
      expect(similarity).toBeCloseTo(model.similarity(left, { ...left, verb }), 10);
    }
  });

  it('compares the matrices themselves where no noun is given', () => {
    // chase: dog cat' with rows (18,0,9),(0,0,0),(6,0,3); eat: 2 dog bread' with rows (0,18,6),(0,0,0),(0,6,2).
    const eat = nearestVerbs(verbs, space, 'chase').find(({ verb }) => verb === 'eat');
    const inner = 9 * 6 + 3 * 2;
    expect(eat?.similarity).toBeCloseTo(inner / Math.sqrt((324 + 81 + 36 + 9) * (324 + 36 + 36 + 4)), 10);
  });

  it('returns no more than asked for, of no more candidates', () => {
    expect(nearestVerbs(verbs, space, 'chase', { limit: 1 })).toHaveLength(1);
    expect(nearestVerbs(verbs, space, 'chase', { limit: 1, candidates: 1 })).toHaveLength(1);
    expect(() => nearestVerbs(verbs, space, 'chase', { limit: 2, candidates: 1 })).toThrow(/at least the limit, 2/);
  });

  it('gives no cosine above 1, and one for a verb of the same pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 }), (counts) => {
        const pairs = [
          ['dog', 'cat'],
          ['cat', 'speech'],
          ['man', 'bread'],
        ] as const;
        const twins = new VerbArguments(
          ['one', 'other'].flatMap((verb) =>
            pairs.map(([subject, object], pair) => ({ verb, subject, object, count: counts[pair] / 7 })),
          ),
        );
        const [{ similarity }] = nearestVerbs(twins, space, 'one');
        expect(similarity).toBeCloseTo(1, 12);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('names the word that is not there', () => {
    expect(() => nearestVerbs(verbs, space, 'constructor')).toThrow(/"constructor"/);
    expect(() => nearestVerbs(verbs, space, 'chase', { subject: '__proto__' })).toThrow(/"__proto__"/);
    expect(() => nearestVerbs(verbs, space, 'unseen')).toThrow(/"unseen"/);
  });
});
