import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/cli/command-error.js';
import { parseAnalogy, parsePairs, parsePhrase, parsePhrases, parseWord } from '../../src/cli/word-questions.js';

describe('parsePairs', () => {
  it.each([
    [['a:b', 'c:d']],
    [['a:b c:d']],
    [['a:b', '::', 'c:d']],
    [['a:b :: c:d']],
    [['a:b::c:d']],
    [[' a : b ', 'c:d ']],
  ])('reads %j as two pairs', (args) => {
    expect(parsePairs(args)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('reads more pairs, and lemmas of several words', () => {
    expect(parsePairs(['hot dog:ice cream', 'c:d', 'constructor:__proto__'])).toEqual([
      ['hot dog', 'ice cream'],
      ['c', 'd'],
      ['constructor', '__proto__'],
    ]);
  });

  it.each([[[]], [['']], [['a:b']], [['a', 'b']], [['a:b:c', 'd:e']], [['a:', 'b:c']], [['a:b', '::']]])(
    'refuses %j with an example',
    (args: string[]) => {
      expect(() => parsePairs(args)).toThrow(CommandError);
      expect(() => parsePairs(args)).toThrow(`Cannot read "${args.join(' ')}".`);
    },
  );

  it('refuses a pair of one word twice', () => {
    expect(() => parsePairs(['a:b', 'c:C'])).toThrow('"a:b c:C" has the word "c" twice.');
  });
});

describe('parseAnalogy', () => {
  it.each([
    [['a:b', '::', 'c:?']],
    [['a:b :: c:?']],
    [['a:b', 'c:?']],
    [['a:b', 'c']],
    [['a:b c']],
    [['a:b', '::', 'c']],
    [['a:b', 'c:']],
    [['a:b::c : ?']],
  ])('reads %j', (args) => {
    expect(parseAnalogy(args)).toEqual({ pair: ['a', 'b'], word: 'c' });
  });

  it.each([[[]], [['a:b']], [['a:b', 'c:d']], [['a:b', 'c', 'd']], [['a', 'c:?']], [['a:b', '::', ':?']]])(
    'refuses %j',
    (args: string[]) => {
      expect(() => parseAnalogy(args)).toThrow(CommandError);
    },
  );
});

describe('parsePhrase', () => {
  it('reads two words in one argument or two', () => {
    expect(parsePhrase(['dog house'])).toEqual(['dog', 'house']);
    expect(parsePhrase([' dog', ' house '])).toEqual(['dog', 'house']);
  });

  it.each([[[]], [['dog']], [['big dog house']]])('refuses %j', (args: string[]) => {
    expect(() => parsePhrase(args)).toThrow(CommandError);
  });

  it('refuses the same word twice', () => {
    expect(() => parsePhrase(['dog', 'Dog'])).toThrow('has the word "dog" twice');
  });
});

describe('parsePhrases', () => {
  it.each([[['a b', 'c d']], [['a', 'b', 'c', 'd']], [['a b c d']], [['a b :: c d']], [['a', 'b', '::', 'c', 'd']]])(
    'reads %j as two phrases',
    (args: string[]) => {
      expect(parsePhrases(args)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
    },
  );

  it('reads more than two', () => {
    expect(parsePhrases(['a b', 'c d', 'e f'])).toHaveLength(3);
  });

  it.each([[[]], [['a b']], [['a b', 'c']], [['a :: b c d']], [['a b', 'c d', 'e']]])(
    'refuses %j',
    (args: string[]) => {
      expect(() => parsePhrases(args)).toThrow(CommandError);
    },
  );
});

describe('parseWord', () => {
  it('reads a word or a lemma of several', () => {
    expect(parseWord(['kennel'])).toBe('kennel');
    expect(parseWord(['ice', ' cream '])).toBe('ice cream');
    expect(() => parseWord([' '])).toThrow(CommandError);
  });
});
