import { FileFormatError, QualiaError } from '../../errors.js';
import { makeOfArrays, readContainer, requireNumbers } from '../../matrix/read-container.js';
import { type Encoder, fingerprintOf } from '../encoder/encoder.js';
import { showShape } from '../tensor/tensor.js';
import { createAligner } from './aligner.js';
import { createLowRank } from './low-rank.js';
import { adaptationForm, type TrainedAdaptation } from './trained-adaptation.js';
import { adaptationKind, adaptationVersion } from './write-adaptation.js';

/**
 * Reads an adaptation that `writeAdaptation` wrote, for the encoder that it was trained with.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else; QualiaError with code
 * `OTHER_ENCODER` when it belongs to another encoder.
 */
export async function readAdaptation(path: string, encoder: Encoder): Promise<TrainedAdaptation> {
  const { arrays, metadata } = await readContainer(path);
  const [kind, version] = [metadata.get('kind'), metadata.get('version')];
  if (kind !== adaptationKind || version !== String(adaptationVersion)) {
    const found =
      kind === adaptationKind
        ? `version ${version ?? 'of no number'} of an adaptation`
        : `"${kind ?? 'nothing known'}"`;
    const expected = `expected an adaptation, version ${adaptationVersion}`;
    throw new FileFormatError(path, 'metadata', `tells of ${found}; ${expected}.`);
  }
  const [own, other] = [fingerprintOf(encoder), metadata.get('encoder') ?? 'of no name'];
  if (own !== other) {
    const problem = `${path} is an adaptation of the encoder ${other}, not of ${own}, and would do something else there.`;
    throw new QualiaError('OTHER_ENCODER', problem);
  }
  const form = readForm(metadata.get('form') ?? 'null', path);
  const wanted = form.method === 'aligner' ? form.tokens : form.rank * form.products.length;
  requireNumbers(path, arrays, { place: 'metadata, "form"', wanted });
  const adaptation = makeOfArrays(path, 'an adaptation of this encoder', () => create(encoder, form));
  for (const [name, { shape, values }] of adaptation.parameters) {
    const found = arrays.get(name);
    if (!(found?.values instanceof Float32Array) || showShape(found.shape) !== showShape(shape)) {
      throw new FileFormatError(path, `"${name}"`, `is no array ${showShape(shape)} of single precision.`);
    }
    values.set(found.values);
  }
  return adaptation;
}

function readForm(text: string, path: string): TrainedAdaptation['form'] {
  try {
    return adaptationForm.parse(JSON.parse(text));
  } catch (cause) {
    throw new FileFormatError(path, 'metadata, "form"', 'does not have the form of an adaptation.', { cause });
  }
}

function create({ network }: Encoder, form: TrainedAdaptation['form']): TrainedAdaptation {
  const seed = 0;
  return form.method === 'aligner'
    ? createAligner(network, { ...form, seed })
    : createLowRank(network, { ...form, seed });
}
