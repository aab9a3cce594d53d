import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { OptionError, QualiaError, ShapeError } from '../../src/errors.js';
import { denseFromRows, denseZeros } from '../../src/matrix/dense-matrix.js';
import { cosine } from '../../src/matrix/dense-products.js';
import { createRandom } from '../../src/random.js';
import { Space } from '../../src/space/space.js';
import { SubwordModel, subwordModelDefaults, trainSubwordModel } from '../../src/space/subword-model.js';
import { listSubwords } from '../../src/space/subwords.js';
import { contentOf, spaceOf } from './small-spaces.js';

const lengths = { minimumLength: 1, maximumLength: 2 };
const exact = { ...lengths, rarityExponent: 0, penalty: 1e-4, tolerance: 1e-6 };

/** Words of the letters a to e whose vectors are the sums of those of their n-grams over the root of how many there are. */
function linearSpace(words: readonly string[], dimensions = 8): Space {
  const random = createRandom(5);
  const vectors = new Map<string, number[]>();
  const vectorOf = (subword: string): number[] => {
    const known = vectors.get(subword) ?? Array.from({ length: dimensions }, () => random.normal());
    vectors.set(subword, known);
    return known;
  };
  const rows = words.map((word) => {
    const subwords = listSubwords(word, lengths).filter((subword) => subword.length <= 2);
    const sum = new Array<number>(dimensions).fill(0);
    for (const subword of subwords) {
      vectorOf(subword).forEach((value, column) => {
        sum[column] += value;
      });
    }
    // The whole word and the constant weigh nothing here, but count in the length of the row.
    return sum.map((value) => value / Math.sqrt(subwords.length + 2));
  });
  return new Space({
    name: 'linear',
    targets: new Vocabulary('words', words),
    matrix: denseFromRows(rows),
    history: [],
  });
}

function madeWords(count: number, seed: number): string[] {
  const random = createRandom(seed);
  const words = new Set<string>();
  while (words.size < count) {
    words.add(Array.from({ length: 3 + random.integer(4) }, () => 'abcde'[random.integer(5)]).join(''));
  }
  return [...words];
}

