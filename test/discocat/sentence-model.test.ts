import { beforeAll, describe, expect, it } from 'vitest';
import { SentenceComparer } from '../../src/discocat/compare-sentences.js';
import { copyObject, copySubject } from '../../src/discocat/copy-models.js';
import { countVerbNouns, createInContextModel } from '../../src/discocat/in-context-model.js';
import type { SentenceParser } from '../../src/discocat/parsing/sentence-parser.js';
import { RelationalModel } from '../../src/discocat/relational-model.js';
import { SentenceModel, textModels } from '../../src/discocat/sentence-model.js';
import { argumentVectors } from '../../src/discocat/verb-arguments.js';
import { createLexiconParser } from '../../src/embedded/lexicon-parser.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { cosine } from '../../src/matrix/dense-products.js';
import { animals, animalVerbs } from './sentence-spaces.js';

const meanings = { space: animals, verbs: animalVerbs };
const transitive = (subject: string, verb: string, object: string) => ({
  subject: animals.vector(subject),
  verb: argumentVectors(animalVerbs, verb, animals),
  object: animals.vector(object),
});
const closeTo = (values: ArrayLike<number>) => Array.from(values, (value) => expect.closeTo(value, 5) as number);

let parser: SentenceParser;
beforeAll(async () => {
  parser = createLexiconParser(await readWordnet());
});

describe('SentenceModel', () => {
  it('composes a transitive sentence by the formulas of the copying models', () => {
    const words = transitive('dog', 'chase', 'cat');
    const byObject = new SentenceModel(parser, meanings).meaning('The dog chases a cat.');
    expect(Array.from(byObject)).toEqual(closeTo(copyObject(words)));
    const bySubject = new SentenceModel(parser, meanings, { model: 'copy-subject' }).meaning('dogs chase cats');
    expect(Array.from(bySubject)).toEqual(closeTo(copySubject(words)));
  });

  it('gives a passive sentence the meaning of the active one', () => {
    const model = new SentenceModel(parser, meanings);
    const passive = model.meaning('The cat was chased by the dog.');
    expect(Array.from(passive)).toEqual(closeTo(model.meaning('The dog chases the cat.')));
  });

  it('composes relative clauses as n . (V x o) and n . (V^T x s)', () => {
    const model = new SentenceModel(parser, meanings);
    const clause = model.meaning('dogs that chase cats');
    expect(Array.from(clause)).toEqual(closeTo(copySubject(transitive('dog', 'chase', 'cat'))));
    const other = model.meaning('the cat which the dog chases');
    expect(Array.from(other)).toEqual(closeTo(copyObject(transitive('dog', 'chase', 'cat'))));
  });

  it('multiplies a noun by its adjective', () => {
    const phrase = new SentenceModel(parser, meanings).meaning('the big dog');
    expect(Array.from(phrase)).toEqual(closeTo([3, 0.25, 2]));
  });

  it('puts the vectors of content words together in the additive and multiplicative models', () => {
    const sum = new SentenceModel(parser, meanings, { model: 'additive' }).meaning('The dog chases a cat.');
    expect(Array.from(sum)).toEqual(closeTo([7, 0.9, 2.5]));
    const product = new SentenceModel(parser, meanings, { model: 'multiplicative' }).meaning('The dog chases a cat.');
    expect(Array.from(product)).toEqual(closeTo([12, 0.015, 0.5]));
  });

  it('lets the vector of a verb without arguments stand for its matrix, and says so', () => {
    const model = new SentenceModel(parser, meanings);
    const { withoutArguments } = model.explainParsed(model.parse('the dog runs'), model.parse('the cat runs'));
    expect(withoutArguments).toEqual(['run']);
    expect(Array.from(model.meaning('the dog runs'))).toEqual(closeTo([3, 0.1, 2]));
  });

  it('shares the inner product out among the pairs of each verb', () => {
    const model = new SentenceModel(parser, meanings);
    const [left, right] = [model.parse('The dog chases a big cat.'), model.parse('The man eats bread.')];
    const { evidence, similarity } = model.explainParsed(left, right, { limit: 100 });
    expect(similarity).toBeCloseTo(cosine(model.meaning(left.text), model.meaning(right.text)), 10);
    const sumOf = (side: 'left' | 'right') =>
      evidence.reduce((sum, pair) => sum + (pair[side] === undefined ? 0 : pair.share), 0);
    expect(evidence.flatMap(({ left: pair }) => pair ?? [])).toEqual(['dog chase cat', 'cat chase mouse']);
    expect(sumOf('left')).toBeCloseTo(1, 6);
    expect(sumOf('right')).toBeCloseTo(1, 6);
  });

  it('names a word without a vector, and what does not reduce', () => {
    const model = new SentenceModel(parser, meanings);
    expect(() => model.meaning('the zebra runs')).toThrow(/"zebra" is not in the animals space/);
    expect(() => model.meaning('of of')).toThrow(/reduces neither to a sentence nor to a noun phrase/);
    expect(() => model.meaning('')).toThrow(/no words/);
    for (const name of textModels) {
      const own = new SentenceModel(parser, meanings, { model: name });
      expect(() => own.similarity('it is', 'he does')).toThrow(/"it is" has no word with a meaning of its own/);
    }
  });
});

