import { meanOf } from '../matrix/mean.js';

/** Puts the mean of the known numbers, or 0 where there are none, in the place of the unknown ones. */
export function fillWithMean(values: readonly (number | undefined)[]): Float64Array {
  const known = values.flatMap((value) => value ?? []);
  const mean = known.length === 0 ? 0 : meanOf(known);
  return Float64Array.from(values, (value) => value ?? mean);
}
