import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { spellOut } from '../../src/discocat/contract-network.js';
import { copyObject, copySubject } from '../../src/discocat/copy-models.js';
import { evaluateDiagram, planDiagram } from '../../src/discocat/evaluate-diagram.js';
import type { Interpretation } from '../../src/discocat/interpretation.js';
import { parseType } from '../../src/discocat/pregroup-type.js';
import { reduceWords } from '../../src/discocat/reduce-words.js';
import type { TypedWord } from '../../src/discocat/reduction.js';
import { reductionDiagram } from '../../src/discocat/reduction-diagram.js';
import { relationalMatrix, sentenceMatrix } from '../../src/discocat/relational-matrix.js';
import {
  createSpaceInterpretation,
  type SentenceSpace,
  transitiveVerb,
} from '../../src/discocat/space-interpretation.js';
import { lowRankTensor, matrixTensor, vectorTensor } from '../../src/discocat/tensor.js';
import { argumentVectors } from '../../src/discocat/verb-arguments.js';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import { DenseMatrix, denseFromRows } from '../../src/matrix/dense-matrix.js';
import { Space } from '../../src/space/space.js';
import { lovesRows, lovesSpace, lovesVerbs, showNouns, showVerbs } from './golden-spaces.js';
import { relationalSentences } from './random-sentences.js';
import { sparseCopy } from './sparse-copy.js';

const typed = (text: string): TypedWord[] =>
  text.split(', ').map((part) => {
    const [word, ...types] = part.split(' ');
    return { word, type: parseType(types.join(' ')) };
  });

const meaningOf = (text: string, interpretation: Interpretation, target = 's'): number[] => {
  const tensor = evaluateDiagram(reductionDiagram(reduceWords(typed(text), { target })), interpretation);
  return [...spellOut(tensor.kind === 'density' ? tensor.operator : tensor).values];
};

const johnLovesMary = 'john n, loves n.r s n.l, mary n';
const [john, mary] = ['john', 'mary'].map((word) => lovesSpace.vector(word));

/** V x o for the matrix of loves. */
const lovesOf = (object: Float32Array): number[] =>
  lovesRows.map((row) => row.reduce((sum, value, at) => sum + value * object[at], 0));

