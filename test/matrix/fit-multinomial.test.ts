import { describe, expect, it } from 'vitest';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { fitLogistic } from '../../src/matrix/fit-logistic.js';
import { type ClassLabels, fitMultinomial, scoreClasses } from '../../src/matrix/fit-multinomial.js';

const inputs = denseFromRows([
  [1, 0],
  [2, 0.5],
  [0, 1],
  [-1, 2],
  [-1, -1],
  [0.5, -2],
]);
const labelsOf = (classes: number, right: readonly number[]): ClassLabels => {
  const table = new Uint8Array(right.length * classes);
  right.forEach((k, row) => {
    table[row * classes + k] = 1;
  });
  return { classes, right: table };
};
const labels = labelsOf(3, [0, 0, 1, 1, 2, 2]);
const best = (scores: Float64Array): number => scores.indexOf(Math.max(...scores));

describe('fitMultinomial', () => {
  it('scores the right class of each row best', async () => {
    const fit = await fitMultinomial(inputs, labels, { penalty: 0.01 });
    expect(Array.from({ length: 6 }, (_, row) => best(scoreClasses(fit, inputs.row(row))))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('comes to the logistic regression where there are two classes: log odds are the difference of the scores', async () => {
    // With w_1 = -w_0 the penalty is that of a logistic regression of twice the weights and half the strength.
    const two = [0, 0, 1, 1, 0, 1];
    const fit = await fitMultinomial(inputs, labelsOf(2, two), { penalty: 2, steps: 500 });
    const logistic = fitLogistic(inputs, two, { penalty: 1 });
    const [first, second] = scoreClasses(fit, inputs.row(1));
    const odds = logistic.intercept + 2 * logistic.weights[0] + 0.5 * logistic.weights[1];
    expect(second - first).toBeCloseTo(odds, 2);
  });

  it('learns nothing of classes that do not compete', async () => {
    const competing = Uint8Array.from(labels.right, (_, place) => Number(place % 3 !== 2));
    const rows = denseFromRows([
      [1, 0],
      [2, 0.5],
      [0, 1],
      [-1, 2],
    ]);
    const part = { classes: 3, right: labels.right.slice(0, 12), competing: competing.slice(0, 12) };
    const fit = await fitMultinomial(rows, part);
    expect(Array.from(fit.weights.slice(4))).toEqual([0, 0]);
    expect(fit.intercepts[2]).toBe(0);
  });

  it('is content with one of several right classes', async () => {
    const either = { classes: 3, right: Uint8Array.of(1, 1, 0, 1, 1, 0) };
    const fit = await fitMultinomial(
      denseFromRows([
        [1, 0],
        [0, 1],
      ]),
      either,
      { penalty: 0.01 },
    );
    const [first, second, third] = scoreClasses(fit, [1, 0]);
    expect(first).toBeCloseTo(second, 6);
    expect(first).toBeGreaterThan(third + 1);
  });

  it('leaves rows of weight 0 out, and counts a row of weight 2 twice', async () => {
    const some = await fitMultinomial(
      denseFromRows([
        [1, 0],
        [0, 1],
        [0, 1],
      ]),
      labelsOf(2, [0, 1, 1]),
    );
    const weighted = await fitMultinomial(
      denseFromRows([
        [1, 0],
        [0, 1],
        [5, 5],
      ]),
      labelsOf(2, [0, 1, 0]),
      {
        rowWeights: [1, 2, 0],
      },
    );
    weighted.weights.forEach((weight, place) => {
      expect(weight).toBeCloseTo(some.weights[place], 5);
    });
  });

  it('stays near the fit that the penalty pulls to', async () => {
    const around = await fitMultinomial(inputs, labels, { penalty: 0.01 });
    const near = await fitMultinomial(inputs, labelsOf(3, [1, 1, 2, 2, 0, 0]), { penalty: 1e6, around });
    near.weights.forEach((weight, place) => {
      expect(weight).toBeCloseTo(around.weights[place], 3);
    });
  });

  it('gives the same numbers again', async () => {
    expect(await fitMultinomial(inputs, labels)).toEqual(await fitMultinomial(inputs, labels));
  });

  it('refuses other shapes, rows without a right class and numbers out of range', async () => {
    const shape = { classes: 3, right: labels.right.slice(3) };
    await expect(fitMultinomial(inputs, shape)).rejects.toMatchObject({ code: 'SHAPE' });
    const around = { classes: 2, weights: new Float64Array(4), intercepts: new Float64Array(2) };
    await expect(fitMultinomial(inputs, labels, { around })).rejects.toMatchObject({ code: 'SHAPE' });
    const none = { ...labels, right: new Uint8Array(18) };
    await expect(fitMultinomial(inputs, none)).rejects.toMatchObject({ option: 'labels' });
    await expect(fitMultinomial(inputs, labels, { penalty: 0 })).rejects.toMatchObject({ option: 'penalty' });
    await expect(fitMultinomial(inputs, labels, { rowWeights: [1, 1, 1, 1, 1, -1] })).rejects.toMatchObject({
      option: 'rowWeights',
    });
    await expect(fitMultinomial(denseFromRows([[Number.NaN]]), labelsOf(1, [0]))).rejects.toMatchObject({
      option: 'inputs',
    });
  });
});