describe('trainSubwordModel', () => {
  it('finds the vectors of unseen words where they are linear in n-grams', () => {
    const words = madeWords(400, 1);
    const whole = linearSpace(words);
    const [seen, unseen] = [words.slice(0, 350), words.slice(350)];
    const model = trainSubwordModel(rowsOf(whole, seen), exact);
    for (const word of unseen) {
      const vector = model.vector(word) ?? new Float32Array(8);
      expect(cosine(vector, whole.vector(word))).toBeGreaterThan(0.99);
    }
    for (const word of seen.slice(0, 50)) {
      const vector = model.vector(word) ?? new Float32Array(8);
      expect(cosine(vector, whole.vector(word))).toBeGreaterThan(0.9999);
    }
  });

  it('is worked by hand with one word: x = (1 1 1 1) / 2 for two n-grams, the whole word and the constant', () => {
    const space = spaceOf('dense', [['a', [3, -4]]]);
    // Lengths of 2 give "<a", "a>" and "<a>". z = y / (x'x + lambda) = y / 2, W = x z, and x'W = y / 2.
    const options = { minimumLength: 2, maximumLength: 2, penalty: 1 };
    const model = trainSubwordModel(space, options);
    expect([...(model.vector('a') ?? [])]).toEqual([expect.closeTo(1.5, 6), expect.closeTo(-2, 6)]);
    // "ab" shares "<a" and the constant: x = (1 1) / root 2, so x'W = 2 / root 2 * y / 4.
    expect([...(model.vector('ab') ?? [])]).toEqual([
      expect.closeTo(3 / 8 ** 0.5, 6),
      expect.closeTo(-4 / 8 ** 0.5, 6),
    ]);
    expect([model.size, model.dimensions]).toEqual([3, 2]);
  });

  it('knows nothing of words whose n-grams never came, nor of the empty one', () => {
    const model = trainSubwordModel(spaceOf('dense', [['constructor', [1, 0]]]), lengths);
    expect(model.vector('constructor')).toBeDefined();
    for (const word of ['漢字', '', ' ']) expect(trainSubwordModel(dangerous).vector(word)).toBeUndefined();
  });

  it('takes dangerous words and Chinese ones as any others', () => {
    const model = trainSubwordModel(dangerous, { penalty: 0.01 });
    for (const word of ['constructor', '__proto__', '词汇']) {
      expect(cosine(model.vector(word) ?? new Float32Array(3), dangerous.vector(word))).toBeGreaterThan(0.99);
    }
    expect(model.vector('prototype')?.every(Number.isFinite)).toBe(true);
  });

  it('counts rare n-grams more, by the power asked for', () => {
    const space = spaceOf('dense', [
      ['ab', [1, 0]],
      ['ac', [0, 1]],
    ]);
    // "<a" is in both words, "b>" and "ab" and "<ab>" in one: at a = 2 they count 4, the constant and "<a" 1.
    const options = { minimumLength: 2, maximumLength: 2, penalty: 1e-3, tolerance: 1e-5 };
    const shareOfFirst = (rarityExponent: number): number => {
      const [own = 0, other = 0] = [...(trainSubwordModel(space, { ...options, rarityExponent }).vector('xb') ?? [])];
      return own / (Math.abs(own) + Math.abs(other));
    };
    expect(shareOfFirst(2)).toBeGreaterThan(shareOfFirst(0));
  });

  it('leaves n-grams of too few words out', () => {
    const space = spaceOf('dense', [
      ['ab', [1, 0]],
      ['ac', [0, 1]],
    ]);
    // "<a" is in both.
    const options = { minimumLength: 2, maximumLength: 2, minimumWords: 2 };
    const model = trainSubwordModel(space, options);
    expect(model.size).toBe(1);
    expect(model.vector('b')).toBeUndefined();
    const [left, right] = [...(model.vector('ad') ?? [])];
    expect(left).toBeCloseTo(right ?? 0, 6);
  });

  it('believes frequent words more than rare ones', () => {
    const space = spaceOf('dense', [
      ['ab', [1, 0]],
      ['ac', [0, 1]],
    ]);
    const frequencies = new Map([
      ['ab', 10_000],
      ['ac', 1],
    ]);
    const options = { minimumLength: 2, maximumLength: 2, frequencies };
    const [frequent, rare] = [...(trainSubwordModel(space, options).vector('ad') ?? [])];
    expect(frequent).toBeGreaterThan(10 * (rare ?? 1));
    const [left, right] = [...(trainSubwordModel(space, { ...options, reliability: 0 }).vector('ad') ?? [])];
    expect(left).toBeCloseTo(right ?? 0, 6);
  });

  it('learns nothing from rows of zeros', () => {
    const rows: [string, number[]][] = [['ab', [1, 2]]];
    const without = trainSubwordModel(spaceOf('dense', rows), lengths);
    const added = trainSubwordModel(spaceOf('dense', [...rows, ['ac', [0, 0]]]), lengths);
    expect(added.vector('ac')).toEqual(without.vector('ac'));
    expect(added.size).toBe(without.size);
  });

  it('gives the same vectors every time and leaves the space as it was', () => {
    const space = linearSpace(madeWords(40, 2), 30);
    const before = contentOf(space);
    expect(trainSubwordModel(space).vector('abcab')).toEqual(trainSubwordModel(space).vector('abcab'));
    expect(contentOf(space)).toEqual(before);
  });

  it('says what made it', () => {
    expect(trainSubwordModel(dangerous, { penalty: 2, threads: 1 }).settings).toEqual({
      ...subwordModelDefaults,
      penalty: 2,
      reliability: 0,
    });
    expect(trainSubwordModel(dangerous, { frequencies: new Map() }).settings).toEqual(subwordModelDefaults);
  });

  it('refuses options out of range, sparse spaces and those without n-grams', () => {
    const bad = [
      { minimumWords: 0 },
      { penalty: 0 },
      { reliability: -1 },
      { rarityExponent: Number.NaN },
      { minimumLength: 0 },
      { tolerance: 2 },
    ];
    for (const options of bad) expect(() => trainSubwordModel(dangerous, options)).toThrow(OptionError);
    expect(() => trainSubwordModel(spaceOf('sparse', [['dog', [1]]]))).toThrow(ShapeError);
    expect(() => trainSubwordModel(spaceOf('dense', [['', [1]]]))).toThrow(QualiaError);
    const parts = { subwords: new Vocabulary('none'), scales: new Float32Array(1), settings: subwordModelDefaults };
    expect(() => new SubwordModel({ ...parts, weights: denseZeros(2, 1) })).toThrow(ShapeError);
    expect(new SubwordModel({ ...parts, weights: denseZeros(1, 1) }).size).toBe(0);
  });
});

const dangerous = spaceOf('dense', [
  ['constructor', [1, 0, 0]],
  ['__proto__', [0, 1, 0]],
  ['', [0, 0, 1]],
  ['词汇', [0, 1, 1]],
]);

function rowsOf(space: Space, words: readonly string[]): Space {
  return new Space({
    name: space.name,
    targets: new Vocabulary('words', words),
    matrix: denseFromRows(words.map((word) => space.vector(word))),
    history: space.history,
  });
}
