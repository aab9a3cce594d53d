import type { z } from 'zod';
import { FileFormatError, QualiaError } from '../../errors.js';
import type { ContainerArrays } from '../../matrix/container-header.js';
import { denseFromArrays } from '../../matrix/container-matrices.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { readContainer } from '../../matrix/read-container.js';
import type { SenseHead } from './sense-head.js';
import { encoderForm, factsForm, senseHeadKind, senseHeadVersion, weightsForm } from './sense-head-format.js';

/**
 * Reads a head that `writeSenseHead` wrote.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else.
 * @example const head = await readSenseHead('head.safetensors');
 */
export async function readSenseHead(path: string): Promise<SenseHead> {
  const { arrays, metadata } = await readContainer(path);
  const kind = metadata.get('kind');
  if (kind !== senseHeadKind || metadata.get('version') !== String(senseHeadVersion)) {
    const found =
      kind === senseHeadKind ? `version ${metadata.get('version')} of a head` : `"${kind ?? 'nothing known'}"`;
    throw new FileFormatError(
      path,
      'metadata',
      `tells of ${found}; expected a sense head, version ${senseHeadVersion}.`,
    );
  }
  const read = <Form extends z.ZodType>(name: string, form: Form): z.output<Form> => {
    const text = metadata.get(name) ?? 'null';
    try {
      return form.parse(JSON.parse(text));
    } catch (cause) {
      throw new FileFormatError(path, `metadata, "${name}"`, 'does not have the form of a sense head.', { cause });
    }
  };
  const scale = Number(metadata.get('scale'));
  if (!(scale > 0 && Number.isFinite(scale))) throw new FileFormatError(path, 'metadata, "scale"', 'is no number > 0.');
  const own = {
    encoder: read('encoder', encoderForm),
    scale,
    weights: read('weights', weightsForm),
    facts: read('facts', factsForm),
  };
  try {
    return { ...own, ...readArrays(arrays, path) };
  } catch (cause) {
    if (!(cause instanceof QualiaError) || cause instanceof FileFormatError) throw cause;
    throw new FileFormatError(path, 'arrays', `do not make up a sense head: ${cause.message}`, { cause });
  }
}

function readArrays(arrays: ContainerArrays, path: string): Pick<SenseHead, 'centres' | 'projection'> {
  const { rows, columns, values } = denseFromArrays('projection', arrays);
  const list = (name: string, length: number): Float32Array => {
    const found = arrays.get(name)?.values;
    if (found instanceof Float32Array && found.length === length) return found;
    throw new FileFormatError(path, `"${name}"`, `is no list of ${length} numbers of single precision.`);
  };
  const centres = { contexts: list('contextCentre', rows), meanings: list('meaningCentres', columns) };
  return { centres, projection: new DenseMatrix(rows, columns, Float32Array.from(values)) };
}
