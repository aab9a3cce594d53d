import type { z } from 'zod';
import { FileFormatError, QualiaError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import type { ContainerArrays } from '../../matrix/container-header.js';
import { labelsFromArrays } from '../../matrix/container-labels.js';
import { readContainer, requireNumbers } from '../../matrix/read-container.js';
import type { Arithmetic } from '../tensor/arithmetic.js';
import { showShape } from '../tensor/tensor.js';
import type { Encoder } from './encoder.js';
import { encoderKind, encoderVersion, factsForm, sizesForm, trainingForm } from './encoder-format.js';
import { createEncoderNetwork } from './encoder-network.js';
import { countMatrixNumbers } from './encoder-parameters.js';
import type { PretrainingState } from './pretrain-encoder.js';
import { WordCodes } from './word-codes.js';
import type { WrittenTraining } from './write-encoder.js';

/** An encoder of a file, with the training that stands beside it. */
export interface ReadEncoder extends Encoder {
  readonly training: WrittenTraining | undefined;
}

/**
 * Reads an encoder that `writeEncoder` wrote.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else.
 * @example const encoder = await readEncoder('encoder.safetensors', new Arithmetic());
 */
export async function readEncoder(path: string, arithmetic: Arithmetic): Promise<ReadEncoder> {
  const { arrays, metadata } = await readContainer(path);
  const [kind, version] = [metadata.get('kind'), metadata.get('version')];
  if (kind !== encoderKind || version !== String(encoderVersion)) {
    const found = kind === encoderKind ? `version ${version} of an encoder` : `"${kind ?? 'nothing known'}"`;
    throw new FileFormatError(path, 'metadata', `tells of ${found}; expected an encoder, version ${encoderVersion}.`);
  }
  const read = <Form extends z.ZodType>(name: string, form: Form): z.output<Form> => {
    try {
      return form.parse(JSON.parse(metadata.get(name) ?? 'null'));
    } catch (cause) {
      throw new FileFormatError(path, `metadata, "${name}"`, 'does not have the form of an encoder.', { cause });
    }
  };
  const [sizes, facts] = [read('sizes', sizesForm), read('facts', factsForm)];
  requireNumbers(path, arrays, { place: 'metadata, "sizes"', wanted: countMatrixNumbers(sizes) });
  try {
    const codes = new WordCodes(labelsFromArrays('words', arrays));
    const network = createEncoderNetwork(arithmetic, sizes, { seed: facts.seed });
    if (codes.size !== sizes.vocabulary)
      throw new QualiaError('SHAPE', `${codes.size} words for ${sizes.vocabulary} vectors`);
    const numbers = (name: string, parameter: string): FloatNumbers =>
      findNumbers(arrays, name, network.parameters.get(parameter).shape);
    for (const [name, { values }] of network.parameters) values.set(numbers(name, name));
    if (!metadata.has('training')) return { network, codes, facts, training: undefined };
    const { step, records, pendingLoss, optimiserStep, settings } = read('training', trainingForm);
    const { names } = network.parameters;
    const moments = new Map(
      names.map((name) => [
        name,
        [numbers(`training.first.${name}`, name), numbers(`training.second.${name}`, name)] as const,
      ]),
    );
    const best =
      records.length === 0 ? [] : names.map((name) => [name, numbers(`training.best.${name}`, name)] as const);
    const optimiser = { step: optimiserStep, moments };
    const state: PretrainingState = { step, records, pendingLoss, optimiser, best: new Map(best) };
    return { network, codes, facts, training: { state, settings: new Map(Object.entries(settings)) } };
  } catch (cause) {
    if (!(cause instanceof QualiaError) || cause instanceof FileFormatError) throw cause;
    throw new FileFormatError(path, 'arrays', `do not make up an encoder: ${cause.message}`, { cause });
  }
}

function findNumbers(arrays: ContainerArrays, name: string, shape: readonly number[]): FloatNumbers {
  const found = arrays.get(name);
  if (found?.values instanceof Float32Array && showShape(found.shape) === showShape(shape)) return found.values;
  throw new QualiaError('SHAPE', `"${name}" is no array ${showShape(shape)} of single precision`);
}
