/** Puts the mean of the known numbers in the place of the unknown ones, of which there are not all. */
export function fillWithMean(values: readonly (number | undefined)[]): Float64Array {
  const known = values.flatMap((value) => value ?? []);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Float64Array.from(values, (value) => value ?? mean);
}
