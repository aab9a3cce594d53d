import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listSameAnalogies, listWrongAnalogies } from '../../../src/dual/combiner/analogy-tuples.js';
import { createTupleFeatures } from '../../../src/dual/combiner/tuple-features.js';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { remainderView, toyEvidence, toyWords } from './toy-evidence.js';

const triples = createTupleFeatures(toyEvidence, 3);
const read = (words: readonly string[], features = triples) =>
  new Map(features.names.map(({ name }, place) => [name, features.extract(words)[place]]));
const anyWord = fc.constantFrom(...toyWords, 'constructor', '__proto__', '');

describe('createTupleFeatures', () => {
  it('names 3 frequencies, 6 ordered pairs, 3 pairs a view, 3 masks a symbol and 3 pairs that may be the same', () => {
    expect(triples.names).toHaveLength(3 + 6 + 2 * 3 + 2 * 3 + 3);
    expect(triples.names.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'log frequency(a)',
        'ppmi(c,b) ascending',
        'd(a,c) remainder 5',
        'unknown(c) f',
        'same(b,c)',
      ]),
    );
  });

  it('is worked by hand for w1, w2, w8', () => {
    const values = read(['w1', 'w2', 'w8']);
    expect(values.get('log frequency(c)')).toBeCloseTo(Math.log(1 + 9), 12);
    expect(values.get('ppmi(a,c) ascending')).toBe(8 - 1);
    expect(values.get('ppmi(c,a) ascending')).toBe(0);
    // 1 mod 5 = 1 and 8 mod 5 = 3; 1 and 8 both leave 1 mod 7.
    expect(values.get('d(a,c) remainder 5')).toBeCloseTo(1 - 2 / 5, 12);
    expect(values.get('f(a,c) remainder 7')).toBe(1);
    expect(values.get('unknown(a) d')).toBe(0);
    expect(values.get('same(a,c)')).toBe(0);
  });

  it('gives two names whose words change places the values of each other: similarities have no order', () => {
    fc.assert(
      fc.property(anyWord, anyWord, anyWord, (a, b, c) => {
        const [straight, turned] = [read([a, b, c]), read([b, a, c])];
        expect(turned.get('d(a,b) remainder 5')).toBe(straight.get('d(a,b) remainder 5'));
        expect(turned.get('f(a,c) remainder 7')).toBe(straight.get('f(b,c) remainder 7'));
        expect(turned.get('ppmi(a,b) ascending')).toBe(straight.get('ppmi(b,a) ascending'));
      }),
    );
  });

  it('compares the phrase of both first words with the third, in their order, where views hold phrases', () => {
    const phrases = { ...remainderView('d', 5), has: () => true, similarity: (left: string) => left.length / 10 };
    const features = createTupleFeatures({ associations: [], views: [phrases], phrases: true }, 3);
    expect(read(['w1', 'w22', 'w8'], features).get('d(ab,c) remainder 5')).toBe('w1 w22'.length / 10);
    expect(features.names.filter(({ group }) => group === 'phrase')).toHaveLength(1);
    // The toy views hold words alone.
    const without = createTupleFeatures({ ...toyEvidence, phrases: true }, 3);
    expect(read(['w1', 'w2', 'w8'], without).get('d(ab,c) remainder 5')).toBeNaN();
    expect(createTupleFeatures({ ...toyEvidence, phrases: true }, 4).names.map(({ group }) => group)).not.toContain(
      'phrase',
    );
  });

  it('marks what is missing, and never gives a number for it', () => {
    const values = read(['w1', 'constructor', 'w8']);
    expect(values.get('unknown(b) d')).toBe(1);
    expect(values.get('unknown(b) f')).toBe(1);
    expect(values.get('d(a,b) remainder 5')).toBeNaN();
    expect(values.get('f(b,c) remainder 7')).toBeNaN();
    expect(values.get('log frequency(b)')).toBeNaN();
    expect(values.get('d(a,c) remainder 5')).not.toBeNaN();
    expect(triples.findMissing(['w1', 'constructor', 'constructor'])).toEqual(['constructor']);
  });

  it('takes a word with itself for no likeness', () => {
    const values = read(['w1', 'w2', 'w1']);
    expect(values.get('same(a,c)')).toBe(1);
    expect(values.get('d(a,c) remainder 5')).toBeNaN();
    expect(values.get('ppmi(a,c) ascending')).toBeNaN();
  });

  it('takes four words too, and refuses another number, or two views of one name', () => {
    const quadruples = createTupleFeatures(toyEvidence, 4);
    expect(quadruples.names).toHaveLength(4 + 12 + 2 * 6 + 2 * 4 + 6);
    expect(() => quadruples.extract(['w1', 'w2', 'w3'])).toThrow(ShapeError);
    const twice = { associations: [], views: [remainderView('d', 5), remainderView('d', 5)] };
    expect(() => createTupleFeatures(twice, 3)).toThrow(OptionError);
  });
});

describe('the forms of an analogy', () => {
  const analogy = ['a', 'b', 'c', 'd'] as const;

  it('are four that say the same, and each gives the same four', () => {
    const same = listSameAnalogies(analogy).map((words) => words.join(' '));
    expect(new Set(same).size).toBe(4);
    for (const words of same) {
      const [a, b, c, d] = words.split(' ');
      const again = listSameAnalogies([a, b, c, d]).map((form) => form.join(' '));
      expect(again.sort()).toEqual([...same].sort());
    }
  });

  it('are eight that are wrong, none of which says the same', () => {
    const wrong = listWrongAnalogies(analogy).map((words) => words.join(' '));
    expect(new Set(wrong).size).toBe(8);
    const same = listSameAnalogies(analogy).map((words) => words.join(' '));
    expect(wrong.filter((words) => same.includes(words))).toEqual([]);
    expect(wrong).not.toContain('a c b d');
  });
});
