import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeVerb } from '../../src/discocat/describe-verb.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';

const chase = new VerbArguments([
  { verb: 'chase', subject: 'dog', object: 'cat', count: 2 },
  { verb: 'chase', subject: 'dog', object: 'rabbit', count: 1 },
  { verb: 'chase', subject: 'constructor', object: '__proto__', count: 1 },
]);

describe('describeVerb', () => {
  it('counts pairs, subjects and objects, and tells their entropies in bits', () => {
    const { count, distinct, entropies, top } = describeVerb(chase, 'chase', { limit: 1 });
    expect({ count, distinct }).toEqual({ count: 4, distinct: { pairs: 3, subjects: 2, objects: 3 } });
    expect(top).toEqual([{ verb: 'chase', subject: 'dog', object: 'cat', count: 2 }]);
    // Pairs 1/2, 1/4, 1/4: 1/2 + 2/4 + 2/4. Subjects 3/4, 1/4: 3/4 log2(4/3) + 2/4.
    expect(entropies.pairs).toBeCloseTo(1.5, 12);
    expect(entropies.subjects).toBeCloseTo(0.75 * Math.log2(4 / 3) + 0.5, 12);
    expect(entropies.objects).toBeCloseTo(1.5, 12);
  });

  it('has the entropy of pairs between the larger one of subjects or objects and the sum of both', () => {
    const noun = fc.constantFrom('dog', 'cat', 'constructor', '');
    const triple = fc.record({
      verb: fc.constant('see'),
      subject: noun,
      object: noun,
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(triple, { minLength: 1 }), (triples) => {
        const { pairs, subjects, objects } = describeVerb(new VerbArguments(triples), 'see').entropies;
        expect(pairs).toBeGreaterThanOrEqual(Math.max(subjects, objects) - 1e-9);
        expect(pairs).toBeLessThanOrEqual(subjects + objects + 1e-9);
      }),
    );
  });

  it('knows no verb without pairs, and no limit of 0', () => {
    expect(() => describeVerb(chase, 'constructor')).toThrow(/"constructor" is not in the verbs/);
    expect(() => describeVerb(chase, 'chase', { limit: 0 })).toThrow(/"limit" is 0/);
  });
});
