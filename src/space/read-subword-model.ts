import { z } from 'zod';
import { Vocabulary } from '../corpus/vocabulary.js';
import { FileFormatError, ShapeError } from '../errors.js';
import type { Container, ContainerArrays } from '../matrix/container-header.js';
import { labelsFromArrays } from '../matrix/container-labels.js';
import { denseFromArrays } from '../matrix/container-matrices.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { readContainer } from '../matrix/read-container.js';
import { SubwordModel, type SubwordModelParts, type SubwordSettings } from './subword-model.js';
import { subwordModelKind } from './subword-model-kind.js';

const length = z.int().min(1);

const settingsSchema: z.ZodType<SubwordSettings> = z
  .strictObject({
    minimumLength: length,
    maximumLength: length,
    minimumWords: length,
    rarityExponent: z.number(),
    penalty: z.number().positive(),
    tolerance: z.number().positive(),
    reliability: z.number().min(0),
  })
  .refine(({ minimumLength, maximumLength }) => minimumLength <= maximumLength, 'The lengths are out of order');

const advice = 'Name another file, or train the model again and write it with writeSubwordModel.';

/**
 * Reads a subword model that `writeSubwordModel` wrote; its vectors are the same to the last bit.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else.
 * @example extendWithSubwords(domain, words, { model: await readSubwordModel('domain.subwords.safetensors') })
 */
export async function readSubwordModel(path: string): Promise<SubwordModel> {
  const { arrays, metadata } = await readContainer(path).catch((cause: unknown): Container => {
    if (!(cause instanceof FileFormatError)) throw cause;
    throw new FileFormatError(path, cause.place, `is damaged, or no file of this kind. ${advice}`, { cause });
  });
  const kind = metadata.get('kind');
  if (kind !== subwordModelKind) {
    const found = kind === undefined ? 'no kind' : `the kind "${kind}"`;
    throw new FileFormatError(path, 'metadata', `has ${found}, expected "${subwordModelKind}". ${advice}`);
  }
  const settings = readSettings(path, metadata.get('settings'));
  try {
    return new SubwordModel({ ...readArrays(arrays), settings });
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new FileFormatError(path, 'arrays', `do not make up a subword model: ${cause.message} ${advice}`, { cause });
  }
}

function readArrays(arrays: ContainerArrays): Omit<SubwordModelParts, 'settings'> {
  const { rows, columns, values } = denseFromArrays('weights', arrays);
  const scales = arrays.get('scales')?.values;
  if (!(values instanceof Float32Array) || !(scales instanceof Float32Array)) {
    throw new ShapeError('container', 'weights or scales that are missing or of another type', 'single precision');
  }
  const subwords = new Vocabulary('the n-grams', labelsFromArrays('subwords', arrays));
  return { subwords, weights: new DenseMatrix(rows, columns, values), scales };
}

function readSettings(path: string, text: string | undefined): SubwordSettings {
  let json: unknown;
  try {
    json = JSON.parse(text ?? 'null');
  } catch (cause) {
    throw new FileFormatError(path, 'settings', `are not JSON. ${advice}`, { cause });
  }
  const parsed = settingsSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path: field, message } = parsed.error.issues[0];
  throw new FileFormatError(path, ['settings', ...field].join('.'), `${message}. ${advice}`);
}
