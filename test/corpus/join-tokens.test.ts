import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTokens } from '../../src/corpus/join-tokens.js';

const join = (tokens: string): string => joinTokens(tokens.split(' ')).text;

describe('joinTokens', () => {
  it.each([
    ["He did n't ( yet ) .", "He didn't (yet)."],
    ["the dog 's [ old ] bone , i.e. $ 5", "the dog's [old] bone, i.e. $5"],
    ["`` So '' , he said , `` it is . ''", '"So", he said, "it is."'],
    ['He said " no " and " yes " .', 'He said "no" and "yes".'],
    ["the dogs ' bones", "the dogs' bones"],
    ['a two @-@ part series of 1 @,@ 000 and 2 @.@ 5', 'a two-part series of 1,000 and 2.5'],
    ['<unk> , constructor', '<unk>, constructor'],
  ])('writes %s as is usual', (tokens, text) => expect(join(tokens)).toBe(text));

  it('tells where each token lies', () => {
    const forms = ['It', "'s", '(', 'so', ')', '!'];
    const { text, spans } = joinTokens(forms);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(forms);
  });

  it('keeps order and length, whatever the forms', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (forms) => {
        const { text, spans } = joinTokens(forms);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
        expect(spans.length).toBe(forms.length);
        expect(end).toBe(text.length);
      }),
    );
  });

  it('writes nothing for nothing', () => expect(joinTokens([])).toEqual({ text: '', spans: [] }));
});
