import type { ContainerArray } from '../../matrix/container-header.js';
import { writeContainer } from '../../matrix/write-container.js';
import { type Encoder, fingerprintOf } from '../encoder/encoder.js';
import type { TrainedAdaptation } from './trained-adaptation.js';

/** What the metadata of a file says that holds an adaptation. */
export const adaptationKind = 'qualia adaptation';

/** The version of the files, and the only one that is read. */
export const adaptationVersion = 1;

/**
 * Writes an adaptation into one file of the safetensors layout, with the fingerprint of the encoder that it belongs to.
 *
 * The file appears whole or not at all; the same adaptation gives the same bytes.
 *
 * @throws the signal's reason when it is aborted.
 * @example await writeAdaptation('formal.safetensors', encoder, adaptation);
 */
export async function writeAdaptation(
  path: string,
  encoder: Encoder,
  { form, parameters, signal }: TrainedAdaptation & { readonly signal?: AbortSignal },
): Promise<void> {
  const arrays = new Map(
    [...parameters].map(([name, { shape, values }]): [string, ContainerArray] => [
      name,
      { shape, values: Float32Array.from(values) },
    ]),
  );
  const metadata = new Map([
    ['kind', adaptationKind],
    ['version', String(adaptationVersion)],
    ['encoder', fingerprintOf(encoder)],
    ['form', JSON.stringify(form)],
  ]);
  await writeContainer(path, arrays, metadata, signal === undefined ? {} : { signal });
}
