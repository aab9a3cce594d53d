import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { UnknownWordError } from '../../src/errors.js';

const dangerous = ['constructor', '__proto__', '', 'toString', 'hasOwnProperty'];

describe('Vocabulary', () => {
  it('gives each new label the next place and each known label its own', () => {
    const vocabulary = new Vocabulary('the words', ['dog', 'cat', 'dog']);
    expect(vocabulary.labels).toEqual(['dog', 'cat']);
    expect(vocabulary.add('cow')).toBe(2);
    expect(vocabulary.add('cat')).toBe(1);
    expect(vocabulary.size).toBe(3);
  });

  it('holds no label that was not added', () => {
    const vocabulary = new Vocabulary('the words');
    for (const label of dangerous) {
      expect(vocabulary.has(label)).toBe(false);
      expect(vocabulary.find(label)).toBeUndefined();
      expect(() => vocabulary.indexOf(label)).toThrow(UnknownWordError);
    }
  });

  it('names the word and itself in the error', () => {
    const vocabulary = new Vocabulary('the domain space', ['dog']);
    expect(() => vocabulary.indexOf('catt')).toThrow('"catt" is not in the domain space.');
  });

  it('takes any text as a label', () => {
    const vocabulary = new Vocabulary('the words', dangerous);
    expect(dangerous.map((label) => vocabulary.indexOf(label))).toEqual([0, 1, 2, 3, 4]);
    expect(vocabulary.labelAt(2)).toBe('');
  });

  it.each([-1, 1, 0.5, Number.NaN])('has no label at place %d of one label', (place) => {
    expect(() => new Vocabulary('the words', ['dog']).labelAt(place)).toThrow(RangeError);
  });

  it('finds each label at its place: labelAt and indexOf are inverse', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...dangerous))), (labels) => {
        const vocabulary = new Vocabulary('the words', labels);
        expect(vocabulary.labels).toEqual([...new Set(labels)]);
        vocabulary.labels.forEach((label, place) => {
          expect(vocabulary.indexOf(label)).toBe(place);
          expect(vocabulary.labelAt(place)).toBe(label);
        });
      }),
    );
  });
});
