import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argumentDensity,
  argumentVectors,
  composeDiagrams,
  countCells,
  createSpaceInterpretation,
  type DensityMatrix,
  denseTensor,
  densityCells,
  densityEntropy,
  densityMatrixOf,
  densityTensor,
  evaluateDiagram,
  type Interpretation,
  lowRankTensor,
  mixStates,
  multiplyDensities,
  parseType,
  printDiagram,
  pureState,
  reduceWords,
  reductionDiagram,
  spellOut,
  spiderDiagram,
  type Tensor,
  tensorDiagrams,
  transitiveVerb,
  VerbArguments,
  wordDiagram,
} from '../../src/discocat/index.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { denseSpace } from '../embedding/dense-space.js';

const space = denseSpace('pets', [
  ['dogs', [4, 0, 1]],
  ['cats', [3, 0, 2]],
  ['bats', [1, 5, 0]],
  ['mats', [0, 4, 4]],
]);
const verbs = new VerbArguments([
  { verb: 'chase', subject: 'dogs', object: 'cats', count: 3 },
  { verb: 'chase', subject: 'cats', object: 'bats', count: 1 },
]);
const sentence = reductionDiagram(
  reduceWords([
    { word: 'dogs', type: parseType('n') },
    { word: 'chase', type: parseType('n.r s n.l') },
    { word: 'bats', type: parseType('n') },
  ]),
);

const interpretWith = (bats: DensityMatrix): Interpretation =>
  createSpaceInterpretation(space, { verbs, tensors: (word) => (word === 'bats' ? densityTensor(bats) : undefined) });

const meaningWith = (bats: DensityMatrix): DensityMatrix => {
  const meaning = evaluateDiagram(sentence, interpretWith(bats));
  if (meaning.kind !== 'density') throw new Error('a density operator was expected');
  return densityMatrixOf(meaning);
};

const expectCells = (found: DensityMatrix, expected: readonly number[]): void => {
  const cells = densityCells(found).values;
  expect(cells.length).toBe(expected.length);
  cells.forEach((cell, place) => {
    expect(Math.abs(cell - expected[place])).toBeLessThan(1e-9 * (1 + Math.abs(expected[place])));
  });
};

const states = fc
  .array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => Float64Array.from(values));

describe('a sentence with an ambiguous word', () => {
  it('is what the vectors give where the word has one sense', () => {
    const vector = spellOut(evaluateDiagram(sentence, createSpaceInterpretation(space, { verbs })) as never).values;
    expectCells(
      meaningWith(pureState(space.vector('bats'))),
      [...vector].flatMap((ket) => [...vector].map((bra) => ket * bra)),
    );
  });

  it('is the mixture of the sentences with each sense', () => {
    fc.assert(
      fc.property(states, states, (one, other) => {
        const mixture = mixStates([{ vector: one, weight: 3 }, { vector: other }]);
        const parts = [one, other].map((vector) => densityCells(meaningWith(mixStates([{ vector }]))).values);
        expectCells(
          meaningWith(mixture),
          [...parts[0]].map((cell, place) => 0.75 * cell + 0.25 * parts[1][place]),
        );
      }),
    );
  });

  it('may be less ambiguous than the word: a verb that knows one sense alone', () => {
    // Chase has dogs with cats (4, 0, 1)(3, 0, 2) and cats with bats; mats differ from what it knows.
    const animal = mixStates([{ vector: Float64Array.of(1, 0, 0) }, { vector: Float64Array.of(0, 0, 1) }]);
    expect(densityEntropy(animal)).toBeCloseTo(1, 12);
    expect(densityEntropy(meaningWith(animal))).toBeLessThan(0.2);
  });
});

describe('a verb as a density operator', () => {
  it('gives the mixture of the sentences with each of its argument pairs', () => {
    const all = argumentVectors(verbs, 'chase', space);
    const row = (matrix: DenseMatrix<Float32Array>, k: number) => new DenseMatrix(1, 3, matrix.row(k));
    for (const sentenceSpace of ['copy-subject', 'copy-object', 'scalar'] as const) {
      const meaningOf = (verb: Tensor): DensityMatrix => {
        const tensors = (word: string) => (word === 'chase' ? verb : undefined);
        const meaning = evaluateDiagram(
          sentence,
          createSpaceInterpretation(space, { sentence: sentenceSpace, tensors }),
        );
        if (meaning.kind === 'density') return densityMatrixOf(meaning);
        return pureState(Float64Array.from(spellOut(meaning).values));
      };
      const parts = [0, 1].map((k) => {
        const pair = lowRankTensor([row(all.subjects, k), row(all.objects, k)]);
        return densityCells(meaningOf(transitiveVerb(pair, sentenceSpace))).values;
      });
      expectCells(
        meaningOf(transitiveVerb(argumentDensity(all), sentenceSpace)),
        [...parts[0]].map((cell, place) => all.counts[0] * cell + all.counts[1] * parts[1][place]),
      );
    }
  });
});

describe('a spider', () => {
  it('merges density operators to their entrywise product', () => {
    const [type] = parseType('n');
    const merge = composeDiagrams(
      tensorDiagrams(wordDiagram('a', [type]), wordDiagram('b', [type])),
      spiderDiagram(type, 2, 1),
    );
    fc.assert(
      fc.property(states, states, states, (one, other, third) => {
        const [a, b] = [mixStates([{ vector: one }, { vector: other }]), mixStates([{ vector: third }])];
        const meaning = evaluateDiagram(merge, {
          spaces: new Map([['n', [3]]]),
          wordTensor: (word) => densityTensor(word === 'a' ? a : b),
        });
        if (meaning.kind !== 'density') throw new Error('a density operator was expected');
        expectCells(densityMatrixOf(meaning), [...densityCells(multiplyDensities(a, b)).values]);
      }),
    );
  });
});

describe('a density operator', () => {
  it('has the axes of its ket once more for its bra', () => {
    for (const shape of [[3], [3, 3, 3], [3, 2]]) {
      const operator = denseTensor(shape, new Float64Array(countCells(shape)));
      const interpretation = {
        spaces: new Map([['n', [3]]]),
        wordTensor: () => ({ kind: 'density', operator }) as const,
      };
      expect(() => evaluateDiagram(wordDiagram('dogs', parseType('n')), interpretation)).toThrow(
        `The density operator of "dogs": found ${shape.join(' x ')}, expected the axes of its ket, and the same again of its bra.`,
      );
    }
  });
});

describe('the example of the README', () => {
  it('runs', () => {
    expect(printDiagram(sentence)).toBe(
      '1 -> s: "dogs" n @0; "chase" n.r s n.l @1; "bats" n @4; cup n n.r @0; cup n.l n @1',
    );
    const meaning = evaluateDiagram(sentence, createSpaceInterpretation(space, { verbs }));
    if (meaning.kind === 'density') throw new Error('a vector was expected');
    // V x bats = 3 (4, 0, 1) <(3, 0, 2), (1, 5, 0)> + (3, 0, 2) <(1, 5, 0), (1, 5, 0)> = (36, 0, 9) + (78, 0, 52).
    expect([...meaning.values]).toEqual([4 * 114, 0, 61]);
  });
});
