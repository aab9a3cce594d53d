import { scale } from './elementwise.js';
import { add, multiply } from './pairs.js';
import { multiplyMatrices } from './products.js';
import type { AttentionInputs, AttentionOptions } from './relative-attention.js';
import { gatherRows, reshape } from './shapes.js';
import { softmax } from './softmax.js';
import { sumRows } from './sums.js';
import type { Tape } from './tape.js';
import type { Tensor } from './tensor.js';

/**
 * Computes what `relativeAttention` does from plain operations, with a vector for every pair of places as Shaw et al. (2018) have it:
 * places x places x width numbers a head. Tests and studies of memory compare with it.
 */
export function naiveAttention(tape: Tape, inputs: AttentionInputs, options: AttentionOptions = {}): Tensor {
  const { queries, keys, values, distances } = inputs;
  const { causal = false, lengths } = options;
  const [heads, sequences, places, width] = queries.shape as readonly [number, number, number, number];
  const content = multiplyMatrices(tape, queries, keys, { transposeRight: true });
  let scores = content;
  if (distances !== undefined) {
    const relative = vectorsOfPairs(tape, distances, places);
    const lonely = reshape(tape, queries, [heads, sequences, places, 1, width]);
    scores = add(tape, content, sumRows(tape, multiply(tape, lonely, relative)));
  }
  const mask = new Float64Array(sequences * places * places);
  for (let at = 0; at < mask.length; at++) {
    const key = at % places;
    const query = Math.floor(at / places) % places;
    const length = lengths?.[Math.floor(at / (places * places))] ?? places;
    if (key >= length || (causal && key > query)) mask[at] = Number.NEGATIVE_INFINITY;
  }
  const scaled = scale(tape, scores, 1 / Math.sqrt(width));
  const shares = softmax(tape, add(tape, scaled, tape.constant([sequences, places, places], mask)));
  return multiplyMatrices(tape, shares, values);
}

/** The vector of the distance of each pair of places, heads x 1 x places x places x width. */
function vectorsOfPairs(tape: Tape, distances: Tensor, places: number): Tensor {
  const [heads, span, width] = distances.shape as readonly [number, number, number];
  const table = reshape(tape, distances, [heads * span, width]);
  const rows: number[] = [];
  const counts: number[] = [];
  for (let head = 0; head < heads; head++) {
    for (let query = 0; query < places; query++) {
      for (let key = 0; key < places; key++) {
        const place = key - query + (span - 1) / 2;
        const isThere = place >= 0 && place < span;
        rows.push(isThere ? head * span + place : 0);
        counts.push(isThere ? 1 : 0);
      }
    }
  }
  const shape = [heads, 1, places, places];
  return multiply(tape, gatherRows(tape, table, rows, shape), tape.constant([...shape, 1], counts));
}
