import { ShapeError } from '../../errors.js';

/** Examples to learn from: a row of features each, whether it is right, and how much it weighs. */
export interface FeatureTable {
  /** The number of rows. */
  readonly rows: number;
  /** The number of features. */
  readonly columns: number;
  /** Row by row; NaN where a feature is missing. */
  readonly values: Float64Array;
  /** 1 for a right tuple, 0 for a wrong one. */
  readonly labels: Uint8Array;
}

/** One example. */
export interface LabelledFeatures {
  readonly features: Float64Array;
  readonly isRight: boolean;
}

/**
 * Puts examples into a table, in an order that does not depend on theirs: sorted by label and features.
 *
 * @throws ShapeError when there are no examples, or rows differ in length.
 */
export function tableFeatures(examples: readonly LabelledFeatures[]): FeatureTable {
  const columns = examples[0]?.features.length;
  if (columns === undefined) throw new ShapeError('tableFeatures', 'no examples', 'at least one');
  const sorted = [...examples].sort(compareExamples);
  const values = new Float64Array(sorted.length * columns);
  sorted.forEach(({ features }, row) => {
    if (features.length !== columns) throw new ShapeError('tableFeatures', `${features.length} features`, `${columns}`);
    values.set(features, row * columns);
  });
  return {
    rows: sorted.length,
    columns,
    values,
    labels: Uint8Array.from(sorted, ({ isRight }) => Number(isRight)),
  };
}

function compareExamples(first: LabelledFeatures, second: LabelledFeatures): number {
  if (first.isRight !== second.isRight) return Number(first.isRight) - Number(second.isRight);
  for (let column = 0; column < first.features.length; column++) {
    const order = compareNumbers(first.features[column], second.features[column]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Missing numbers come first. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}
