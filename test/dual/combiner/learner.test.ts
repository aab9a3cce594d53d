import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binFeatures } from '../../../src/dual/combiner/bin-features.js';
import { trainBoostedTrees } from '../../../src/dual/combiner/boosted-trees.js';
import { calibrate, fitCalibration, measureReliability } from '../../../src/dual/combiner/calibration.js';
import { type LabelledFeatures, tableFeatures } from '../../../src/dual/combiner/feature-table.js';
import {
  contributeLearned,
  type LearnerSettings,
  scoreLearned,
  trainLearner,
} from '../../../src/dual/combiner/learner.js';
import { logistic, logisticGradient, logisticLoss } from '../../../src/dual/combiner/logistic-loss.js';
import { trainLogisticRegression } from '../../../src/dual/combiner/logistic-regression.js';
import { OptionError, QualiaError, ShapeError } from '../../../src/errors.js';
import { createRandom, shuffled } from '../../../src/random.js';

const learners: readonly LearnerSettings[] = [
  { kind: 'trees', options: { rounds: 40, leafExamples: 5, featureShare: 1 } },
  { kind: 'logistic', options: { penalty: 0.1 } },
];

/** Right where the first feature is above the second; the third is noise, missing in a fifth of the rows. */
function drawExamples(count: number, seed: number): LabelledFeatures[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const [x, y, z] = [random.normal(), random.normal(), random.normal()];
    return { features: Float64Array.of(x, y, random.uniform() < 0.2 ? Number.NaN : z), isRight: x > y };
  });
}

describe('the logistic loss', () => {
  it('has the derivatives that differences of it show', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -6, max: 6, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 5 }),
        (cells) => {
          const scores = Float64Array.from(cells, ([score]) => score);
          const labels = Uint8Array.from(cells, ([, isRight]) => Number(isRight));
          const { gradients, curvatures } = logisticGradient(scores, labels);
          const step = 1e-4;
          for (let row = 0; row < scores.length; row++) {
            const [below, at, above] = [-step, 0, step].map((move) =>
              logisticLoss(
                scores.map((score, place) => (place === row ? score + move : score)),
                labels,
              ),
            );
            expect((above - below) / (2 * step)).toBeCloseTo(gradients[row], 6);
            expect((above - 2 * at + below) / step ** 2).toBeCloseTo(curvatures[row], 4);
          }
        },
      ),
    );
  });

  it('is log 2 an example at log odds of 0, and finite far out', () => {
    expect(logisticLoss(Float64Array.of(0, 0), Uint8Array.of(0, 1))).toBeCloseTo(2 * Math.LN2, 12);
    expect(logisticLoss(Float64Array.of(-2000), Uint8Array.of(1))).toBe(2000);
    expect([logistic(-2000), logistic(2000)]).toEqual([0, 1]);
  });
});

describe('trainLogisticRegression', () => {
  it('reaches a place where the slope of the penalised loss is 0', () => {
    const table = tableFeatures(drawExamples(200, 1));
    const penalty = 2;
    const { means, deviations, weights, bias } = trainLogisticRegression(table, { penalty });
    const rows = Array.from({ length: table.rows }, (_, row) =>
      weights.map((_, column) => {
        const value = table.values[row * table.columns + column];
        return Number.isNaN(value) ? 0 : (value - means[column]) / deviations[column];
      }),
    );
    const scores = Float64Array.from(rows, (row) =>
      row.reduce((sum, value, column) => sum + value * weights[column], bias),
    );
    const { gradients } = logisticGradient(scores, table.labels);
    expect(gradients.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 4);
    weights.forEach((weight, column) => {
      const slope = rows.reduce((sum, row, place) => sum + row[column] * gradients[place], penalty * weight);
      expect(slope).toBeCloseTo(0, 4);
    });
  });

  it('leaves a feature that never varies without weight', () => {
    const examples = [0, 1, 0, 1].map((label) => ({ features: Float64Array.of(label, 0.1), isRight: label === 1 }));
    expect(trainLogisticRegression(tableFeatures(examples)).weights[1]).toBeCloseTo(0, 9);
    expect(() => trainLogisticRegression(tableFeatures(examples), { penalty: 0 })).toThrow(OptionError);
  });
});

describe('binFeatures', () => {
  it('keeps the order of values, apart from missing ones, in at most 64 bins', () => {
    const value = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(Number.NaN), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (values) => {
        const table = {
          rows: values.length,
          columns: 1,
          values: Float64Array.from(values),
          labels: new Uint8Array(values.length),
        };
        const { bins, edges } = binFeatures(table);
        expect(edges[0].length).toBeLessThanOrEqual(64);
        values.forEach((left, place) => {
          const bin = bins[0][place];
          expect(bin === 0).toBe(Number.isNaN(left));
          if (bin === 0) return;
          expect(left).toBeLessThanOrEqual(edges[0][bin - 1]);
          if (bin > 1) expect(left).toBeGreaterThan(edges[0][bin - 2]);
        });
      }),
    );
  });
});

