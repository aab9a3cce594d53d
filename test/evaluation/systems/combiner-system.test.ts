import { describe, expect, it } from 'vitest';
import { Combiner } from '../../../src/dual/combiner/combiner.js';
import type { SimilarityView } from '../../../src/dual/combiner/similarity-view.js';
import { trainCombiner } from '../../../src/dual/combiner/train-combiner.js';
import { createTupleFeatures, type TupleEvidence } from '../../../src/dual/combiner/tuple-features.js';
import { OptionError } from '../../../src/errors.js';
import type { RelationDegreeSet } from '../../../src/evaluation/dataset.js';
import { type CombinerSystemOptions, createCombinerSystem } from '../../../src/evaluation/systems/combiner-system.js';
import type { AnswerContext } from '../../../src/evaluation/systems/evaluated-system.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { choiceSet, degreeSet, pairSet, relationSet } from './toy-sets.js';

const words = ['dog', 'hound', 'house', 'kennel', 'bird', 'nest', 'ghost'];
const alike = new Map([
  ['dog house', 0.4],
  ['dog kennel', 0.9],
  ['house kennel', 0.8],
  ['bird nest', 0.9],
  ['dog hound', 0.7],
]);

const viewOf = (symbol: 'd' | 'f', share: number): SimilarityView => ({
  symbol,
  name: 'toy',
  has: (word) => words.includes(word),
  similarity: (left, right) => share * (alike.get(`${left} ${right}`) ?? alike.get(`${right} ${left}`) ?? 0.1),
});
const evidence: TupleEvidence = { associations: [], views: [viewOf('d', 1), viewOf('f', 0.5)] };

/** Right where the first word is like the last; the places of the words are drawn from all of them. */
function trainToy(length: 3 | 4): Combiner {
  const features = createTupleFeatures(evidence, length);
  const examples = words.flatMap((first) =>
    words.flatMap((second) =>
      words.map((last, fold) => ({
        words: length === 3 ? [first, second, last] : [first, second, last, 'ghost'],
        isRight: first !== last && viewOf('d', 1).similarity(first, last) > 0.5,
        fold,
      })),
    ),
  );
  return new Combiner(trainCombiner(features, examples, { learner: { kind: 'logistic' } }).model, evidence);
}

const triples = trainToy(3);
const quadruples = trainToy(4);
const description: CombinerSystemOptions['description'] = { specification: 'combiner:m,d,f', files: [], settings: {} };
const context: AnswerContext = { task: 'toy' };

describeEvaluatedSystem('a combiner of three words', () => {
  return { system: createCombinerSystem(triples, { description }), sets: [choiceSet], unknown: ['zither'] };
});

describeEvaluatedSystem('a combiner of four words', () => {
  return {
    system: createCombinerSystem(quadruples, { description }),
    sets: [relationSet, degreeSet],
    unknown: ['zither'],
  };
});

describe('createCombinerSystem', () => {
  it('answers choices by their probabilities, each with its own stem, and leaves out what it does not know', async () => {
    const { answerers } = createCombinerSystem(triples, { description });
    expect(await answerers.choices?.(choiceSet, context)).toEqual([
      {
        answer: [
          triples.probability('dog', 'house', 'house'),
          triples.probability('dog', 'house', 'kennel'),
          null,
          triples.probability('house', 'dog', 'kennel'),
        ],
        missing: ['zither'],
      },
    ]);
  });

  it('scores an unknown word by what is known when asked to, and still names it', async () => {
    const { answerers } = createCombinerSystem(triples, { description, missing: 'masked' });
    const [answer] = (await answerers.choices?.(choiceSet, context)) ?? [];
    expect(answer?.answer?.[2]).toBe(triples.probability('dog', 'house', 'zither'));
    expect(answer?.missing).toEqual(['zither']);
  });

  it('looks words up as they are written, then in lower case', async () => {
    const { answerers } = createCombinerSystem(triples, { description });
    const question = { id: '1', stem: ['Dog', 'house'], choices: [['Kennel'], ['Zither']], solution: 0 };
    const set = { ...choiceSet, questions: [question] };
    const expected = { answer: [triples.probability('dog', 'house', 'kennel'), null], missing: ['Zither'] };
    expect(await answerers.choices?.(set, context)).toEqual([expected]);
  });

  it('rates a pair by its mean probability with the paradigms that it knows', async () => {
    const paradigms = [
      ['dog', 'kennel'],
      ['hound', 'house'],
      ['zither', 'nest'],
    ] as const;
    const rated = [
      { pair: ['bird', 'nest'], score: 40 },
      { pair: ['bird', 'zither'], score: -40 },
    ] as const;
    const set: RelationDegreeSet = {
      ...degreeSet,
      relations: [{ id: 'home', name: 'home', paradigms, rated, questions: [] }],
    };
    const { answerers } = createCombinerSystem(quadruples, { description });
    const both = [
      quadruples.probability('dog', 'kennel', 'bird', 'nest'),
      quadruples.probability('hound', 'house', 'bird', 'nest'),
    ];
    expect(await answerers['relation-degrees']?.(set, context)).toEqual([
      { answer: [(both[0] + both[1]) / 2, null], missing: ['zither'] },
    ]);
    expect(both[0]).not.toBe(both[1]);
  });

  it('is asked only for questions of its number of words, and tells what it has read', () => {
    const three = createCombinerSystem(triples, { description });
    const four = createCombinerSystem(quadruples, { description, hasRead: ['wordnet'], name: 'SuperSim' });
    const asks = [choiceSet, relationSet, degreeSet, pairSet].map((set) =>
      [three, four].map(({ canAnswer }) => canAnswer?.('toy', set)),
    );
    expect(asks).toEqual([
      [true, false],
      [false, true],
      [false, true],
      [false, false],
    ]);
    expect(three.answerers['relation-degrees']).toBeUndefined();
    expect([three.name, three.hasRead, four.name, four.hasRead]).toEqual([
      'learned combiner',
      undefined,
      'SuperSim',
      ['wordnet'],
    ]);
    expect(() => createCombinerSystem(triples, { description, missing: 'zero' as 'masked' })).toThrow(OptionError);
  });
});
