/** The vectors of all heads of attention, `width` numbers for each place. */
export interface AttentionVectors {
  readonly queries: Float32Array;
  readonly keys: Float32Array;
  readonly values: Float32Array;
}

/** The sizes of attention; the heads share the width evenly. */
export interface AttentionSizes {
  readonly count: number;
  readonly width: number;
  readonly heads: number;
}

/**
 * Attends from each of `count` places to all, head by head: the values weighted by softmax(q k / sqrt d) (Vaswani et al. 2017,
 * equation 1).
 */
export function attend(
  { queries, keys, values }: AttentionVectors,
  { count, width, heads }: AttentionSizes,
  target: Float32Array,
): void {
  const size = width / heads;
  const factor = 1 / Math.sqrt(size);
  const shares = new Float64Array(count);
  target.fill(0, 0, count * width);
  for (let head = 0; head < width; head += size) {
    for (let place = 0; place < count; place++) {
      const query = place * width + head;
      let most = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < count; other++) {
        const key = other * width + head;
        let product = 0;
        for (let i = 0; i < size; i++) product += queries[query + i] * keys[key + i];
        shares[other] = product * factor;
        if (shares[other] > most) most = shares[other];
      }
      let sum = 0;
      for (let other = 0; other < count; other++) {
        shares[other] = Math.exp(shares[other] - most);
        sum += shares[other];
      }
      for (let other = 0; other < count; other++) {
        const share = shares[other] / sum;
        const value = other * width + head;
        for (let i = 0; i < size; i++) target[query + i] += share * values[value + i];
      }
    }
  }
}
