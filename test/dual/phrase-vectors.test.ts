import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositionSimilarity } from '../../src/dual/composition.js';
import { DualSearch } from '../../src/dual/dual-search.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { phraseSimilarity } from '../../src/dual/phrase.js';
import { createPhraseVectors, type PhraseForm } from '../../src/dual/phrase-vectors.js';
import { OptionError, QualiaError, ShapeError, UnknownWordError } from '../../src/errors.js';
import { dot } from '../../src/matrix/dense-products.js';
import { createRandom } from '../../src/random.js';
import { readSpace } from '../../src/space/read-space.js';
import { readWord2VecBinary } from '../../src/space/read-word2vec-binary.js';
import { writeSpace } from '../../src/space/write-space.js';
import { writeWord2Vec } from '../../src/space/write-word2vec.js';
import { denseSpace } from '../embedding/dense-space.js';
import { contentOf, spaceOf } from '../space/small-spaces.js';
import { randomDuals, searchedWords, wordsWithDirection } from './random-spaces.js';

type Phrase = readonly [string, string];
const weight = fc.double({ min: 0.1, max: 2, noNaN: true });
const linearForms: fc.Arbitrary<PhraseForm> = fc.oneof(
  fc.constantFrom('equal' as const, 'local' as const),
  fc.tuple(weight, weight, weight),
);
const forms = fc.oneof(linearForms, fc.constant('fitted' as const));

/** A phrase of two different words that both spaces give a direction, or undefined where there are fewer. */
function pick(dual: DualSpace, turn: number): Phrase | undefined {
  const words = wordsWithDirection(dual);
  return words.length < 2 ? undefined : [words[turn % words.length], words[(turn + 1) % words.length]];
}

/** A dual space of many words in more dimensions than they fill, where a vector can fit many of them. */
function manyWords(count: number, columns: number): DualSpace {
  const random = createRandom(7);
  const draw = (name: string) =>
    denseSpace(
      name,
      Array.from({ length: count }, (_, word) => [
        `word${word}`,
        Array.from({ length: columns }, () => random.uniform() - 0.3),
      ]),
    );
  return new DualSpace(draw('domain'), draw('function'));
}

const small = new DualSpace(
  denseSpace('domain', [
    ['dog', [1, 0.1]],
    ['house', [0.1, 1]],
    ['kennel', [1, 1]],
    ['constructor', [1, 0.3]],
    ['__proto__', [-0.1, 1]],
    ['empty', [0, 0]],
  ]),
  denseSpace('function', [
    ['dog', [1, 0]],
    ['house', [0, 1]],
    ['kennel', [0.1, 1]],
    ['constructor', [1, 1]],
    ['__proto__', [0.3, 1]],
    ['empty', [1, 1]],
  ]),
);

describe('a phrase vector', () => {
  it('has as its product with a word the weighted sum of the three similarities', () => {
    fc.assert(
      fc.property(randomDuals, linearForms, fc.nat(9), (dual, form, turn) => {
        const phrase = pick(dual, turn);
        fc.pre(phrase !== undefined);
        const vectors = createPhraseVectors(dual, { form });
        const [alpha, beta, gamma] = vectors.weights(phrase);
        const vector = vectors.phraseVector(phrase);
        for (const word of wordsWithDirection(dual)) {
          const [a, b] = phrase;
          const sum = alpha * dual.domain(a, word) + beta * dual.domain(b, word) + gamma * dual.function(b, word);
          const gap = Math.abs(dot(vector, vectors.wordSpace.vector(word)) - sum);
          expect(gap).toBeLessThan(1e-6 * (alpha + beta + gamma));
        }
      }),
    );
  });

  it('is never below sim_c with equal and local weights', () => {
    fc.assert(
      fc.property(randomDuals, fc.constantFrom('equal' as const, 'local' as const), fc.nat(9), (dual, form, turn) => {
        const phrase = pick(dual, turn);
        fc.pre(phrase !== undefined);
        const vectors = createPhraseVectors(dual, { form });
        const vector = vectors.phraseVector(phrase);
        const room = 1e-6 * vectors.weights(phrase).reduce((sum, value) => sum + value);
        for (const word of wordsWithDirection(dual)) {
          const { score } = compositionSimilarity(dual, phrase, word);
          if (score > 0) expect(dot(vector, vectors.wordSpace.vector(word))).toBeGreaterThan(score - room);
        }
      }),
    );
  });

  it('depends on the order of the words', () => {
    const vectors = createPhraseVectors(small, { form: 'equal' });
    expect(vectors.phraseVector(['dog', 'house'])).not.toEqual(vectors.phraseVector(['house', 'dog']));
    expect(vectors.search(['dog', 'house'], { limit: 1 })[0]?.word).toBe('kennel');
    expect(vectors.search(['house', 'dog'], { limit: 1 })[0]?.word).toBe('constructor');
  });

  it('comes near sim_c for the words that it is fitted to', () => {
    const dual = manyWords(300, 60);
    const search = new DualSearch(dual);
    const phrase = ['word3', 'word5'] as const;
    const best = search.composeWord(phrase, { limit: 20 });
    const gapOf = (form: PhraseForm): number => {
      const vectors = createPhraseVectors(dual, form === 'fitted' ? { form, neighbours: 20 } : { form });
      const vector = vectors.phraseVector(phrase);
      return best.reduce((sum, { word, score }) => sum + (dot(vector, vectors.wordSpace.vector(word)) - score) ** 2, 0);
    };
    expect(gapOf('fitted')).toBeLessThan(0.1 * gapOf('equal'));
    const recallOf = (form: PhraseForm): number => {
      const found = createPhraseVectors(dual, { form }).search(phrase, { limit: 20 });
      return found.filter(({ word }) => best.some((one) => one.word === word)).length;
    };
    expect(recallOf('fitted')).toBeGreaterThanOrEqual(recallOf('equal'));
  });
});

