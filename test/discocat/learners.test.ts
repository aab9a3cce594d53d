import { describe, expect, it } from 'vitest';
import { FactoredLearner } from '../../src/discocat/factored-learner.js';
import { LowRankLearner } from '../../src/discocat/low-rank-learner.js';
import { SkipGramLearner } from '../../src/discocat/skip-gram-learner.js';
import type { Negatives } from '../../src/discocat/train-in-epochs.js';
import { logLoss } from '../../src/matrix/sigmoid.js';
import { createRandom } from '../../src/random.js';
import { learnedTable } from './learning-triples.js';

const epsilon = 2 ** -7;
/** So large that a step of AdaGrad is a plain one, of the rate over its root. */
const initialSquares = 2 ** 20;

/** Returns the derivative of a loss by one parameter, by central differences. */
function differentiate(values: Float32Array, at: number, loss: () => number): number {
  const value = values[at];
  values[at] = value + epsilon;
  const above = loss();
  values[at] = value - epsilon;
  const below = loss();
  values[at] = value;
  return (above - below) / (2 * epsilon);
}

/** Checks that a step goes down the slope: all parameters are differentiated before it, and compared with their change. */
function expectDescent(lists: readonly Float32Array[], loss: () => number, step: () => void, rate: number): void {
  const slopes = lists.map((values) => Array.from(values, (_, at) => differentiate(values, at, loss)));
  const before = lists.map((values) => values.slice());
  step();
  lists.forEach((values, list) => {
    values.forEach((value, at) => {
      expect((before[list][at] - value) / rate).toBeCloseTo(slopes[list][at], 3);
    });
  });
  expect(slopes.flat().some((slope) => Math.abs(slope) > 0.01)).toBe(true);
}

/** Fills with normal numbers, so that no gradient is zero. */
function disturb(values: Float32Array, seed: number): void {
  const random = createRandom(seed);
  values.forEach((value, at) => {
    values[at] = value + 0.4 * random.normal();
  });
}

/** The same nouns in turns, from the first on. */
function inTurns(nouns: readonly number[]): Negatives {
  let [subject, object] = [0, 0];
  return {
    negatives: 2,
    subject: () => nouns[subject++ % nouns.length],
    object: () => nouns[object++ % nouns.length],
  };
}

describe('SkipGramLearner', () => {
  it('descends the loss of both matrices, as finite differences say', () => {
    const table = learnedTable({ affine: true });
    const learner = new SkipGramLearner(table, { penalty: 0 });
    const lists = [learner.subjectMatrices.values, learner.objectMatrices.values];
    lists.forEach(disturb);
    const loss = () => learner.loss(5, inTurns([1, 4]));
    expectDescent(lists, loss, () => learner.learn(5, 1, inTurns([1, 4])), 1);
  });

  it('shrinks the matrices of the verb that learns, and of no other', () => {
    const table = learnedTable();
    const learner = new SkipGramLearner(table, { penalty: 0.5 });
    learner.startFrom(new Float32Array(36).fill(1), new Float32Array(36).fill(1));
    const still = table.verbOf.findIndex((verb) => verb !== table.verbOf[0]);
    learner.learn(0, 0.5, { ...inTurns([0]), negatives: 0 });
    expect(learner.subjectMatrices.row(table.verbOf[0])[35]).toBeLessThan(0.95);
    expect([...learner.subjectMatrices.row(table.verbOf[still])]).toEqual(Array.from({ length: 36 }, () => 1));
  });

  it('goes back to what was kept', () => {
    const learner = new SkipGramLearner(learnedTable(), { penalty: 0 });
    learner.learn(0, 1, inTurns([1, 2]));
    const kept = [...learner.subjectMatrices.values];
    learner.keep();
    learner.learn(1, 1, inTurns([1, 2]));
    learner.restore();
    expect([...learner.subjectMatrices.values]).toEqual(kept);
  });
});

describe('FactoredLearner', () => {
  it.each([0, 1])('descends the loss of every block for the label %i, as finite differences say', (label) => {
    const table = learnedTable();
    const learner = new FactoredLearner(table, { pairs: table.vectors, initialSquares });
    const lists = [learner.factors, learner.subjects, learner.objects].map(({ rows }) => rows.values);
    lists.forEach(disturb);
    // Subject and object are the same noun: both its roles learn.
    const triple = { verb: 1, subject: 3, object: 3 };
    const loss = () => logLoss(label === 1 ? learner.score(triple) : -learner.score(triple));
    expectDescent(lists, loss, () => learner.step(triple, label, 512), 0.5);
  });

  it('learns from the seen triple, its corrupted ones, and sums up the loss of the same', () => {
    const table = learnedTable();
    const learner = new FactoredLearner(table, { pairs: table.vectors, initialSquares: 1 });
    const before = learner.loss(0, inTurns([7, 8, 9]));
    for (let time = 0; time < 20; time++) learner.learn(0, 0.1, inTurns([7, 8, 9]));
    expect(learner.loss(0, inTurns([7, 8, 9]))).toBeLessThan(before - 0.5);
  });
});

describe('LowRankLearner', () => {
  it.each([0, 1])('descends the loss for the label %i, as finite differences say', (label) => {
    const table = learnedTable({ affine: true });
    const learner = new LowRankLearner(table, { rank: 3, initialSquares, seed: 5 });
    disturb(learner.factors, 1);
    const triple = { verb: 2, subject: 1, object: 9 };
    const loss = () => logLoss(label === 1 ? learner.score(triple) : -learner.score(triple));
    expectDescent([learner.factors], loss, () => learner.step(triple, label, 512), 0.5);
  });

  it('gives matrices s^T V o that are its scores', () => {
    const table = learnedTable({ affine: true });
    const learner = new LowRankLearner(table, { rank: 2, initialSquares: 1, seed: 5 });
    const { columns: d } = table.vectors;
    const cells = learner.matrices().row(2);
    const [s, o] = [table.vectors.row(1), table.vectors.row(9)];
    let sum = 0;
    for (let cell = 0; cell < d * d; cell++) sum += s[Math.floor(cell / d)] * cells[cell] * o[cell % d];
    expect(sum).toBeCloseTo(learner.score({ verb: 2, subject: 1, object: 9 }), 5);
  });
});
