import { describe, expect, it } from 'vitest';
import {
  FileFormatError,
  MissingFileError,
  OptionError,
  ParseError,
  QualiaError,
  requireOption,
  requireWhole,
  ShapeError,
  UnknownWordError,
} from '../src/errors.js';

const cause = new Error('the original');

const errors: readonly [error: QualiaError, code: string, name: string][] = [
  [new UnknownWordError('constructor', 'the space'), 'UNKNOWN_WORD', 'UnknownWordError'],
  [new OptionError('rank', 0, 'a whole number > 0'), 'OPTION', 'OptionError'],
  [new ShapeError('dot', '2 numbers', '3'), 'SHAPE', 'ShapeError'],
  [new MissingFileError('a.txt', 'Make it first.', { cause }), 'MISSING_FILE', 'MissingFileError'],
  [new FileFormatError('a.txt', 'line 3', 'is empty', { cause }), 'FILE_FORMAT', 'FileFormatError'],
  [new ParseError('n @', 'a type is missing', { cause }), 'PARSE', 'ParseError'],
];

describe('errors', () => {
  it.each(errors)('%s has a stable code, its own name and the common base', (error, code, name) => {
    expect(error).toBeInstanceOf(QualiaError);
    expect(error).toBeInstanceOf(Error);
    expect(error.code).toBe(code);
    expect(error.name).toBe(name);
    expect(error.stack).toContain(error.message);
  });

  it('name the values that were found', () => {
    expect(errors.map(([error]) => error.message)).toEqual([
      '"constructor" is not in the space.',
      'Option "rank" is 0; allowed: a whole number > 0.',
      'dot: found 2 numbers, expected 3.',
      'Cannot read a.txt. Make it first.',
      'a.txt, line 3: is empty',
      'Cannot read "n @": a type is missing',
    ]);
  });

  it('quote little of a long text, and leave out the middle of a very long message', () => {
    const text = `a${'-'.repeat(100_000)}z`;
    const error = new ParseError(text, 'it is no key.');
    expect(error.text).toBe(text);
    expect(error.message).toMatch(/^Cannot read "a-{99} \[\.\.\. 99802 characters \.\.\.\] -{99}z": it is no key\.$/);
    expect(new FileFormatError('a.txt', 'line 1', `found "${text}"`).message.length).toBeLessThan(9000);
  });

  it('keep the original error as the cause', () => {
    expect(errors.slice(3).map(([error]) => error.cause)).toEqual([cause, cause, cause]);
  });

  it('keep their data in fields', () => {
    const unknown = new UnknownWordError('catt', 'the lexicon', ['cat', 'cart']);
    expect(unknown).toMatchObject({ word: 'catt', place: 'the lexicon', suggestions: ['cat', 'cart'] });
    expect(unknown.message).toBe('"catt" is not in the lexicon. The nearest known words are: cat, cart.');
    expect(new FileFormatError('a', 'b', 'c')).toMatchObject({ path: 'a', place: 'b' });
    expect(new ParseError('a', 'b')).toMatchObject({ text: 'a' });
  });
});

describe('requireOption', () => {
  it('passes what holds', () => {
    expect(() => requireOption(true, 'rank', 1, 'anything')).not.toThrow();
  });

  it('names option, value and range of what does not hold', () => {
    expect(() => requireOption(false, 'rank', Number.NaN, 'a number')).toThrow(OptionError);
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 2.5]) {
      expect(() => requireOption(false, 'rank', value, 'a number')).toThrow(`Option "rank" is ${value};`);
    }
    expect(() => requireOption(false, 'rank', '2', 'a number')).toThrow('Option "rank" is "2";');
  });
});

describe('requireWhole', () => {
  it('passes a whole number that is large enough', () => {
    expect(() => requireWhole('rank', 1, 1)).not.toThrow();
  });

  it('names option, value and range of any other', () => {
    for (const value of [0, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => requireWhole('rank', value, 1)).toThrow(`Option "rank" is ${value}; allowed: a whole number >= 1.`);
    }
  });
});
