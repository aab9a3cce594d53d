import { FileFormatError } from '../errors.js';
import type { ContainerArrays, ContainerValues } from '../matrix/container-header.js';
import { labelsFromArrays } from '../matrix/container-labels.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { readContainer } from '../matrix/read-container.js';
import type { Space } from '../space/space.js';
import { requireVerbFileKind } from './verb-file-kind.js';
import { type VerbTensor, VerbTensors, verbTensorKinds } from './verb-tensors.js';

/**
 * Reads the tensors of verbs that `writeVerbTensors` wrote, over the space that they were built on.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, cut short or holds something else, or was
 * built on a space of another size or with nouns that this one lacks.
 * @example const verbs = await readVerbTensors('verbs.safetensors', await readSpace('domain.safetensors'));
 */
export async function readVerbTensors(path: string, space: Space): Promise<VerbTensors> {
  const { arrays, metadata } = await readContainer(path);
  requireVerbFileKind(path, metadata, 'built');
  const dimensions = Number(metadata.get('dimensions'));
  if (dimensions !== space.matrix.columns) {
    const problem = `its verbs have ${dimensions} dimensions, those of the ${space.name} space are ${space.matrix.columns}`;
    throw new FileFormatError(path, 'metadata', `${problem}: give the space that it was built on.`);
  }
  try {
    return new VerbTensors(space, readTensors(path, arrays, space));
  } catch (cause) {
    if (cause instanceof FileFormatError) throw cause;
    throw new FileFormatError(path, 'arrays', `do not make up verbs: ${(cause as Error).message}`, { cause });
  }
}

function readTensors(path: string, arrays: ContainerArrays, space: Space): Map<string, VerbTensor> {
  const verbs = labelsFromArrays('verbs', arrays);
  const rows = labelsFromArrays('nouns', arrays).map((noun) => {
    const row = space.targets.find(noun);
    if (row !== undefined) return row;
    const problem = `holds "${noun}", which the ${space.name} space lacks: give the space that it was built on`;
    throw new FileFormatError(path, 'nouns', `${problem}.`);
  });
  const take = <Values extends ContainerValues>(name: string, type: new () => Values): Taker<Values> =>
    createTaker(path, name, arrays.get(name)?.values, type);
  const kinds = take('kinds', Uint8Array)(verbs.length);
  const sizes = take('sizes', Uint32Array)(verbs.length);
  const readers: Readers = {
    side: space.matrix.columns,
    rowsOf: (numbers) => numbers.map((number) => requireRow(path, rows, number)),
    subjects: take('pairs.subjects', Uint32Array),
    objects: take('pairs.objects', Uint32Array),
    counts: take('pairs.counts', Float32Array),
    left: take('factors.left', Float32Array),
    right: take('factors.right', Float32Array),
    errors: take('errors', Float64Array),
    dense: take('dense', Float32Array),
  };
  return new Map(
    verbs.map((verb, place) => [verb, readTensor({ path, verb, kind: kinds[place], size: sizes[place] }, readers)]),
  );
}

/** Gives the next so many numbers of an array. */
type Taker<Values> = (length: number) => Values;

interface Readers {
  readonly side: number;
  readonly rowsOf: (numbers: Uint32Array) => Uint32Array;
  readonly subjects: Taker<Uint32Array>;
  readonly objects: Taker<Uint32Array>;
  readonly counts: Taker<Float32Array>;
  readonly left: Taker<Float32Array>;
  readonly right: Taker<Float32Array>;
  readonly errors: Taker<Float64Array>;
  readonly dense: Taker<Float32Array>;
}

function readTensor(
  {
    path,
    verb,
    kind,
    size,
  }: { readonly path: string; readonly verb: string; readonly kind: number; readonly size: number },
  readers: Readers,
): VerbTensor {
  const { side } = readers;
  switch (verbTensorKinds[kind]) {
    case 'pairs':
      return {
        kind: 'pairs',
        subjects: readers.rowsOf(readers.subjects(size)),
        objects: readers.rowsOf(readers.objects(size)),
        counts: readers.counts(size),
      };
    case 'factors': {
      const [left, right] = [readers.left, readers.right].map((take) => new DenseMatrix(size, side, take(size * side)));
      const [error] = readers.errors(1);
      return { kind: 'factors', left, right, error };
    }
    case 'dense':
      return { kind: 'dense', matrix: new DenseMatrix(size, side, readers.dense(size * side)) };
    default:
      throw new FileFormatError(path, 'kinds', `"${verb}" is of the kind ${kind}, which is none.`);
  }
}

function createTaker<Values extends ContainerValues>(
  path: string,
  name: string,
  values: ContainerValues | undefined,
  type: new () => Values,
): Taker<Values> {
  if (!(values instanceof type)) throw new FileFormatError(path, name, 'is missing or of another type.');
  let place = 0;
  return (length) => {
    if (place + length > values.length) throw new FileFormatError(path, name, `ends after ${values.length} numbers.`);
    place += length;
    return values.subarray(place - length, place) as Values;
  };
}

function requireRow(path: string, rows: readonly number[], number: number): number {
  const row = rows[number];
  if (row === undefined) throw new FileFormatError(path, 'pairs', `name noun ${number} of ${rows.length}.`);
  return row;
}
