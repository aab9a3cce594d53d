import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTokensOf } from '../../src/corpus/cut-tokens.js';
import { tokenise } from '../../src/corpus/tokenise.js';

const forms = (language: string, text: string): string[] => [...cutTokensOf(language)(text)].map(({ form }) => form);

describe('cutTokensOf', () => {
  it('takes our tokeniser for languages that part their words', () => {
    for (const language of ['en', 'de', 'en-GB', 'zha']) expect(cutTokensOf(language)).toBe(tokenise);
  });

  it.each(['zh', 'zh-Hans', 'ja', 'th'])('takes the word segmenter for %s', (language) => {
    expect(cutTokensOf(language)).not.toBe(tokenise);
  });

  it('cuts Chinese into words, losing no character but white space', () => {
    expect(forms('zh', '我喜欢苹果。')).toContain('喜欢');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('我', '喜', '欢', '苹', '果', '。', ' ', 'a', '7') }), (text) => {
        expect(forms('zh', text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
