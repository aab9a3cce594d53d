import { ShapeError } from '../errors.js';

/**
 * Gives each value its rank, from 1 for the lowest; equal values share the mean of their ranks.
 *
 * @example rankValues([10, 20, 20]) // [1, 2.5, 2.5]
 */
export function rankValues(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, place) => place).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const ranks = new Float64Array(values.length);
  let start = 0;
  while (start < order.length) {
    const value = values[order[start] as number];
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === value) end++;
    for (let place = start; place < end; place++) ranks[order[place] as number] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/**
 * Pearson's correlation of two paired lists, -1 to 1; undefined where one of them does not vary.
 *
 * @throws ShapeError where the lists differ in length or are empty.
 */
export function pearson(first: ArrayLike<number>, second: ArrayLike<number>): number | undefined {
  const { length } = first;
  if (length !== second.length || length === 0) {
    throw new ShapeError('pearson', `${length} and ${second.length} values`, 'as many in both lists, at least one');
  }
  // Asked of the values, not of their squares, in which rounding leaves a trace of the mean.
  if (!varies(first) || !varies(second)) return undefined;
  let meanFirst = 0;
  let meanSecond = 0;
  for (let i = 0; i < length; i++) {
    meanFirst += (first[i] as number) / length;
    meanSecond += (second[i] as number) / length;
  }
  let product = 0;
  let squareFirst = 0;
  let squareSecond = 0;
  for (let i = 0; i < length; i++) {
    const a = (first[i] as number) - meanFirst;
    const b = (second[i] as number) - meanSecond;
    product += a * b;
    squareFirst += a * a;
    squareSecond += b * b;
  }
  return Math.max(-1, Math.min(1, product / Math.sqrt(squareFirst * squareSecond)));
}

function varies(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return true;
  return false;
}

/**
 * Spearman's rank correlation (1904), ties at their mean rank: Pearson's correlation of the ranks; undefined where one
 * list does not vary.
 *
 * @throws ShapeError as {@link pearson}.
 * @example spearman([1, 2, 3], [10, 30, 20]) // 0.5
 */
export function spearman(first: ArrayLike<number>, second: ArrayLike<number>): number | undefined {
  return pearson(rankValues(first), rankValues(second));
}
