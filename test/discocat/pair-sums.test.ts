import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSentences, multiplySentences } from '../../src/discocat/pair-sums.js';
import { relationalMatrix, sentenceMatrix } from '../../src/discocat/relational-matrix.js';
import type { RelationalSentence } from '../../src/discocat/relational-product.js';
import { relationalSentences } from './random-sentences.js';

const cellsOf = ({ subject, verb, object }: RelationalSentence): number[] =>
  Array.from(sentenceMatrix(subject, relationalMatrix(verb), object).values, (value) => value + 0);

describe('addSentences and multiplySentences', () => {
  it('have the sum and the entrywise product of the matrices, in as many pairs as both have, or pairs of pairs', () => {
    fc.assert(
      fc.property(relationalSentences(3), relationalSentences(3), (left, right) => {
        const [a, b] = [cellsOf(left), cellsOf(right)];
        const [sum, product] = [addSentences(left, right), multiplySentences(left, right)];
        const [pairs, others] = [left.verb.counts.length, right.verb.counts.length];
        expect([sum.verb.counts.length, product.verb.counts.length]).toEqual([pairs + others, pairs * others]);
        // Whole numbers, so that nothing is rounded.
        expect(cellsOf(sum)).toEqual(a.map((value, cell) => value + b[cell] + 0));
        expect(cellsOf(product)).toEqual(a.map((value, cell) => value * b[cell] + 0));
      }),
    );
  });
});
