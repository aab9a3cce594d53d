import { describe, expect, it } from 'vitest';
import type { PlausibilityItem } from '../../../src/discocat/corrupt-triples.js';
import { ShapeError, UnknownWordError } from '../../../src/errors.js';
import { scorePlausibility } from '../../../src/evaluation/scores/score-plausibility.js';

const item = (subject: string, object: string): PlausibilityItem => ({
  seen: { verb: 'eat', subject, object },
  corrupted: new Map([
    ['subject', { verb: 'eat', subject: '9', object }],
    ['object', { verb: 'eat', subject, object: '9' }],
    ['both', { verb: 'eat', subject: '9', object: '9' }],
  ]),
});

/** The lower the numbers that the nouns are, the more plausible; a word is unknown. */
const model = {
  name: 'numbers',
  plausibility: ({ subject, object }: { readonly subject: string; readonly object: string }): number => {
    if (subject === 'constructor') throw new UnknownWordError(subject, 'the numbers');
    return -Number(subject) - Number(object);
  },
};

describe('scorePlausibility', () => {
  it('compares seen triples with all corrupted ones, and with those of each corruption', () => {
    const score = scorePlausibility(model, [item('1', '2'), item('3', '8')], { samples: 100 });
    // Seen -3 and -11; by subject -11 and -17, by object -10 and -12, by both -18 twice.
    expect(score.byCorruption.get('subject')?.value).toBeCloseTo((2 + 1.5) / 4, 12);
    expect(score.byCorruption.get('object')?.value).toBeCloseTo((2 + 1) / 4, 12);
    expect(score.byCorruption.get('both')?.value).toBe(1);
    expect(score.overall.value).toBeCloseTo((3.5 + 3 + 4) / 12, 12);
    expect(score.overall.low).toBeLessThanOrEqual(score.overall.value);
    expect([score.answered, score.unanswered]).toEqual([2, 0]);
  });

  it('leaves out and counts items with an unknown word, and refuses to score none', () => {
    const score = scorePlausibility(model, [item('1', '2'), item('constructor', '2')], { samples: 10 });
    expect([score.answered, score.unanswered]).toEqual([1, 1]);
    expect(() => scorePlausibility(model, [item('constructor', '2')])).toThrow(ShapeError);
  });

  it('does not hide other errors', () => {
    const broken = {
      name: 'broken',
      plausibility: () => {
        throw new RangeError('broken');
      },
    };
    expect(() => scorePlausibility(broken, [item('1', '2')])).toThrow(RangeError);
  });
});
