import type { EncoderNetwork } from '../encoder/encoder-network.js';
import { reciprocal, shift, squareRoot } from '../tensor/elementwise.js';
import { multiply } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { gatherRows, reshape } from '../tensor/shapes.js';
import { sumAll } from '../tensor/sums.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';

/** A number that is made of the output of an encoder: what a circuit is to explain. */
export interface CircuitMetric {
  /** The places whose output it reads. */
  readonly places: readonly number[];
  /** Computes it from the normalised output, [places, width]. */
  measure(tape: Tape, output: Tensor, network: EncoderNetwork): Tensor;
}

/** Makes the metric of how much higher the score of one word is than that of another in a place, from their codes. */
export function logitDifference(
  place: number,
  { right, wrong }: { readonly right: number; readonly wrong: number },
): CircuitMetric {
  return {
    places: [place],
    measure(tape, output, { parameters, sizes }) {
      const [table, bias] = [parameters.get('embedding').values, parameters.get('output.bias').values];
      const direction = Float64Array.from(
        { length: sizes.width },
        (_, at) => (table[right * sizes.width + at] as number) - (table[wrong * sizes.width + at] as number),
      );
      const row = gatherRows(tape, output, [place]);
      const score = sumAll(tape, multiply(tape, row, tape.constant([sizes.width], direction)));
      return shift(tape, score, (bias[right] as number) - (bias[wrong] as number));
    },
  };
}

/** Makes the metric of how much nearer, in cosine, the mean vector of some places is to one vector than to another. */
export function cosineDifference(
  places: readonly number[],
  [first, second]: readonly [first: ArrayLike<number>, second: ArrayLike<number>],
): CircuitMetric {
  const lengths = [first, second].map((vector) => Math.hypot(...Array.from(vector)));
  const direction = Float64Array.from(
    first,
    (value, at) => value / (lengths[0] as number) - (second[at] as number) / (lengths[1] as number),
  );
  return {
    places,
    measure(tape, output) {
      const width = output.columns;
      const rows = gatherRows(tape, output, places);
      const shares = tape.constant([1, places.length], new Float64Array(places.length).fill(1 / places.length));
      const mean = reshape(tape, multiplyMatrices(tape, shares, rows), [width]);
      const product = sumAll(tape, multiply(tape, mean, tape.constant([width], direction)));
      const length = squareRoot(tape, sumAll(tape, multiply(tape, mean, mean)));
      return multiply(tape, product, reciprocal(tape, length));
    },
  };
}
