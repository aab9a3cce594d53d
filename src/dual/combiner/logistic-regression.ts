import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { fitLogistic, type LogisticOptions } from '../../matrix/fit-logistic.js';
import type { FeatureTable } from './feature-table.js';

/** A weighted sum of standardised features. */
export interface LogisticWeights {
  /** The mean of each feature where it is known; a missing value takes it. */
  readonly means: readonly number[];
  /** The standard deviation of each feature, 1 where it never varies. */
  readonly deviations: readonly number[];
  /** The weight of each standardised feature. */
  readonly weights: readonly number[];
  /** The log odds of a tuple whose features are all at their means. */
  readonly bias: number;
}

/**
 * Learns the log odds of being right as a weighted sum of standardised features, see `fitLogistic`.
 *
 * @param table meant for up to a few hundred features.
 * @throws as `fitLogistic`.
 */
export function trainLogisticRegression(table: FeatureTable, options: LogisticOptions = {}): LogisticWeights {
  const { means, deviations } = measureColumns(table);
  const { weights, intercept } = fitLogistic(standardise(table, means, deviations), table.labels, options);
  return { means, deviations, weights: Array.from(weights), bias: intercept };
}

/** Returns the log odds that a weighted sum gives to a row of features. */
export function scoreLogistic(model: LogisticWeights, features: Float64Array): number {
  return contributeLogistic(model, features).reduce((sum, value) => sum + value, model.bias);
}

/** Returns what each feature adds to the log odds of a row, next to a tuple at all means. */
export function contributeLogistic(
  { means, deviations, weights }: LogisticWeights,
  features: Float64Array,
): Float64Array {
  return features.map((value, column) => {
    if (Number.isNaN(value)) return 0;
    return ((value - means[column]) / deviations[column]) * weights[column];
  });
}

function measureColumns({ rows, columns, values }: FeatureTable): { means: number[]; deviations: number[] } {
  const means: number[] = [];
  const deviations: number[] = [];
  for (let column = 0; column < columns; column++) {
    const all = Array.from({ length: rows }, (_, row) => values[row * columns + column]);
    const known = all.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
    means.push(mean);
    // Rounding leaves a trace of variance in a column of equal numbers.
    deviations.push(variance > 1e-24 * (1 + mean * mean) ? Math.sqrt(variance) : 1);
  }
  return { means, deviations };
}

function standardise({ rows, columns, values }: FeatureTable, means: number[], deviations: number[]): DenseMatrix {
  const scaled = Float64Array.from(values, (value, place) => {
    const column = place % columns;
    return Number.isNaN(value) ? 0 : (value - means[column]) / deviations[column];
  });
  return new DenseMatrix(rows, columns, scaled);
}
