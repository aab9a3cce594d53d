import { requireOption, requireWhole } from '../../errors.js';
import type { Encoder } from '../encoder/encoder.js';
import { EncoderNetwork } from '../encoder/encoder-network.js';
import { scale } from '../tensor/elementwise.js';
import { add, multiply, subtract } from '../tensor/pairs.js';
import { gatherRows } from '../tensor/shapes.js';
import { crossEntropy } from '../tensor/softmax.js';
import { sumAll } from '../tensor/sums.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { fitParameters } from '../training/fit-parameters.js';
import { createSteeringVectors, type SteeringForm, type SteeringVectors } from './steering-vectors.js';
import { scoreLabels, type VerbalisedText } from './verbalised-texts.js';

/** Options of {@link trainSteering}. */
export interface TrainSteeringOptions {
  readonly form: SteeringForm;
  /** The codes of the words that the vectors begin with. */
  readonly beginning: readonly number[];
  /** The codes of the words that they are pulled to; default those that they begin with. */
  readonly target?: readonly number[];
  /** How strongly, >= 0. */
  readonly gamma: number;
  /** The code of the word of each label. */
  readonly words: readonly number[];
  readonly steps: number;
  readonly seed: number;
  readonly learningRate: number;
  /** Texts a step. */
  readonly batch: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: number, loss: number) => void) | undefined;
}

/**
 * Trains vectors that steer an encoder to the words of labels, and are pulled to the vectors of given words (Khashabi et al. 2022, equation 2):
 *
 *     loss = cross-entropy + gamma (1 / n) sum_i |e(d_i) - p_i|^2
 *
 * with p the n vectors, d the words, and the cross-entropy of the word of the label among those of all labels (theirs is among all words, from
 * which a small encoder learns nothing within some hundred steps). AdamW, no weight decay, a rate that
 * falls in a line, gradients no longer than 1.
 *
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 */
export async function trainSteering(
  encoder: Encoder,
  texts: readonly VerbalisedText[],
  options: TrainSteeringOptions,
): Promise<SteeringVectors> {
  const {
    form,
    beginning,
    target = beginning,
    gamma,
    words,
    steps,
    seed,
    learningRate,
    batch,
    signal,
    onStep,
  } = options;
  requireOption(gamma >= 0 && Number.isFinite(gamma), 'gamma', gamma, 'a number >= 0');
  requireWhole('batch', batch, 1);
  requireOption(target.length === beginning.length, 'target', target.length, `${beginning.length} words`);
  const { sizes, parameters } = encoder.network;
  const frozen = new EncoderNetwork(sizes, parameters.frozen());
  const steering = createSteeringVectors(encoder, form, beginning);
  await fitParameters(
    steering.parameters,
    (tape, random) => {
      const own = Array.from({ length: batch }, () => texts[random.integer(texts.length)] as VerbalisedText);
      const scores = scoreLabels(tape, frozen, { texts: own, words, steering });
      const loss = crossEntropy(
        tape,
        scores,
        own.map(({ label }) => label),
      );
      return gamma === 0 ? loss : add(tape, loss, pullTo(tape, frozen, { vectors: steering.vectors, target, gamma }));
    },
    {
      seed,
      steps,
      learningRate,
      decay: 'linear',
      weightDecay: 0,
      clip: 1,
      ...(signal && { signal }),
      ...(onStep && { onStep }),
    },
  );
  return steering;
}

function pullTo(
  tape: Tape,
  { parameters }: EncoderNetwork,
  { vectors, target, gamma }: { readonly vectors: Tensor; readonly target: readonly number[]; readonly gamma: number },
): Tensor {
  const away = subtract(tape, vectors, gatherRows(tape, parameters.get('embedding'), target));
  return scale(tape, sumAll(tape, multiply(tape, away, away)), gamma / target.length);
}
