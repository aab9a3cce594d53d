import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { MatrixTensors } from '../../../src/discocat/matrix-tensors.js';
import { relationalMatrix } from '../../../src/discocat/relational-matrix.js';
import { createSenseAwareModel } from '../../../src/discocat/sense-aware-model.js';
import { createTransitiveModel, transitiveModels } from '../../../src/discocat/transitive-model.js';
import { argumentVectors, VerbArguments } from '../../../src/discocat/verb-arguments.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import { createDiscocatSystem, type DiscocatSystemOptions } from '../../../src/evaluation/systems/discocat-system.js';
import { denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { makeSentenceSet, pairSet, sentence } from './toy-sets.js';

const nouns = [
  ['dog', [4, 1, 0.5]],
  ['cat', [3, 1, 1]],
  ['idea', [0.5, 1, 4]],
  ['chase', [2, 2, 1]],
  ['hunt', [2, 1, 1]],
  ['develop', [1, 2, 3]],
] as const;
const words = denseSpace('words', nouns);
const verbs = new VerbArguments([
  { verb: 'chase', subject: 'dog', object: 'cat', count: 2 },
  { verb: 'hunt', subject: 'cat', object: 'dog', count: 1 },
  { verb: 'develop', subject: 'dog', object: 'idea', count: 1 },
]);
const matrices = denseFromRows(verbs.verbs.map((verb) => relationalMatrix(argumentVectors(verbs, verb, words)).values));
const tensors = new MatrixTensors({
  method: 'ridge',
  verbs: new Vocabulary('verbs', verbs.verbs),
  nouns: new Vocabulary('nouns', ['dog', 'cat', 'idea']),
  vectors: denseFromRows(['dog', 'cat', 'idea'].map((noun) => words.vector(noun))),
  subjectMatrices: matrices,
  objectMatrices: matrices,
});
const set = makeSentenceSet({ left: sentence('dog', 'chase', 'zither'), right: sentence('dog', 'hunt', 'zither') });
const description = { specification: 'discocat:static:words.txt', files: [], settings: {} };
const systemOf = (options: Partial<DiscocatSystemOptions>, space = words) =>
  createDiscocatSystem(createStaticEmbedding(space), { model: 'relational', verbs, description, ...options });

describeEvaluatedSystem('a model of transitive sentences', () => ({
  system: systemOf({}),
  sets: [set],
  unknown: ['zither'],
}));

describe('createDiscocatSystem', () => {
  it.for(transitiveModels)('answers as the %s model over the space itself does', async (model) => {
    const answers = await systemOf({ model, tensors }).answerers['rated-pairs']?.(set, { task: 'toy' });
    const direct = createTransitiveModel(model, words, verbs, { tensors });
    const [chase, hunt, develop] = ['chase', 'hunt', 'develop'].map((verb) => ({
      subject: 'dog',
      verb,
      object: 'cat',
    }));
    if (chase === undefined || hunt === undefined || develop === undefined) throw new Error('three sentences');
    expect(answers?.[0]?.answer).toBeCloseTo(direct.similarity(chase, hunt), 6);
    expect(answers?.[1]?.answer).toBeCloseTo(direct.similarity(chase, develop), 6);
    if (model !== 'verb-only') expect(answers?.[2]).toEqual({ answer: undefined, missing: ['zither'] });
  });

  it('tells the senses of verbs apart before it composes', async () => {
    const many = new VerbArguments([
      ...verbs.all(),
      ...['dog', 'cat'].flatMap((subject) =>
        ['dog', 'cat', 'idea'].map((object) => ({ verb: 'chase', subject, object, count: 1 })),
      ),
    ]);
    const answers = await systemOf({ verbs: many, senses: 2 }).answerers['rated-pairs']?.(set, { task: 'toy' });
    const direct = createSenseAwareModel(
      words,
      many,
      (vectors, split) => createTransitiveModel('relational', vectors, split),
      { mostSenses: 2 },
    );
    const [chase, hunt] = ['chase', 'hunt'].map((verb) => ({ subject: 'dog', verb, object: 'cat' }));
    if (chase === undefined || hunt === undefined) throw new Error('two sentences');
    expect(answers?.[0]?.answer).toBeCloseTo(direct.similarity(chase, hunt), 6);
    expect(answers?.[2]).toEqual({ answer: undefined, missing: ['zither'] });
  });

  it('answers sentences only', () => {
    const system = systemOf({});
    expect(system.canAnswer?.('toy', set)).toBe(true);
    expect(system.canAnswer?.('toy', pairSet)).toBe(false);
  });

  it('warns of negative numbers, sets them to 0, or refuses them', async () => {
    const signed = denseSpace(
      'signed',
      nouns.map(([word, [a, b, c]]) => [word, [a, b, word === 'idea' ? c : -c]]),
    );
    const ask = async (options: Partial<DiscocatSystemOptions>) => {
      const notices: string[] = [];
      const system = systemOf({ ...options, onNotice: (notice) => notices.push(notice) }, signed);
      return { answers: await system.answerers['rated-pairs']?.(set, { task: 'toy' }), notices };
    };
    expect((await ask({})).notices).toEqual([expect.stringContaining('two of them count as agreement')]);
    expect((await ask({ model: 'additive' })).notices).toEqual([]);
    await expect(ask({ signed: 'reject' })).rejects.toThrow('negative numbers');
    const clipped = denseSpace(
      'clipped',
      nouns.map(([word, [a, b, c]]) => [word, [a, b, word === 'idea' ? c : 0]]),
    );
    const { answers, notices } = await ask({ signed: 'clip' });
    expect(notices).toEqual([]);
    expect(answers).toEqual(await systemOf({}, clipped).answerers['rated-pairs']?.(set, { task: 'toy' }));
  });
});
