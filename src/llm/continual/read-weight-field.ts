import type { z } from 'zod';
import { FileFormatError, QualiaError } from '../../errors.js';
import type { ContainerArrays } from '../../matrix/container-header.js';
import { makeOfArrays, readContainer, requireNumbers } from '../../matrix/read-container.js';
import { type Encoder, fingerprintOf } from '../encoder/encoder.js';
import { showShape } from '../tensor/tensor.js';
import { createWeightField, type EncoderField } from './encoder-field.js';
import { beginRegion } from './field-region.js';
import { settingsForm, versionsForm, weightFieldKind, weightFieldVersion } from './weight-field-format.js';

/**
 * Reads a weight field that `writeWeightField` wrote, for the encoder that it was made with; each version must have the hash that it was
 * committed with.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else; QualiaError with code
 * `OTHER_ENCODER` when it belongs to another encoder.
 * @example const field = await readWeightField('domains.safetensors', encoder);
 */
export async function readWeightField(path: string, encoder: Encoder): Promise<EncoderField> {
  const { arrays, metadata } = await readContainer(path);
  const [kind, version] = [metadata.get('kind'), metadata.get('version')];
  if (kind !== weightFieldKind || version !== String(weightFieldVersion)) {
    const found = kind === weightFieldKind ? `version ${version} of a weight field` : `"${kind ?? 'nothing known'}"`;
    const expected = `expected a weight field, version ${weightFieldVersion}`;
    throw new FileFormatError(path, 'metadata', `tells of ${found}; ${expected}.`);
  }
  const [own, other] = [fingerprintOf(encoder), metadata.get('encoder') ?? 'of no name'];
  if (own !== other) {
    const problem = `${path} is a weight field of the encoder ${other}, not of ${own}, and would do something else there.`;
    throw new QualiaError('OTHER_ENCODER', problem);
  }
  const read = <Form extends z.ZodType>(name: string, form: Form): z.output<Form> => {
    try {
      return form.parse(JSON.parse(metadata.get(name) ?? 'null'));
    } catch (cause) {
      throw new FileFormatError(path, `metadata, "${name}"`, 'does not have the form of a weight field.', { cause });
    }
  };
  const [settings, versions] = [read('settings', settingsForm), read('versions', versionsForm)];
  const { coordinate, rank, hidden, blocksPerTask } = settings;
  const wanted = versions.length * Math.max(coordinate, rank, hidden, blocksPerTask);
  requireNumbers(path, arrays, { place: 'metadata, "settings"', wanted });
  return makeOfArrays(path, 'a weight field', () => restoreField(encoder, settings, { versions, arrays, path }));
}

/** What is written of a field beside its settings. */
interface WrittenField {
  readonly versions: z.output<typeof versionsForm>;
  readonly arrays: ContainerArrays;
  readonly path: string;
}

function restoreField(
  encoder: Encoder,
  settings: z.output<typeof settingsForm>,
  { versions, arrays, path }: WrittenField,
): EncoderField {
  const field = createWeightField(encoder, settings);
  for (const [place, { id, hash, labels, probes, outputs }] of versions.entries()) {
    const task = { id, classes: labels.length };
    const vectors = [new Float32Array(field.backbone.width)];
    const region = beginRegion(field.backbone, field.field.settings, { task, place, vectors });
    for (const [name, { shape, values }] of region.parameters) {
      const found = arrays.get(`region.${place}.${name}`);
      if (!(found?.values instanceof Float32Array) || showShape(found.shape) !== showShape(shape)) {
        throw new FileFormatError(
          path,
          `"region.${place}.${name}"`,
          `is no array ${showShape(shape)} of single precision.`,
        );
      }
      values.set(found.values);
    }
    const restored = field.restore(region, { labels, probes, outputs });
    if (restored !== hash) {
      throw new FileFormatError(path, `version "${id}"`, `has the hash ${restored}, but was committed as ${hash}.`);
    }
  }
  return field;
}
