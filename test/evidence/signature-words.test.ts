import { describe, expect, it } from 'vitest';
import { countWords, signatureWords } from '../../src/evidence/signature-words.js';

describe('signatureWords', () => {
  it('tells words that are oftener in some texts than in others, by the likelihood ratio', () => {
    const some = countWords([
      ['river', 'bank'],
      ['river', 'bank'],
    ]);
    const others = countWords([
      ['money', 'bank'],
      ['money', 'bank'],
    ]);
    // river: 2 of 4 words against 0 of 4; all together 2 of 8.
    const own = 2 * Math.log(0.5) + 2 * Math.log(0.5);
    const shared = 2 * Math.log(0.25) + 2 * Math.log(0.75) + 4 * Math.log(0.75);
    expect(signatureWords(some, others)).toEqual([{ word: 'river', ratio: expect.closeTo(2 * (own - shared), 10) }]);
  });

  it('counts a word once a text, and takes any word for a word', () => {
    expect(countWords([['constructor', '__proto__', 'constructor', '']])).toEqual({
      counts: new Map([
        ['constructor', 1],
        ['__proto__', 1],
        ['', 1],
      ]),
      total: 3,
    });
  });

  it('orders ties by name and gives no more than is asked for', () => {
    const some = countWords([['b', 'a', 'c']]);
    const others = countWords([['d']]);
    expect(signatureWords(some, others, 2).map(({ word }) => word)).toEqual(['a', 'b']);
    expect(signatureWords(some, countWords([]))).toEqual([]);
  });
});
