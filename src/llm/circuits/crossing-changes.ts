import type { Component, HeadPart } from './components.js';
import type { ReceiverNetwork } from './receiver-network.js';
import type { LayerValues, RunValues } from './run-values.js';

/** How what a head takes changes when one pair of places is changed. */
export interface CrossingChange {
  /** Places that take x places that give x width of a head. */
  readonly change: Float64Array;
  readonly width: number;
}

/**
 * Returns how what a head takes at each place changes, exactly, when the value, the key or the query of one pair of places alone is replaced
 * (Haklay et al. 2025, section 3.2): a value under the clean shares; a key in all of its score with that place, the row of shares made anew; a query
 * in the score of that pair only, the row made anew.
 */
export function crossingChanges(
  network: ReceiverNetwork,
  { layer, head }: Pick<Component, 'layer' | 'head'>,
  { clean, replacements }: { readonly clean: RunValues; readonly replacements: RunValues },
): Readonly<Record<HeadPart, CrossingChange>> {
  const { heads, width: wide } = network.network.sizes;
  const width = wide / heads;
  const own = partOf(clean.layers[layer] as LayerValues, head, heads);
  const other = partOf(replacements.layers[layer] as LayerValues, head, heads);
  const places = own.queries.length / width;
  const scoreOf = createScore(network, { layer, head });
  const values = new Float64Array(places * places * width);
  const keys = values.slice();
  const queries = values.slice();
  const scores = new Float64Array(places);
  for (let to = 0; to < places; to++) {
    for (let from = 0; from < places; from++) scores[from] = scoreOf([own.queries, to], [own.keys, from]);
    for (let from = 0; from < places; from++) {
      const at = (to * places + from) * width;
      const share = own.shares[to * places + from] as number;
      for (let number = 0; number < width; number++) {
        const place = from * width + number;
        values[at + number] = share * ((other.values[place] as number) - (own.values[place] as number));
      }
      for (const [changes, score] of [
        [keys, scoreOf([own.queries, to], [other.keys, from])],
        [queries, scoreOf([other.queries, to], [own.keys, from])],
      ] as const) {
        const shares = softmaxWith(scores, from, score);
        for (let giver = 0; giver < places; giver++) {
          const change = (shares[giver] as number) - (own.shares[to * places + giver] as number);
          for (let number = 0; number < width; number++) {
            changes[at + number] += change * (own.values[giver * width + number] as number);
          }
        }
      }
    }
  }
  return {
    values: { change: values, width },
    keys: { change: keys, width },
    queries: { change: queries, width },
  };
}

function partOf(values: LayerValues, head: number, heads: number): LayerValues {
  const cut = (all: Float64Array): Float64Array =>
    all.subarray((head * all.length) / heads, ((head + 1) * all.length) / heads);
  return {
    queries: cut(values.queries),
    keys: cut(values.keys),
    values: cut(values.values),
    shares: cut(values.shares),
  };
}

/** Makes the score of a query and a key of two places: their product and that of the query with the vector of the distance. */
function createScore(
  { network: { sizes, parameters } }: ReceiverNetwork,
  { layer, head }: { readonly layer: number; readonly head: number },
): (query: readonly [Float64Array, number], key: readonly [Float64Array, number]) => number {
  const width = sizes.width / sizes.heads;
  const distances = sizes.places === 'relative' ? parameters.get(`layer.${layer}.distances`) : undefined;
  const span = distances?.shape[1] ?? 0;
  return ([queries, to], [keys, from]) => {
    const distance = from - to + (span - 1) / 2;
    const isNear = distances !== undefined && distance >= 0 && distance < span;
    const vector = (head * span + distance) * width;
    let score = 0;
    for (let at = 0; at < width; at++) {
      const key = (keys[from * width + at] as number) + (isNear ? (distances.values[vector + at] as number) : 0);
      score += (queries[to * width + at] as number) * key;
    }
    return score / Math.sqrt(width);
  };
}

/** Returns the softmax of scores of which one is replaced. */
function softmaxWith(scores: Float64Array, place: number, score: number): Float64Array {
  const own = scores.slice();
  own[place] = score;
  const high = own.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let at = 0; at < own.length; at++) {
    own[at] = Math.exp((own[at] as number) - high);
    sum += own[at] as number;
  }
  return own.map((value) => value / sum);
}