describe.each(learners)('the learner of $kind', (settings) => {
  const table = tableFeatures(drawExamples(600, 2));
  const scorer = trainLearner(table, settings);

  it('ranks examples it has not seen', () => {
    const unseen = drawExamples(300, 3);
    const right = unseen.filter(({ features, isRight }) => scoreLearned(scorer, features) > 0 === isRight);
    expect(right.length / unseen.length).toBeGreaterThan(0.9);
  });

  it('gives the same for the same examples in another order', () => {
    const mixed = shuffled(drawExamples(600, 2), createRandom(9));
    expect(trainLearner(tableFeatures(mixed), settings)).toEqual(scorer);
  });

  it('says what each feature added: the sum is the score less a constant', () => {
    const constants = drawExamples(50, 4).map(({ features }) => {
      const sum = contributeLearned(scorer, features).reduce((total, value) => total + value, 0);
      return scoreLearned(scorer, features) - sum;
    });
    for (const constant of constants) expect(constant).toBeCloseTo(constants[0], 9);
  });

  it('scores a row of which nothing is known', () => {
    expect(Number.isFinite(scoreLearned(scorer, new Float64Array(3).fill(Number.NaN)))).toBe(true);
  });
});

describe('trainBoostedTrees', () => {
  it('lowers the loss on its examples with every further tree', () => {
    const examples = drawExamples(300, 5);
    const losses = [1, 10, 50].map((rounds) => {
      const scorer = trainLearner(tableFeatures(examples), { kind: 'trees', options: { rounds, featureShare: 1 } });
      const scores = Float64Array.from(examples, ({ features }) => scoreLearned(scorer, features));
      return logisticLoss(
        scores,
        Uint8Array.from(examples, ({ isRight }) => Number(isRight)),
      );
    });
    expect(losses[1]).toBeLessThan(losses[0]);
    expect(losses[2]).toBeLessThan(losses[1]);
  });

  it('learns from what is missing', () => {
    const examples = Array.from({ length: 80 }, (_, place) => ({
      features: Float64Array.of(place % 2 === 0 ? Number.NaN : place),
      isRight: place % 2 === 0,
    }));
    const scorer = trainLearner(tableFeatures(examples), { kind: 'trees' });
    expect(scoreLearned(scorer, Float64Array.of(Number.NaN))).toBeGreaterThan(1);
    expect(scoreLearned(scorer, Float64Array.of(40))).toBeLessThan(-1);
  });

  it('sends a missing value with most examples where none was missing before', () => {
    const examples = Array.from({ length: 100 }, (_, place) => ({
      features: Float64Array.of(place),
      isRight: place >= 70,
    }));
    const scorer = trainLearner(tableFeatures(examples), { kind: 'trees', options: { leaves: 2 } });
    expect(scoreLearned(scorer, Float64Array.of(Number.NaN))).toBe(scoreLearned(scorer, Float64Array.of(10)));
  });

  it('is a leaf of value -g / (h + penalty) where nothing can be split, worked by hand', () => {
    const examples = [true, true, true, false].map((isRight) => ({ features: Float64Array.of(1), isRight }));
    const { base, trees } = trainBoostedTrees(tableFeatures(examples), { rounds: 1, learningRate: 0.5 });
    expect(base).toBeCloseTo(Math.log(3.5 / 1.5), 12);
    const p = 3.5 / 5;
    expect(trees).toEqual([[expect.objectContaining({ feature: -1 })]]);
    expect(trees[0][0].value).toBeCloseTo((0.5 * (3 - 4 * p)) / (4 * p * (1 - p) + 1), 12);
  });

  it('refuses options out of range, and no examples', () => {
    const table = tableFeatures(drawExamples(10, 1));
    for (const options of [{ rounds: 0 }, { leaves: 1 }, { learningRate: 0 }, { featureShare: 1.1 }, { penalty: -1 }]) {
      expect(() => trainBoostedTrees(table, options)).toThrow(OptionError);
    }
    expect(() => tableFeatures([])).toThrow(ShapeError);
  });
});

describe('calibration', () => {
  const random = createRandom(7);
  const scores = Float64Array.from({ length: 4000 }, () => 2 * random.normal());
  // The true log odds are 0.5 * score - 1.
  const labels = Uint8Array.from(scores, (score) => Number(random.uniform() < logistic(0.5 * score - 1)));
  const calibration = fitCalibration(scores, labels);

  it('finds the line that made the labels', () => {
    expect(calibration.slope).toBeCloseTo(0.5, 1);
    expect(calibration.offset).toBeCloseTo(-1, 1);
  });

  it('rises with the score', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0.01, max: 9, noNaN: true }),
        (score, step) => {
          expect(calibrate(calibration, score + step)).toBeGreaterThan(calibrate(calibration, score));
        },
      ),
    );
  });

  it('keeps what it promises, range by range', () => {
    const bins = measureReliability(
      scores.map((score) => calibrate(calibration, score)),
      labels,
    );
    expect(bins).toHaveLength(10);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(4000);
    for (const { count, expected, observed } of bins) {
      if (count > 200) expect(Math.abs((expected ?? 0) - (observed ?? 1))).toBeLessThan(0.08);
    }
  });

  it('leaves an empty range without numbers, and refuses scores that do not rise with being right', () => {
    expect(measureReliability(Float64Array.of(1), Uint8Array.of(1), { bins: 2 })).toEqual([
      { from: 0, to: 0.5, count: 0, expected: undefined, observed: undefined },
      { from: 0.5, to: 1, count: 1, expected: 1, observed: 1 },
    ]);
    expect(() => measureReliability(Float64Array.of(1.1), Uint8Array.of(1))).toThrow(OptionError);
    expect(() => fitCalibration(Float64Array.of(1, 2, 3), Uint8Array.of(1, 1, 0))).toThrow(QualiaError);
  });
});
