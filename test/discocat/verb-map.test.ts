import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relationalMatrix } from '../../src/discocat/relational-matrix.js';
import { argumentVectors } from '../../src/discocat/verb-arguments.js';
import { multiplyByObject, multiplyBySubject } from '../../src/discocat/verb-map.js';
import { lovesSpace, lovesVerbs } from './golden-spaces.js';
import { relationalSentences } from './random-sentences.js';

describe('multiplyByObject and multiplyBySubject', () => {
  it('are V x o and V^T x s of the matrix of the pairs', () => {
    fc.assert(
      fc.property(relationalSentences(3), ({ subject, verb, object }) => {
        const matrix = relationalMatrix(verb);
        const cell = (row: number, column: number): number => matrix.at(row, column);
        const places = [0, 1, 2];
        expect([...multiplyByObject(verb, object)]).toEqual(
          places.map((row) => places.reduce((sum, column) => sum + cell(row, column) * (object[column] ?? 0), 0)),
        );
        expect([...multiplyBySubject(verb, subject)]).toEqual(
          places.map((column) => places.reduce((sum, row) => sum + cell(row, column) * (subject[row] ?? 0), 0)),
        );
      }),
    );
  });

  it('give the published numbers', () => {
    const loves = argumentVectors(lovesVerbs, 'loves', lovesSpace);
    // (113504, 11995680, 3416808) = s . (V x o) with s = (4, 60, 59).
    expect([...multiplyByObject(loves, lovesSpace.vector('mary'))]).toEqual([113504 / 4, 11995680 / 60, 3416808 / 59]);
  });
});
