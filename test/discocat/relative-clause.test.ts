import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyObject, copySubject } from '../../src/discocat/copy-models.js';
import { kroneckerMatrix, relationalMatrix } from '../../src/discocat/relational-matrix.js';
import { composeRelativeClause, type RelativeWords } from '../../src/discocat/relative-clause.js';
import { ShapeError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { relationalSentences, vectors } from './random-sentences.js';

const clauses = fc.record({
  sentence: relationalSentences(3),
  verb: vectors(3),
  role: fc.constantFrom('subject', 'object'),
});

/** n . (V x o) or n . (V^T x s), cell by cell. */
function byMatrix(matrix: DenseMatrix, { role, noun, other }: RelativeWords): number[] {
  return Array.from(noun, (own, place) => {
    let sum = 0;
    other.forEach((value, at) => {
      sum += value * (role === 'subject' ? matrix.at(place, at) : matrix.at(at, place));
    });
    return own * sum + 0;
  });
}

function oneDiagonal(verb: Float64Array): DenseMatrix<Float64Array> {
  const matrix = new DenseMatrix(3, 3, new Float64Array(9).fill(1));
  verb.forEach((value, place) => {
    matrix.values[4 * place] = value;
  });
  return matrix;
}

describe('composeRelativeClause', () => {
  it('is n . (V x o) and n . (V^T x s) with the matrix of each model', () => {
    fc.assert(
      fc.property(clauses, ({ sentence, verb, role }) => {
        const words: RelativeWords = {
          role,
          noun: sentence.subject,
          other: sentence.object,
          verbVector: () => verb,
          verbArguments: () => sentence.verb,
        };
        const matrices = [
          ['1-diag', oneDiagonal(verb)],
          ['kronecker', kroneckerMatrix(verb)],
          ['relational', relationalMatrix(sentence.verb)],
          ['copy-object', relationalMatrix(sentence.verb)],
        ] as const;
        for (const [operator, matrix] of matrices) {
          const found = Array.from(composeRelativeClause(operator, words), (value) => value + 0);
          expect(found, operator).toEqual(byMatrix(matrix, words));
        }
      }),
    );
  });

  it('is the sentence that copies the noun: the pronoun only moves wires', () => {
    fc.assert(
      fc.property(relationalSentences(3), (sentence) => {
        const { subject, verb, object } = sentence;
        const words = { verbVector: () => subject, verbArguments: () => verb };
        const ofSubject = composeRelativeClause('relational', {
          ...words,
          role: 'subject',
          noun: subject,
          other: object,
        });
        const ofObject = composeRelativeClause('relational', {
          ...words,
          role: 'object',
          noun: object,
          other: subject,
        });
        expect([ofSubject, ofObject]).toEqual([copySubject(sentence), copyObject(sentence)]);
      }),
    );
  });

  it('refuses a verb of another length, whatever the model', () => {
    const [pair, single] = [Float64Array.of(1, 2), Float64Array.of(3)];
    const words = { role: 'subject', noun: pair, other: pair, verbVector: () => single } as const;
    for (const operator of ['additive', 'multiplicative', '1-diag', 'kronecker'] as const) {
      const attempt = () => composeRelativeClause(operator, { ...words, verbArguments: () => expect.fail() });
      expect(attempt, operator).toThrow(ShapeError);
    }
  });
});
