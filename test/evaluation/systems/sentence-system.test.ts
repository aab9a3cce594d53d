import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { ArgumentCounts } from '../../../src/discocat/argument-counts.js';
import { createInContextModel } from '../../../src/discocat/in-context-model.js';
import { MatrixTensors } from '../../../src/discocat/matrix-tensors.js';
import { createTensorPlausibility } from '../../../src/discocat/plausibility-models.js';
import { relationalMatrix } from '../../../src/discocat/relational-matrix.js';
import { createSenseAwareModel } from '../../../src/discocat/sense-aware-model.js';
import { createSubstitutionModel } from '../../../src/discocat/substitution-model.js';
import { createTensorModel, tensorModels } from '../../../src/discocat/tensor-models.js';
import { createTransitiveModel } from '../../../src/discocat/transitive-model.js';
import { argumentVectors, VerbArguments } from '../../../src/discocat/verb-arguments.js';
import type { EmbedTargetsOptions } from '../../../src/embedding/contextual-model.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import type { SentenceSystemOptions } from '../../../src/evaluation/systems/sentence-models.js';
import { createSentenceSystem } from '../../../src/evaluation/systems/sentence-system.js';
import { denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { makeSentenceSet, pairSet, sentence } from './toy-sets.js';

const words = denseSpace('words', [
  ['dog', [1, 0.5, 0]],
  ['cat', [0.9, 0.6, 0]],
  ['idea', [0, 0.1, 1]],
  ['chase', [0.6, 0.8, 0.1]],
  ['hunt', [0.5, 0.9, 0.1]],
  ['develop', [0.1, 0.2, 0.9]],
]);
const verbs = new VerbArguments([
  { verb: 'chase', subject: 'dog', object: 'cat', count: 2 },
  { verb: 'chase', subject: 'cat', object: 'idea', count: 1 },
  { verb: 'hunt', subject: 'cat', object: 'dog', count: 1 },
  { verb: 'develop', subject: 'dog', object: 'idea', count: 1 },
]);
const nouns = ['dog', 'cat', 'idea'];
const matrices = denseFromRows(verbs.verbs.map((verb) => relationalMatrix(argumentVectors(verbs, verb, words)).values));
const tensors = new MatrixTensors({
  method: 'ridge',
  verbs: new Vocabulary('verbs', verbs.verbs),
  nouns: new Vocabulary('nouns', nouns),
  vectors: denseFromRows(nouns.map((noun) => words.vector(noun))),
  subjectMatrices: matrices,
  objectMatrices: matrices,
});
const set = makeSentenceSet({ left: sentence('dog', 'chase', 'zither'), right: sentence('dog', 'hunt', 'zither') });
const description = { specification: 'discocat:static:words.txt', files: [], settings: {} };
const systemOf = (options: Partial<SentenceSystemOptions>) =>
  createSentenceSystem(createStaticEmbedding(words), { models: ['relational'], verbs, description, ...options });
const answersOf = (options: Partial<SentenceSystemOptions>) =>
  systemOf(options).answerers['rated-pairs']?.(set, { task: 'toy' });
const chase = { subject: 'dog', verb: 'chase', object: 'cat' };
const hunt = { ...chase, verb: 'hunt' };

describeEvaluatedSystem('models of sentences', () => ({
  system: systemOf({ senses: 2 }),
  sets: [set],
  unknown: ['zither'],
}));

describe('createSentenceSystem', () => {
  it.for(tensorModels)('answers as the %s model does', async (name) => {
    const answers = await answersOf({ models: [name], tensors: [tensors] });
    expect(answers?.[0]?.answer).toBeCloseTo(createTensorModel(name, tensors).similarity(chase, hunt), 6);
    expect(answers?.[2]).toEqual({ answer: undefined, missing: ['zither'] });
  });

  it('tells the senses of verbs apart before it composes', async () => {
    const answers = await answersOf({ senses: 2 });
    const direct = createSenseAwareModel(
      words,
      verbs,
      (vectors, split) => createTransitiveModel('relational', vectors, split),
      {
        mostSenses: 2,
      },
    );
    expect(answers?.[0]?.answer).toBeCloseTo(direct.similarity(chase, hunt), 6);
  });

  it('answers with the mean of several models', async () => {
    const answers = await answersOf({ models: ['kronecker', 'tensor-copy-object'], tensors: [tensors] });
    const mean =
      (createTransitiveModel('kronecker', words, verbs).similarity(chase, hunt) +
        createTensorModel('tensor-copy-object', tensors).similarity(chase, hunt)) /
      2;
    expect(answers?.[0]?.answer).toBeCloseTo(mean, 6);
  });

  const subjects = new ArgumentCounts('the verbs seen with a subject', [
    { word: 'chase', argument: 'dog', count: 3 },
    { word: 'hunt', argument: 'dog', count: 1 },
    { word: 'develop', argument: 'idea', count: 2 },
  ]);
  const objects = new ArgumentCounts('the verbs seen with an object', [
    { word: 'chase', argument: 'cat', count: 3 },
    { word: 'hunt', argument: 'cat', count: 2 },
    { word: 'develop', argument: 'idea', count: 2 },
  ]);
  const nounReaders = { subjects: async () => subjects, objects: async () => objects };

  it('compares verbs in context by the nouns that they take', async () => {
    const answers = await answersOf({ models: ['in-context'], nouns: nounReaders, inContext: { power: 1 } });
    const direct = createInContextModel(words, { subjects, objects }, { power: 1 });
    expect(answers?.[0]?.answer).toBeCloseTo(direct.similarity(chase, hunt), 6);
    expect(answers?.[2]).toEqual({ answer: undefined, missing: ['zither'] });
  });

  it('asks how well the second verb stands in for the first, by learned tensors', async () => {
    const answers = await answersOf({ models: ['tensor-substitute'], tensors: [tensors] });
    const model = createSubstitutionModel(createTensorPlausibility(tensors), tensors.verbs.labels);
    expect(answers?.[0]?.answer).toBeCloseTo(model.fit(chase, 'hunt'), 6);
    expect(answers?.[2]).toEqual({ answer: undefined, missing: ['zither'] });
  });

  it('weighs its models, those of tensors once for each tensor, in their order', async () => {
    const options = { models: ['tensor-object', 'kronecker'] as const, tensors: [tensors, tensors] };
    const answers = await answersOf({ ...options, weights: [1, 2, 3] });
    const [tensor, operator] = [
      createTensorModel('tensor-object', tensors).similarity(chase, hunt),
      createTransitiveModel('kronecker', words, verbs).similarity(chase, hunt),
    ];
    expect(answers?.[0]?.answer).toBeCloseTo((3 * tensor + 3 * operator) / 6, 6);
    expect(() => systemOf({ ...options, weights: [1, 2] })).toThrow(/"weights"/);
  });

  it('compares verbs as they stand in their sentences, of a model that gives such vectors', async () => {
    const contextual = Object.assign(createStaticEmbedding(words), {
      doEmbedTargets: async ({ targets }: EmbedTargetsOptions) => ({
        embeddings: targets.map(({ text, start, end }) => [text.length, end - start]),
      }),
    });
    const system = createSentenceSystem(contextual, { models: ['verb-in-sentence'], description });
    const answers = await system.answerers['rated-pairs']?.(set, { task: 'toy' });
    // "dog chase cat" and "dog hunt cat": (13, 5) and (12, 4).
    expect(answers?.[0]?.answer).toBeCloseTo(176 / Math.sqrt(194 * 160), 6);
  });

  it('answers sentences only, and needs what its models are made of', () => {
    const system = systemOf({});
    expect(system.canAnswer?.('toy', set)).toBe(true);
    expect(system.canAnswer?.('toy', pairSet)).toBe(false);
    expect(() => systemOf({ models: [] })).toThrow(/"models"/);
    expect(() => systemOf({ verbs: undefined })).toThrow(/"verbs"/);
    expect(() => systemOf({ models: ['tensor-mix'] })).toThrow(/"tensors"/);
    expect(() => systemOf({ models: ['in-context'] })).toThrow(/"nouns"/);
    expect(() => systemOf({ models: ['in-context'], nouns: nounReaders, tags: true })).toThrow(/"tags"/);
    expect(() => systemOf({ models: ['verb-in-sentence'] })).toThrow(/"words"/);
  });
});
