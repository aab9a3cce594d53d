import type { Random } from '../../random.js';
import type { Encoder } from '../encoder/encoder.js';
import { EncoderNetwork } from '../encoder/encoder-network.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { type FitOptions, fitParameters } from '../training/fit-parameters.js';
import { Parameters } from '../training/parameters.js';
import type { TrainedAdaptation } from './trained-adaptation.js';

/** What an adaptation is trained for. */
export interface Objective {
  /** Parameters that are trained with the adaptation and are no part of it, such as those of a classifier; default none. */
  readonly parameters?: Parameters | undefined;
  /** Computes the loss of a step, on texts that it draws. */
  readonly lossOf: (
    tape: Tape,
    network: EncoderNetwork,
    options: { readonly random: Random; readonly adaptation: TrainedAdaptation | undefined },
  ) => Tensor;
}

/**
 * Trains an adaptation for an objective, whose encoder stays as it is, to the last bit; without an adaptation only what the objective has of its own.
 *
 * @returns the loss of each step.
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 * @example await fitAdaptation(encoder, aligner, pairObjective(encoder, pairs), { seed: 1, steps: 300, learningRate: 0.01 });
 */
export async function fitAdaptation(
  { network }: Encoder,
  adaptation: TrainedAdaptation | undefined,
  objective: Objective,
  options: FitOptions,
): Promise<Float64Array> {
  const base = new EncoderNetwork(network.sizes, network.parameters.frozen());
  const trained = Parameters.joined(network.parameters.arithmetic, [adaptation?.parameters, objective.parameters]);
  return await fitParameters(trained, (tape, random) => objective.lossOf(tape, base, { random, adaptation }), options);
}
