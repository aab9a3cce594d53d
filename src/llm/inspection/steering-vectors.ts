import { requireOption } from '../../errors.js';
import { createAligner } from '../adaptation/aligner.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Adaptation } from '../encoder/encoder-network.js';
import { concatenate, gatherRows } from '../tensor/shapes.js';
import type { Tensor } from '../tensor/tensor.js';
import { Parameters } from '../training/parameters.js';

/** Where vectors steer an encoder: as words in front of the text, or as global tokens beside it (Aligner, Zhou et al. 2023). */
export type SteeringForm = 'prompt' | 'aligner';

/** Vectors that are trained to steer an encoder whose own parameters stay as they are. */
export interface SteeringVectors {
  readonly form: SteeringForm;
  /** The vectors, count x width. */
  readonly vectors: Tensor;
  /** All that is trained: the vectors, and the gates of an aligner. */
  readonly parameters: Parameters;
  /** What they do to the encoder. */
  readonly adaptation: Adaptation;
  /** Places in front of each text that they take. */
  readonly places: number;
}

/**
 * Makes vectors that steer an encoder, beginning with those of words. A prompt stands in the first places of every text, whatever
 * the codes there (Lester et al. 2021); an aligner has gates besides, which begin at 0.
 *
 * @param codes the codes of the words, one a vector, at least one.
 * @throws OptionError when there is none.
 */
export function createSteeringVectors(
  { network }: Encoder,
  form: SteeringForm,
  codes: readonly number[],
): SteeringVectors {
  const { length: count } = codes;
  requireOption(count > 0, 'codes', count, 'at least one word');
  const { width } = network.sizes;
  const { values: table } = network.parameters.get('embedding');
  const begin = ({ values }: Tensor): void => {
    codes.forEach((code, place) => {
      values.set(table.subarray(code * width, (code + 1) * width), place * width);
    });
  };
  if (form === 'aligner') {
    const aligner = createAligner(network, { tokens: count, seed: 0 });
    const vectors = aligner.parameters.get('tokens');
    begin(vectors);
    return { form, vectors, parameters: aligner.parameters, adaptation: aligner, places: 0 };
  }
  const parameters = new Parameters(network.parameters.arithmetic);
  const vectors = parameters.add('prompt', [count, width], { value: 0 });
  begin(vectors);
  const adaptation: Adaptation = {
    adaptEmbedding(tape, embedding, { lengths }) {
      const length = embedding.rows / lengths.length;
      requireOption(length >= count, 'tokens', length, `texts of at least ${count} places`);
      const rows = Uint32Array.from({ length: embedding.rows }, (_, at) =>
        at % length < count ? at % length : count + at,
      );
      return gatherRows(tape, concatenate(tape, [vectors, embedding], 0), rows);
    },
  };
  return { form, vectors, parameters, adaptation, places: count };
}
