import type { ContainerArray } from '../../matrix/container-header.js';
import { writeContainer } from '../../matrix/write-container.js';
import type { EncoderField } from './encoder-field.js';
import { formatSettings, weightFieldKind, weightFieldVersion } from './weight-field-format.js';

/**
 * Writes the versions of a weight field into one file of the safetensors layout, with the fingerprint of their encoder; what is not
 * committed is left out.
 *
 * The file appears whole or not at all; the same field gives the same bytes.
 *
 * @throws the signal's reason when it is aborted.
 * @example await writeWeightField('domains.safetensors', field);
 */
export async function writeWeightField(
  path: string,
  encoderField: EncoderField,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { field, backbone } = encoderField;
  const arrays = new Map<string, ContainerArray>();
  for (const [place, { parameters }] of field.regions.entries()) {
    for (const [name, { shape, values }] of parameters) {
      arrays.set(`region.${place}.${name}`, { shape, values: Float32Array.from(values) });
    }
  }
  const versions = encoderField.log().map(({ id, hash }) => ({ id, hash, ...encoderField.record(id) }));
  const metadata = new Map([
    ['kind', weightFieldKind],
    ['version', String(weightFieldVersion)],
    ['encoder', backbone.fingerprint],
    ['settings', JSON.stringify({ ...formatSettings(field.settings), ...backbone.settings })],
    ['versions', JSON.stringify(versions)],
  ]);
  await writeContainer(path, arrays, metadata, options);
}