describe('the search by vectors', () => {
  it.each(['equal', 'local'] as const)('with %s weights tells when the best by sim_c have come', (form) => {
    const dual = manyWords(300, 20);
    const [phrase, limit] = [['word8', 'word9'] as const, 5];
    const best: { word: string; score: number }[] = [];
    let asked = 0;
    for (const { word, score: bound } of createPhraseVectors(dual, { form }).search(phrase, { limit: 298 })) {
      if (bound < (best[limit - 1]?.score ?? 0)) break;
      asked++;
      best.push({ word, score: compositionSimilarity(dual, phrase, word).score });
      best.sort((one, other) => other.score - one.score);
    }
    expect(asked).toBeLessThan(200);
    const exact = new DualSearch(dual).composeWord(phrase, { limit });
    expect(best.slice(0, limit)).toEqual(exact.map(({ word, score }) => ({ word, score })));
  });

  it('gives words in the order of cosines, which is that of inner products, and never the words of the phrase', () => {
    fc.assert(
      fc.property(randomDuals, forms, fc.nat(9), fc.integer({ min: 1, max: 12 }), (dual, form, turn, limit) => {
        const phrase = pick(dual, turn);
        fc.pre(phrase !== undefined);
        const vectors = createPhraseVectors(dual, { form });
        const vector = vectors.phraseVector(phrase);
        fc.pre(vector.some((value) => value !== 0));
        const found = vectors.search(phrase, { limit, accept: (word) => word !== 'toString' });
        const products = wordsWithDirection(dual)
          .filter((word) => !phrase.includes(word) && word !== 'toString')
          .map((word) => dot(vector, vectors.wordSpace.vector(word)))
          .sort((one, other) => other - one)
          .slice(0, limit);
        const room = 1e-6 * Math.sqrt(dot(vector, vector));
        expect(found).toHaveLength(products.length);
        found.forEach(({ word, score }, place) => {
          expect(Math.abs(score - products[place])).toBeLessThan(room);
          expect([...phrase, 'toString']).not.toContain(word);
        });
      }),
    );
  });

  it('puts a word first that has all three highest similarities, as sim_c does', () => {
    fc.assert(
      fc.property(randomDuals, linearForms, fc.nat(9), (dual, form, turn) => {
        const phrase = pick(dual, turn);
        fc.pre(phrase !== undefined);
        const [a, b] = phrase;
        const scored = wordsWithDirection(dual)
          .filter((word) => word !== a && word !== b)
          .map((word) => ({ word, values: [dual.domain(a, word), dual.domain(b, word), dual.function(b, word)] }));
        const first = scored.find(
          ({ word, values }) =>
            values.every((value) => value > 0.001) &&
            scored.every((other) => other.word === word || other.values.every((v, i) => v < values[i] - 0.001)),
        );
        if (first === undefined) return;
        expect(createPhraseVectors(dual, { form }).search(phrase, { limit: 1 })[0]?.word).toBe(first.word);
        expect(new DualSearch(dual).composeWord(phrase, { limit: 1 })[0]?.word).toBe(first.word);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a pair vector', () => {
  it('has length 1, and its products are the means of the four similarities, never below sim_p', () => {
    fc.assert(
      fc.property(randomDuals, fc.nat(9), fc.nat(9), (dual, turn, other) => {
        const [left, right] = [pick(dual, turn), pick(dual, other)];
        fc.pre(left !== undefined && right !== undefined);
        const vectors = createPhraseVectors(dual);
        const product = dot(vectors.pairVector(left), vectors.pairVector(right));
        const { score, parts } = phraseSimilarity(dual, left, right);
        expect(product).toBeCloseTo(parts.reduce((sum, { similarity }) => sum + similarity, 0) / 4, 5);
        if (score > 0) expect(product).toBeGreaterThan(score - 1e-6);
        expect(dot(vectors.pairVector(left), vectors.pairVector(left))).toBeCloseTo(1, 5);
      }),
    );
  });
});

describe('spaces of vectors', () => {
  const vectors = createPhraseVectors(small, { form: [1, 2, 3] });
  const phrases: Phrase[] = [
    ['dog', 'house'],
    ['constructor', '__proto__'],
    ['dog', 'house'],
  ];

  it('hold the words that both spaces give a direction, with rows of length 1 and what made them', () => {
    expect(vectors.wordSpace.targets.labels).toEqual(['dog', 'house', 'kennel', 'constructor', '__proto__']);
    for (const word of vectors.wordSpace.targets.labels) {
      const row = vectors.wordSpace.vector(word);
      expect(dot(row, row)).toBeCloseTo(1, 6);
    }
    expect(vectors.wordSpace.history).toMatchObject([
      { step: 'phraseVectors', options: { vectors: 'words', unit: true } },
    ]);
  });

  it('can be saved, for this program and for others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'phrase-vectors-'));
    try {
      const space = vectors.phraseSpace(phrases, { separator: '_' });
      await writeSpace(join(folder, 'phrases.safetensors'), space);
      expect(contentOf(await readSpace(join(folder, 'phrases.safetensors')))).toEqual(contentOf(space));
      await writeWord2Vec(join(folder, 'words.bin'), vectors.wordSpace, { binary: true });
      const read = await readWord2VecBinary(join(folder, 'words.bin'));
      expect(read.vector('__proto__')).toEqual(vectors.wordSpace.vector('__proto__'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('hold each phrase once', () => {
    const space = vectors.phraseSpace(phrases);
    expect(space.targets.labels).toEqual(['dog house', 'constructor __proto__']);
    expect(space.vector('dog house')).toEqual(vectors.phraseVector(['dog', 'house']));
    expect(space.history[0]?.options).toMatchObject({ form: '1, 2, 3', unit: false });
    const pairs = vectors.pairSpace(phrases, { separator: '_' });
    expect(pairs.vector('constructor___proto__')).toEqual(vectors.pairVector(['constructor', '__proto__']));
    expect(pairs.neighbours('dog_house')).toHaveLength(1);
  });

  it('refuse two phrases of one name, and no phrases', () => {
    const rows: [string, number[]][] = [
      ['a', [1]],
      ['a b', [1]],
      ['b c', [1]],
      ['c', [1]],
    ];
    const alike = createPhraseVectors(new DualSpace(denseSpace('domain', rows), denseSpace('function', rows)));
    const both: Phrase[] = [
      ['a b', 'c'],
      ['a', 'b c'],
    ];
    expect(() => alike.pairSpace(both)).toThrow('["a b","c"] and ["a","b c"] would both be named "a b c"');
    expect(alike.pairSpace(both, { separator: '+' }).targets.labels).toEqual(['a b+c', 'a+b c']);
    expect(() => alike.phraseSpace([])).toThrow(QualiaError);
  });

  it('leave the spaces that they were made of alone', () => {
    fc.assert(
      fc.property(randomDuals, forms, fc.nat(9), (dual, form, turn) => {
        const phrase = pick(dual, turn);
        fc.pre(phrase !== undefined);
        const before = [contentOf(dual.domainSpace), contentOf(dual.functionSpace)];
        const made = createPhraseVectors(dual, { form });
        made.phraseSpace([phrase]);
        made.pairSpace([phrase]);
        expect([contentOf(dual.domainSpace), contentOf(dual.functionSpace)]).toEqual(before);
      }),
    );
  });
});

describe('createPhraseVectors', () => {
  it.each(searchedWords.filter((word) => !small.has(word)).concat('', 'hasOwnProperty'))(
    'does not know "%s"',
    (word) => {
      const vectors = createPhraseVectors(small, { form: 'equal' });
      for (const phrase of [
        ['dog', word],
        [word, 'dog'],
      ] as const) {
        expect(() => vectors.phraseVector(phrase)).toThrow(UnknownWordError);
        expect(() => vectors.pairVector(phrase)).toThrow(UnknownWordError);
        expect(() => vectors.search(phrase)).toThrow(UnknownWordError);
        expect(() => vectors.phraseSpace([phrase])).toThrow(UnknownWordError);
      }
    },
  );

  it('refuses a word without a direction, sparse spaces and options out of range', () => {
    expect(() => createPhraseVectors(small).phraseVector(['dog', 'empty'])).toThrow('"empty" has only zeros');
    const sparse = new DualSpace(spaceOf('sparse', [['dog', [1, 2]]]), small.functionSpace);
    expect(() => createPhraseVectors(sparse)).toThrow(ShapeError);
    const refused = [
      { form: 'mean' as unknown as PhraseForm },
      { form: [1, 2] as unknown as PhraseForm },
      { form: [1, -1, 1] as const },
      { form: [0, 0, 0] as const },
      { form: 'local' as const, neighbours: 0 },
      { form: 'equal' as const, neighbours: 10 },
    ];
    for (const options of refused) expect(() => createPhraseVectors(small, options)).toThrow(OptionError);
    expect(() => createPhraseVectors(small).search(['dog', 'house'], { limit: 0 })).toThrow(OptionError);
  });
});