describe.each(['dense', 'sparse'])('createSpaceInterpretation over a %s space', (storage) => {
  const spaceOf = (space: Space): Space => (storage === 'dense' ? space : sparseCopy(space));
  const interpret = (sentence: SentenceSpace): Interpretation =>
    createSpaceInterpretation(spaceOf(lovesSpace), { verbs: lovesVerbs, sentence });

  it('gives the published vectors and matrices of "John loves Mary"', () => {
    expect(meaningOf(johnLovesMary, interpret('copy-subject'))).toEqual([113504, 11995680, 3416808]);
    expect(meaningOf(johnLovesMary, interpret('copy-object'))).toEqual([0, 10576300, 4949692]);
    expect(meaningOf(johnLovesMary, interpret('relational'))).toEqual([
      0, 55600, 57904, 0, 8202000, 3793680, 0, 2318700, 1098108,
    ]);
    // s^T V o is the sum of s . (V x o).
    expect(meaningOf(johnLovesMary, interpret('scalar'))).toEqual([113504 + 11995680 + 3416808]);
  });

  it('gives the matrix of show in figure 5 of Grefenstette & Sadrzadeh 2011', () => {
    const ones = createSpaceInterpretation(spaceOf(showNouns), {
      verbs: showVerbs,
      sentence: 'relational',
      tensors: (word) => (word === 'it' ? vectorTensor(Float64Array.of(1, 1, 1, 1)) : undefined),
    });
    const rows = meaningOf('it n, show n.r s n.l, it n', ones);
    const published = [79.24, 47.414, 119.96, 27.72, 232.66, 80.75, 396.14, 113.4, 31.86, 39.42, 32.94, 0, 0, 0, 0, 0];
    rows.forEach((value, cell) => {
      expect(value).toBeCloseTo(published[cell], 4);
    });
  });

  it('gives n . (V x o) for "n that V o" and n . (V^T x s) for "n that s V", in every space of sentences', () => {
    for (const sentence of ['copy-subject', 'copy-object', 'relational', 'scalar'] as const) {
      const subjectRelative = meaningOf('john n, that n.r n s.l n, loves n.r s n.l, mary n', interpret(sentence), 'n');
      expect(subjectRelative).toEqual(lovesOf(mary).map((value, at) => value * john[at]));
      const objectRelative = meaningOf(
        'mary n, that n.r n n.l.l s.l, john n, loves n.r s n.l',
        interpret(sentence),
        'n',
      );
      // The same as the copied object: o . (V^T x s).
      expect(objectRelative).toEqual([0, 10576300, 4949692]);
    }
  });

  it('multiplies adjectives and intransitive verbs entry by entry, and passes transparent words', () => {
    const transparent = new Set(['the', 'does', 'constructor']);
    const interpretation = createSpaceInterpretation(spaceOf(lovesSpace), { verbs: lovesVerbs, transparent });
    expect(meaningOf('mary n n.l, john n', interpretation, 'n')).toEqual([0, 600, 1298]);
    expect(meaningOf('john n, mary n.r s', interpretation)).toEqual([0, 600, 1298]);
    const plain = meaningOf(johnLovesMary, interpretation);
    expect(
      meaningOf('the n n.l, john n, does n.r s s.l n, loves n.r s n.l, constructor n n.l, mary n', interpretation),
    ).toEqual(plain);
  });

  it('keeps what it makes sparse where the space is', () => {
    const tensor = interpret('copy-subject').wordTensor('john', parseType('n'));
    expect(tensor.kind).toBe(storage);
  });

  it('throws for what it does not know, and never takes it for zero', () => {
    const interpretation = interpret('relational');
    for (const word of ['constructor', '__proto__', '']) {
      expect(() => interpretation.wordTensor(word, parseType('n'))).toThrow(UnknownWordError);
      expect(() => interpretation.wordTensor(word, parseType('n.r s n.l'))).toThrow(UnknownWordError);
      expect(() => interpretation.wordTensor(word, parseType('n n.l'))).toThrow(UnknownWordError);
    }
    expect(() => interpretation.wordTensor('john', parseType('n.r s s.l n'))).toThrow(
      '"john" is not in the interpretation as a word of type n.r s s.l n; give its tensor in "tensors".',
    );
    expect(() => interpretation.wordTensor('john', parseType('p n.l'))).toThrow(UnknownWordError);
    const transparent = createSpaceInterpretation(lovesSpace, { transparent: new Set(['the']) });
    expect(() => transparent.wordTensor('the', parseType('n s'))).toThrow(UnknownWordError);
    expect(() => createSpaceInterpretation(lovesSpace, { sentence: 'other' as 'scalar' })).toThrow(OptionError);
  });
});

describe('a sentence as a diagram', () => {
  const sentence = reductionDiagram(reduceWords(typed('s n, v n.r s n.l, o n')));

  it('is what the formulas of the models give, with the verb in factors or as a matrix', () => {
    fc.assert(
      fc.property(relationalSentences(3), ({ subject, verb, object }) => {
        const formulas: ReadonlyMap<SentenceSpace, readonly number[]> = new Map([
          ['copy-subject', [...copySubject({ subject, verb, object })]],
          ['copy-object', [...copyObject({ subject, verb, object })]],
          ['relational', [...sentenceMatrix(subject, relationalMatrix(verb), object).values]],
        ]);
        const matrices = [
          lowRankTensor([verb.subjects, verb.objects], verb.counts),
          matrixTensor(relationalMatrix(verb)),
        ];
        for (const [space, expected] of formulas) {
          for (const matrix of matrices) {
            const tensor = evaluateDiagram(sentence, {
              spaces: new Map([
                ['n', [3]],
                ['s', space === 'relational' ? [3, 3] : [3]],
              ]),
              wordTensor: (word) => {
                return word === 'v' ? transitiveVerb(matrix, space) : vectorTensor(word === 's' ? subject : object);
              },
            });
            if (tensor.kind === 'density') throw new Error('no density operators here');
            expect([...spellOut(tensor).values].map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
          }
        }
      }),
    );
  });

  it('has a verb of the arguments that the space holds', () => {
    const interpretation = createSpaceInterpretation(showNouns, { verbs: showVerbs });
    const found = meaningOf('map n, show n.r s n.l, result n', interpretation);
    const [subject, object] = ['map', 'result'].map((word) => showNouns.vector(word));
    const expected = copySubject({ subject, verb: argumentVectors(showVerbs, 'show', showNouns), object });
    found.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at], 6);
    });
  });
});

