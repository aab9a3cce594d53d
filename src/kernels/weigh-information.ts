/** How a count is weighted by the ratio p of what was found to what independence predicts; a place here is its number. */
export const informationMeasures = ['ppmi', 'pmi', 'localMutualInformation', 'contextRatio'] as const;

/** The name of such a weighting: max(0, log p), log p, count times max(0, log p), p. */
export type InformationMeasure = (typeof informationMeasures)[number];

/**
 * Weights the counts of rows `begin` to `end` by the ratio p_ij = f_ij scale / (f_i* contexts_j).
 *
 * f_i* is the sum of row i. What is kept closes up, row by row, from entry `starts[begin]` of `keptColumns` and
 * `keptValues`, which may be `columns` and `values`; `kept[i]` says how many entries of row i there are. Dropped are values of 0 and, where the measure is cut there, below 0.
 */
export function weighInformation(
  starts: Uint32Array,
  columns: Uint16Array | Uint32Array,
  values: Float32Array,
  keptColumns: Uint16Array | Uint32Array,
  keptValues: Float32Array,
  kept: Uint32Array,
  contexts: Float64Array,
  scale: number,
  measure: number,
  begin: number,
  end: number,
): void {
  const name = informationMeasures[measure];
  let out = starts[begin];
  for (let row = begin; row < end; row++) {
    let target = 0;
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) target += values[entry];
    const filled = out;
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) {
      const column = columns[entry];
      // One logarithm of the ratio, not a difference of three: an independent cell comes out as 0, not as a rounding error.
      const ratio = (values[entry] * scale) / (target * contexts[column]);
      const factor = name === 'localMutualInformation' ? values[entry] : 1;
      const weight = Math.fround(name === 'contextRatio' ? ratio : factor * Math.log(ratio));
      if (weight === 0 || (weight < 0 && name !== 'pmi')) continue;
      keptColumns[out] = column;
      keptValues[out] = weight;
      out++;
    }
    kept[row] = out - filled;
  }
}
