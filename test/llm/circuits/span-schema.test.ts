import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { defineSchema, spansFromStarts } from '../../../src/llm/circuits/span-schema.js';

const determiners = new Set(['the', 'a']);
const schema = defineSchema(['determiner', 'adjectives', 'noun'], (token, place, { tokens }) => {
  if (determiners.has(token)) return 'determiner';
  if (token === '?') return undefined;
  return place === tokens.length - 1 ? 'noun' : 'adjectives';
});

describe('defineSchema', () => {
  it('puts each token into one span, and leaves spans empty', () => {
    expect([...schema.apply(['the', 'old', 'grey', 'cat']).spans]).toEqual([0, 1, 1, 2]);
    expect([...schema.apply(['the', 'cat']).spans]).toEqual([0, 2]);
    expect([...schema.apply(['constructor', '__proto__']).spans]).toEqual([1, 2]);
    expect([...schema.apply([]).spans]).toEqual([]);
  });

  it('throws with the token that no span covers', () => {
    expect(() => schema.apply(['the', '?', 'cat'])).toThrow('The token "?", number 2 of "the ? cat", is in no span.');
    const other = defineSchema(['one'], () => 'toString');
    expect(() => other.apply(['cat'])).toThrow('is in a span "toString" that the schema does not have');
  });

  it('throws with the token that stands before its turn, unless spans need no order', () => {
    const spanOf = (token: string) => token;
    expect(() => defineSchema(['a', 'b'], spanOf).apply(['b', 'a'])).toThrow('The token "a", number 2 of "b a"');
    expect([...defineSchema(['a', 'b'], spanOf, { ordered: false }).apply(['b', 'a', 'b']).spans]).toEqual([1, 0, 1]);
  });

  it('refuses names that are none or not distinct', () => {
    expect(() => defineSchema([], () => undefined)).toThrow(OptionError);
    expect(() => defineSchema(['a', 'a'], () => 'a')).toThrow(OptionError);
  });
});

describe('spansFromStarts', () => {
  it('ends each span where the next begins', () => {
    const tokens = ['the', 'cat', 'near', 'it', 'purrs'];
    expect([...spansFromStarts(tokens, ['a', 'b', 'c', 'd'], [0, 2, 2, 4]).spans]).toEqual([0, 0, 2, 2, 3]);
    expect([...spansFromStarts(tokens, ['a', 'b'], [0, 5]).spans]).toEqual([0, 0, 0, 0, 0]);
  });

  it('throws with a token before the first span, and refuses starts that fall, lie outside or are too few', () => {
    expect(() => spansFromStarts(['the', 'cat'], ['a'], [1])).toThrow('The token "the", number 1');
    expect(() => spansFromStarts(['the', 'cat'], ['a', 'b'], [1, 0])).toThrow(OptionError);
    expect(() => spansFromStarts(['the', 'cat'], ['a', 'b'], [0, 3])).toThrow(OptionError);
    expect(() => spansFromStarts(['the', 'cat'], ['a', 'b'], [0, Number.NaN])).toThrow(OptionError);
    expect(() => spansFromStarts(['the', 'cat'], ['a', 'b'], [0])).toThrow(OptionError);
  });
});