describe('planDiagram', () => {
  it('computes a phrase that comes twice once', () => {
    const words = typed('old n n.l, dogs n, chase n.r s n.l, old n n.l, dogs n');
    const matrix = matrixTensor(denseFromRows(lovesRows));
    const plan = planDiagram(reductionDiagram(reduceWords(words)), {
      spaces: new Map([
        ['n', [3]],
        ['s', [3]],
      ]),
      wordTensor: (word) => {
        if (word === 'dogs') return vectorTensor(john);
        return word === 'old' ? matrix : transitiveVerb(matrix);
      },
    });
    expect(plan.steps.map(({ repeats }) => repeats).filter((step) => step !== undefined)).toEqual([0]);
    expect(plan.tensors.map(({ label }) => label)).toEqual(words.map(({ word }) => word));
  });
});

describe('a sentence of twenty-one words at 300 dimensions', () => {
  it('costs a few products of a matrix and a vector, each word once, in every space of sentences', () => {
    const dimensions = 300;
    const clause = 'that n.r n s.l n, see n.r s n.l, old n n.l, dogs n';
    const sentence = `old n n.l, dogs n, ${Array(4).fill(clause).join(', ')}, chase n.r s n.l, old n n.l, dogs n`;
    const matrix = (seed: number) =>
      matrixTensor(
        new DenseMatrix(
          dimensions,
          dimensions,
          Float32Array.from({ length: dimensions ** 2 }, (_, cell) => Math.sin(seed + cell)),
        ),
      );
    const vector = vectorTensor(new Float32Array(dimensions).fill(1));
    const matrices = new Map([
      ['old', matrix(1)],
      ['see', matrix(2)],
      ['chase', matrix(3)],
    ]);
    const words = typed(sentence);
    expect(words).toHaveLength(21);
    const space = new Space({
      name: 'wide',
      targets: new Vocabulary('words', ['dogs']),
      matrix: new DenseMatrix(1, dimensions, new Float32Array(dimensions).fill(1)),
      history: [],
    });
    for (const sentenceSpace of ['copy-subject', 'copy-object', 'relational', 'scalar'] as const) {
      const interpretation = createSpaceInterpretation(space, {
        sentence: sentenceSpace,
        tensors: (word) => {
          const own = matrices.get(word);
          if (own === undefined) return word === 'dogs' ? vector : undefined;
          return word === 'old' ? own : transitiveVerb(own, sentenceSpace);
        },
      });
      const plan = planDiagram(reductionDiagram(reduceWords(words)), interpretation);
      // Four clauses of a verb's matrix, an adjective's that is the same each time, and what stands around them.
      expect(plan.multiplications).toBeLessThan(8 * dimensions ** 2);
      expect(plan.largest).toBeLessThanOrEqual(dimensions ** 2);
    }
  });
});

describe('transitiveVerb', () => {
  it('wires rows to the subject and columns to the object', () => {
    const matrix = matrixTensor(denseFromRows([[1, 2]]));
    expect(transitiveVerb(matrix).legs).toEqual([0, 0, 1]);
    expect(transitiveVerb(matrix, 'relational').legs).toEqual([0, 0, 1, 1]);
    expect(transitiveVerb(matrix, 'scalar').legs).toEqual([0, 1]);
  });
});
