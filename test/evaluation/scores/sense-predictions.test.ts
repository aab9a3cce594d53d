import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, OptionError } from '../../../src/errors.js';
import { formatPredictions, parsePredictions } from '../../../src/evaluation/scores/sense-predictions.js';

const file = (text: string) => ({ path: 'answers.key.txt', text });

describe('formatPredictions', () => {
  it('writes a line an instance with single spaces and LF, and none for those without an answer', () => {
    const predictions = new Map([
      ['d000.s000.t001', ['art%1:09:00::', 'art%1:06:00::']],
      ['d000.s000.t000', []],
      ['__proto__', ['constructor%3:00:00::']],
    ]);
    expect(formatPredictions(predictions)).toBe(
      'd000.s000.t001 art%1:09:00:: art%1:06:00::\n__proto__ constructor%3:00:00::\n',
    );
    expect(formatPredictions(new Map())).toBe('');
  });

  it('refuses ids and keys that would break the line', () => {
    expect(() => formatPredictions(new Map([['a b', ['x']]]))).toThrow(OptionError);
    expect(() => formatPredictions(new Map([['a', ['ice cream%1']]]))).toThrow(OptionError);
    expect(() => formatPredictions(new Map([['a', ['']]]))).toThrow(OptionError);
  });
});

describe('parsePredictions', () => {
  it('reads back what was written', () => {
    const word = fc.stringMatching(/^[!-~]{1,8}$/);
    const keys = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
    const predictions = fc.uniqueArray(fc.tuple(word, keys), { selector: ([id]) => id });
    fc.assert(
      fc.property(predictions, (entries) => {
        expect([...parsePredictions(file(formatPredictions(new Map(entries))))]).toEqual(entries);
      }),
    );
  });

  it('takes the lines of one id together and a key once, with CR-LF and no final newline', () => {
    expect([...parsePredictions(file('a x y\r\n\r\nb z\r\na y w'))]).toEqual([
      ['a', ['x', 'y', 'w']],
      ['b', ['z']],
    ]);
  });

  it('refuses an id without a key, naming the line', () => {
    const parse = () => parsePredictions(file('a x\nb \n'));
    expect(parse).toThrow(FileFormatError);
    expect(parse).toThrow('answers.key.txt, line 2: "b " has no key; expected "id key [key ...]".');
  });
});
