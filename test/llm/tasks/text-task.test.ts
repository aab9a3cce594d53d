import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { splitTexts } from '../../../src/llm/tasks/text-task.js';

describe('splitTexts', () => {
  it('puts each text into exactly one part, with the same share of each label', () => {
    const texts = fc.array(fc.record({ text: fc.string(), label: fc.integer({ min: 0, max: 3 }) }), { maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.nat(99), (all, share, seed) => {
        const [first, second] = splitTexts(all, { seed, share });
        expect(first.length + second.length).toBe(all.length);
        expect(all.filter((text) => first.includes(text) || second.includes(text))).toEqual(all);
        for (const label of [0, 1, 2, 3]) {
          const own = all.filter((text) => text.label === label).length;
          expect(second.filter((text) => text.label === label)).toHaveLength(Math.round(share * own));
        }
      }),
    );
  });

  it('gives the same parts for the same seed', () => {
    const texts = Array.from({ length: 40 }, (_, at) => ({ text: `${at}`, label: at % 2 }));
    expect(splitTexts(texts, { seed: 3, share: 0.25 })).toEqual(splitTexts(texts, { seed: 3, share: 0.25 }));
    expect(splitTexts(texts, { seed: 3, share: 0.25 })).not.toEqual(splitTexts(texts, { seed: 4, share: 0.25 }));
  });

  it.each([0, 1, Number.NaN])('refuses a share of %s', (share) => {
    expect(() => splitTexts([], { seed: 1, share })).toThrow(OptionError);
  });
});
