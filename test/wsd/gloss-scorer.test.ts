import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { dot } from '../../src/matrix/dense-products.js';
import { roundRows } from '../../src/matrix/rounded-vectors.js';
import { createRandom } from '../../src/random.js';
import { createGlossScorer } from '../../src/wsd/gloss-scorer.js';
import { gaussianMatrix, snapshot } from '../matrix/arbitraries.js';

const cases = fc
  .record({
    seed: fc.nat(1e6),
    dimensions: fc.integer({ min: 1, max: 37 }),
    lemmas: fc.integer({ min: 1, max: 6 }),
    tokens: fc.integer({ min: 0, max: 90 }),
    isGrouped: fc.boolean(),
  })
  .map(({ seed, dimensions, lemmas, tokens, isGrouped }) => {
    const random = createRandom(seed);
    const starts = [0];
    for (let lemma = 0; lemma < lemmas; lemma++) starts.push(starts[lemma] + random.integer(5));
    const rows = Array.from({ length: starts[lemmas] }, () => random.integer(9));
    const own = Array.from({ length: tokens }, () => random.integer(lemmas));
    const glosses = gaussianMatrix(9, dimensions, seed);
    glosses.row(4).fill(0);
    const contexts = gaussianMatrix(tokens, dimensions, seed + 1);
    return { glosses, contexts, candidates: { starts, rows }, lemmas: isGrouped ? own.sort((a, b) => a - b) : own };
  });

describe.each(['int8', 'single'] as const)('GlossScorer in %s', (precision) => {
  it('scores the candidates of each token, in order, within the error that it states', () => {
    fc.assert(
      fc.property(cases, ({ glosses, contexts, candidates, lemmas }) => {
        const before = [snapshot(glosses), snapshot(contexts), [...lemmas]];
        const { starts, scores } = createGlossScorer(glosses, candidates, { precision }).score(lemmas, contexts);
        const d = glosses.columns;
        const length = (vector: Float32Array) => Math.sqrt(dot(vector, vector));
        const step = (vector: Float32Array) => vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
        lemmas.forEach((lemma, token) => {
          const rows = candidates.rows.slice(candidates.starts[lemma], candidates.starts[lemma + 1]);
          expect(starts[token + 1] - starts[token]).toBe(rows.length);
          rows.forEach((row, candidate) => {
            const [g, c] = [glosses.row(row), contexts.row(token)];
            const [p, q] = [step(g), step(c)];
            const rounding = ((q * length(g) + p * length(c)) * Math.sqrt(d)) / 2 + (p * q * d) / 4;
            const most =
              precision === 'int8'
                ? rounding * (1 + 1e-4) + 2 ** -22 * length(g) * length(c)
                : (d + 2) * 2 ** -24 * length(g) * length(c);
            expect(Math.abs(scores[starts[token] + candidate] - dot(g, c))).toBeLessThanOrEqual(most);
          });
        });
        expect(scores).toHaveLength(starts[lemmas.length]);
        expect([snapshot(glosses), snapshot(contexts), [...lemmas]]).toEqual(before);
      }),
    );
  });

  it('gives a token the scores that it has alone', () => {
    fc.assert(
      fc.property(cases, ({ glosses, contexts, candidates, lemmas }) => {
        const scorer = createGlossScorer(glosses, candidates, { precision });
        const { starts, scores } = scorer.score(lemmas, contexts);
        lemmas.slice(0, 20).forEach((lemma, token) => {
          const alone = scorer.score([lemma], denseFromRows([contexts.row(token)])).scores;
          expect(alone).toEqual(scores.slice(starts[token], starts[token + 1]));
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('GlossScorer', () => {
  const glosses = denseFromRows([
    [1, 0, 2],
    [0, 3, -1],
  ]);
  const candidates = { starts: [0, 2, 2], rows: [1, 0] };

  it('gives whole inner products of small numbers exactly in single precision', () => {
    // Token 0 has glosses 1 and 0: 3 * 2 - 1 = 5 and 1 + 2 = 3; token 1 has none.
    const scorer = createGlossScorer(glosses, candidates, { precision: 'single' });
    const { starts, scores } = scorer.score(
      [0, 1],
      denseFromRows([
        [1, 2, 1],
        [4, 4, 4],
      ]),
    );
    expect([[...starts], [...scores]]).toEqual([
      [0, 2, 2],
      [5, 3],
    ]);
  });

  it('takes rounded contexts for what it would round itself, over many blocks', () => {
    const [many, dimensions] = [3000, 203];
    const [vectors, contexts] = [gaussianMatrix(7, dimensions, 1), gaussianMatrix(many, dimensions, 2)];
    const scorer = createGlossScorer(vectors, { starts: [0, 3, 7], rows: [0, 1, 2, 3, 4, 5, 6] });
    const mixed = Array.from({ length: many }, (_, token) => token % 2);
    const grouped = Array.from({ length: many }, (_, token) => (token < 2000 ? 1 : 0));
    for (const lemmas of [mixed, grouped]) {
      expect(scorer.score(lemmas, roundRows(contexts))).toEqual(scorer.score(lemmas, contexts));
    }
    const { scores } = scorer.score(grouped, contexts);
    expect(scorer.score(mixed, contexts).scores.slice(3, 7)).toEqual(scores.slice(4, 8));
  });

  it('refuses contexts that do not fit, unknown lemmas, and candidates that are not there', () => {
    const scorer = createGlossScorer(glosses, candidates);
    expect(() => scorer.score([0, 1], gaussianMatrix(1, 3, 1))).toThrow(ShapeError);
    expect(() => scorer.score([0], gaussianMatrix(1, 4, 1))).toThrow(ShapeError);
    for (const lemma of [-1, 2, Number.NaN]) {
      expect(() => scorer.score([lemma], gaussianMatrix(1, 3, 1))).toThrow(RangeError);
    }
    for (const broken of [
      { starts: [], rows: [] },
      { starts: [0, 1], rows: [2] },
      { starts: [0, 1], rows: [0, 1] },
      { starts: [0, 2, 1, 2], rows: [0, 1] },
      { starts: [1, 2], rows: [0, 1] },
    ]) {
      expect(() => createGlossScorer(glosses, broken)).toThrow(RangeError);
    }
    const single = createGlossScorer(glosses, candidates, { precision: 'single' });
    expect(() => single.score([0], roundRows(gaussianMatrix(1, 3, 1)))).toThrow(OptionError);
    expect(() => createGlossScorer(glosses, candidates, { precision: 'int16' as 'int8' })).toThrow(OptionError);
  });
});
