import type { FloatNumbers } from '../../kernels/numbers.js';
import type { ContainerArray } from '../../matrix/container-header.js';
import { labelsToArrays } from '../../matrix/container-labels.js';
import { writeContainer } from '../../matrix/write-container.js';
import type { Encoder } from './encoder.js';
import { encoderKind, encoderVersion, formatSizes, type TrainingFacts } from './encoder-format.js';
import type { PretrainingState } from './pretrain-encoder.js';

/** A training that is written beside the encoder, so that it can go on. */
export interface WrittenTraining {
  readonly state: PretrainingState;
  /** What must be the same where it goes on: sizes of steps, the corpus. */
  readonly settings: ReadonlyMap<string, string | number>;
}

/**
 * Writes an encoder into one file of the safetensors layout: its parameters under their names, its words, its sizes and where it
 * comes from; and where a training stands, if one is given.
 *
 * The file appears whole or not at all; the same encoder gives the same bytes.
 *
 * @throws the signal's reason when it is aborted.
 * @example await writeEncoder('encoder.safetensors', encoder);
 */
export async function writeEncoder(
  path: string,
  { network, codes, facts }: Encoder,
  options: { readonly training?: WrittenTraining | undefined; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { training, signal } = options;
  const arrays = new Map<string, ContainerArray>(labelsToArrays('words', codes.words));
  const metadata = new Map([
    ['kind', encoderKind],
    ['version', String(encoderVersion)],
    ['sizes', JSON.stringify(formatSizes(network.sizes))],
    ['facts', JSON.stringify(facts)],
  ]);
  const put = (name: string, shape: readonly number[], values: FloatNumbers): void => {
    arrays.set(name, { shape, values: Float32Array.from(values) });
  };
  for (const [name, { shape, values }] of network.parameters) put(name, shape, values);
  if (training !== undefined) {
    const { state, settings } = training;
    for (const [name, { shape }] of network.parameters) {
      const [first, second] = state.optimiser.moments.get(name) ?? [];
      if (first !== undefined) put(`training.first.${name}`, shape, first);
      if (second !== undefined) put(`training.second.${name}`, shape, second);
      const best = state.best.get(name);
      if (best !== undefined) put(`training.best.${name}`, shape, best);
    }
    const { step, records, pendingLoss } = state;
    const told: TrainingFacts = {
      step,
      records: [...records],
      pendingLoss,
      optimiserStep: state.optimiser.step,
      settings: Object.fromEntries(settings),
    };
    metadata.set('training', JSON.stringify(told));
  }
  await writeContainer(path, arrays, metadata, signal === undefined ? {} : { signal });
}
