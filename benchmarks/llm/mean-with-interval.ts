/** A mean over seeds with its 95 % interval of Student's t. */
export interface MeanWithInterval {
  readonly mean: number;
  readonly interval: readonly [number, number];
}

/** Two-sided 95 % points of Student's t, by degrees of freedom from 1. */
const points = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** Returns the mean of values of 2 to 10 seeds with its interval, rounded to three places. */
export function meanWithInterval(values: readonly number[]): MeanWithInterval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const point = points[values.length - 2];
  if (point === undefined) throw new Error(`An interval needs 2 to 10 values, not ${values.length}.`);
  const half = point * Math.sqrt(variance / values.length);
  const round = (value: number): number => Math.round(1000 * value) / 1000;
  return { mean: round(mean), interval: [round(mean - half), round(mean + half)] };
}