describe('SentenceComparer', () => {
  it('takes the relational model for plain transitive sentences, with its evidence', () => {
    const { model, similarity, evidence } = new SentenceComparer(parser, meanings).compare(
      'dogs chase cats',
      'A cat hunts mice',
    );
    const expected = new RelationalModel(animals, animalVerbs);
    const [left, right] = [
      { subject: 'dog', verb: 'chase', object: 'cat' },
      { subject: 'cat', verb: 'hunt', object: 'mouse' },
    ];
    expect(model).toBe('relational');
    expect(similarity).toBe(expected.similarity(left, right));
    expect(evidence).toEqual(expected.explain(left, right));
  });

  it('lets the vector of a verb that was never seen stand in, with one model for all readings', () => {
    const comparer = new SentenceComparer(parser, meanings);
    const { model, withoutArguments } = comparer.compare('dogs run cats', 'dogs chase cats');
    expect([model, withoutArguments]).toEqual(['copy-object', ['run']]);
    const { readings } = comparer.rankReadings('dogs chase cats', ['hunt', 'run']);
    expect(readings.map(({ comparison }) => comparison.model)).toEqual(['copy-object', 'copy-object']);
    const relational = new SentenceComparer(parser, meanings, { model: 'relational' });
    expect(() => relational.compare('dogs run cats', 'dogs chase cats')).toThrow(/"run" is not in/);
  });

  it('compares verbs in context by the nouns of their argument pairs', () => {
    const comparer = new SentenceComparer(parser, meanings, { model: 'in-context' });
    const sentence = { subject: 'dog', verb: 'chase', object: 'cat' };
    const expected = createInContextModel(animals, countVerbNouns(animalVerbs));
    expect(comparer.compare('dogs chase cats', 'a dog hunts cats').similarity).toBe(
      expected.similarity(sentence, { ...sentence, verb: 'hunt' }),
    );
    expect(() => comparer.compare('the big dog', 'dogs chase cats')).toThrow(/built otherwise/);
  });

  it('composes other builds along their reduction, and refuses them to models of three words', () => {
    const comparer = new SentenceComparer(parser, meanings);
    expect(comparer.compare('the big dog chases cats', 'the dog eats bread').model).toBe('copy-object');
    const copying = new SentenceComparer(parser, meanings, { model: 'copy-object' });
    const plain = copying.compare('dogs chase cats', 'cats hunt mice');
    const [one, other] = [transitive('dog', 'chase', 'cat'), transitive('cat', 'hunt', 'mouse')];
    expect(plain.similarity).toBeCloseTo(cosine(copyObject(one), copyObject(other)), 6);
    expect(plain.evidence.map(({ left }) => left)).toContain('dog chase cat');
    const kronecker = new SentenceComparer(parser, meanings, { model: 'kronecker' });
    expect(kronecker.compare('dogs chase cats', 'dogs chase cats').similarity).toBeCloseTo(1, 10);
    expect(() => kronecker.compare('the big dog', 'dogs chase cats')).toThrow(/"the big dog" is built otherwise/);
  });

  it('ranks the verbs that may stand in the place of that of a sentence', () => {
    const { verb, readings } = new SentenceComparer(parser, meanings).rankReadings('The dog chases a cat.', [
      'eat',
      'hunt',
    ]);
    expect(verb).toBe('chase');
    expect(readings.map((reading) => reading.verb)).toEqual(['hunt', 'eat']);
    const model = new RelationalModel(animals, animalVerbs);
    const sentence = { subject: 'dog', verb: 'chase', object: 'cat' };
    expect(readings[0].similarity).toBe(model.similarity(sentence, { ...sentence, verb: 'hunt' }));
  });

  it('ranks them in sentences of other builds too, and needs a verb', () => {
    const comparer = new SentenceComparer(parser, meanings);
    const { readings } = comparer.rankReadings('The big dog that chases cats runs', ['hunt', 'eat']);
    expect(readings[0].verb).toBe('hunt');
    expect(() => comparer.rankReadings('the big dog', ['eat'])).toThrow(/has no verb/);
  });
});
