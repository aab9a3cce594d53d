import type { FloatNumbers } from './numbers.js';

/**
 * Turns scores, row by row, into shares that sum to 1: the softmax of scale (score + relative score).
 *
 * Row r is query `r % queries` of sequence `floor(r / rowsPerSequence)`. Keys from `lengths[sequence]` on, and where `causal` is 1 those
 * behind the query, become 0. Where `relativeColumns` is not 0, the score of the distance between key and query is added, which lies
 * at `relative[r * relativeColumns + queries - 1 - query + key]`: the skewing of Huang et al. (2019) without a copy.
 */
export function softmaxRows(
  scores: FloatNumbers,
  columns: number,
  scale: number,
  relative: FloatNumbers,
  relativeColumns: number,
  queries: number,
  lengths: Uint32Array,
  rowsPerSequence: number,
  causal: number,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    const query = row % queries;
    const keys = Math.min(columns, lengths[Math.floor(row / rowsPerSequence)], causal === 1 ? query + 1 : columns);
    const from = row * columns;
    const beside = row * relativeColumns + queries - 1 - query;
    let most = Number.NEGATIVE_INFINITY;
    for (let key = 0; key < keys; key++) {
      scores[from + key] = scale * (scores[from + key] + (relativeColumns === 0 ? 0 : relative[beside + key]));
      most = Math.max(most, scores[from + key]);
    }
    let sum = 0;
    for (let key = 0; key < keys; key++) {
      scores[from + key] = Math.exp(scores[from + key] - most);
      sum += scores[from + key];
    }
    for (let key = 0; key < keys; key++) scores[from + key] /= sum;
    scores.fill(0, from + keys, from + columns);
  }
}

/** Turns the gradients of shares, row by row, into those of the scores before they were scaled, in place. */
export function softmaxGradients(
  shares: FloatNumbers,
  gradients: FloatNumbers,
  columns: number,
  scale: number,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    const from = row * columns;
    let sum = 0;
    for (let key = from; key < from + columns; key++) sum += shares[key] * gradients[key];
    for (let key = from; key < from + columns; key++) gradients[key] = shares[key] * (gradients[key] - sum) * scale;
  }
}
