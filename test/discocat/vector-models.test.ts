import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroneckerMatrix, sentenceMatrix } from '../../src/discocat/relational-matrix.js';
import type { SignedOptions } from '../../src/discocat/signed-vectors.js';
import {
  createAdditiveModel,
  createKroneckerModel,
  createMultiplicativeModel,
  createVerbOnlyModel,
} from '../../src/discocat/vector-models.js';
import { cosine } from '../../src/matrix/dense-products.js';
import type { Space } from '../../src/space/space.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { denseSpace } from '../embedding/dense-space.js';
import { lovesSpace } from './golden-spaces.js';
import { vectors } from './random-sentences.js';

const space = denseSpace('counts', [
  ['dog', [1, 2]],
  ['constructor', [2, 0]],
  ['meat', [3, 1]],
  ['eat', [1, 1]],
  ['bite', [0, 2]],
]);
const phrases = [
  { subject: 'dog', verb: 'eat', object: 'meat' },
  { subject: 'dog', verb: 'bite', object: 'meat' },
  { subject: 'constructor', verb: 'bite', object: 'meat' },
  { subject: 'meat', verb: 'eat', object: 'dog' },
];
const unknown = [
  { subject: 'dog', verb: '__proto__', object: 'meat' },
  { subject: 'dog', verb: '', object: 'meat' },
];
const inArguments = [
  { subject: '__proto__', verb: 'eat', object: 'meat' },
  { subject: 'dog', verb: 'eat', object: 'toString' },
];

describeCompositionModel('the verb only model', () => ({
  model: createVerbOnlyModel(space),
  phrases,
  unknown,
  isCosine: true,
}));

for (const create of [createAdditiveModel, createMultiplicativeModel, createKroneckerModel]) {
  const { name } = create(space);
  describeCompositionModel(`the ${name} model`, () => ({
    model: create(space),
    phrases,
    unknown: [...unknown, ...inArguments],
    isCosine: true,
  }));
}

const [dogEatMeat, dogBiteMeat] = phrases;

describe('createVerbOnlyModel', () => {
  it('compares the verbs and ignores the arguments', () => {
    // cos((1, 1), (0, 2)) = 2 / (sqrt(2) * 2).
    expect(createVerbOnlyModel(space).similarity(dogEatMeat, dogBiteMeat)).toBeCloseTo(1 / Math.sqrt(2), 12);
    expect(createVerbOnlyModel(space).similarity(dogEatMeat, phrases[3])).toBeCloseTo(1, 12);
  });
});

describe('createAdditiveModel', () => {
  it('compares s + v + o', () => {
    // dog eat meat = (5, 4), dog bite meat = (4, 5): 40 / 41.
    expect(createAdditiveModel(space).similarity(dogEatMeat, dogBiteMeat)).toBeCloseTo(40 / 41, 12);
  });
});

describe('createMultiplicativeModel', () => {
  it('compares s . v . o', () => {
    // dog eat meat = (1*1*3, 2*1*1) = (3, 2), dog bite meat = (0, 4): 8 / (sqrt(13) * 4).
    expect(createMultiplicativeModel(space).similarity(dogEatMeat, dogBiteMeat)).toBeCloseTo(2 / Math.sqrt(13), 12);
  });
});

describe('createKroneckerModel', () => {
  it('is the product of two cosines, by hand', () => {
    // v.s: (1, 2) and (0, 4), cosine 2 / sqrt(5); v.o: (3, 1) and (0, 2), cosine 1 / sqrt(10).
    const expected = (2 / Math.sqrt(5)) * (1 / Math.sqrt(10));
    expect(createKroneckerModel(space).similarity(dogEatMeat, dogBiteMeat)).toBeCloseTo(expected, 12);
  });

  it('equals the cosine of the sentences under the matrix v (x) v, which is never made', () => {
    const words = ['s', 'v', 'o', 's2', 'v2', 'o2'];
    fc.assert(
      fc.property(fc.array(vectors(3), { minLength: 6, maxLength: 6 }), (list) => {
        const random = denseSpace(
          'random',
          words.map((word, index) => [word, [...list[index]]]),
        );
        const model = createKroneckerModel(random, { signed: 'accept' });
        const factored = model.similarity(
          { subject: 's', verb: 'v', object: 'o' },
          { subject: 's2', verb: 'v2', object: 'o2' },
        );
        const [left, right] = [0, 3].map((at) => sentenceMatrix(list[at], kroneckerMatrix(list[at + 1]), list[at + 2]));
        expect(factored).toBeCloseTo(cosine(left.values, right.values), 9);
      }),
    );
  });

  it('reproduces the published sentence matrix of "John loves Mary" in its cosine', () => {
    const [john, mary, loves] = ['john', 'mary', 'loves'].map((word) => lovesSpace.vector(word));
    const there = sentenceMatrix(john, kroneckerMatrix(loves), mary).values;
    const back = sentenceMatrix(mary, kroneckerMatrix(loves), john).values;
    const similarity = createKroneckerModel(lovesSpace).similarity(
      { subject: 'john', verb: 'loves', object: 'mary' },
      { subject: 'mary', verb: 'loves', object: 'john' },
    );
    expect(similarity).toBeCloseTo(cosine(there, back), 12);
  });
});

describe('the models that multiply entries', () => {
  const signed = denseSpace('reduced', [
    ['dog', [1, 2]],
    ['eat', [1, -1]],
    ['meat', [3, 1]],
  ]);
  const creators: readonly ((space: Space, options?: SignedOptions) => { similarity: unknown })[] = [
    createMultiplicativeModel,
    createKroneckerModel,
  ];

  it('refuse a space with negative numbers, naming model, space, word and what to do', () => {
    expect(() => createMultiplicativeModel(signed)).toThrow('The multiplicative model multiplies vectors');
    expect(() => createKroneckerModel(signed)).toThrow(
      'the reduced space has some, as for "eat". Use a space before its reduction',
    );
    expect(() => createKroneckerModel(signed)).toThrow(
      expect.objectContaining({ code: 'SIGNED_VECTORS', model: 'Kronecker', space: 'reduced', target: 'eat' }),
    );
  });

  it('take it when told to accept signs, and refuse other words for that', () => {
    for (const create of creators) {
      expect(() => create(signed, { signed: 'accept' })).not.toThrow();
      expect(() => create(space, { signed: 'reject' })).not.toThrow();
      expect(() => create(space, { signed: 'constructor' as 'accept' })).toThrow('"reject" or "accept"');
    }
  });

  it('are not needed for adding, nor for verbs alone', () => {
    expect(() => createAdditiveModel(signed)).not.toThrow();
    expect(() => createVerbOnlyModel(signed)).not.toThrow();
  });
});
