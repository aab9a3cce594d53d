import { FileFormatError, OptionError } from '../errors.js';
import type { ContainerArray, ContainerEntry } from '../matrix/container-header.js';
import { readContainer } from '../matrix/read-container.js';
import { ContainerFile } from '../matrix/read-container-file.js';
import { readNpy } from '../matrix/read-npy.js';
import { readVocabulary } from './read-vocabulary.js';
import type { Space } from './space.js';
import { type ReadVectorsOptions, WordVectors } from './word-vectors.js';

/** Options of the readers of a matrix whose words stand in a file of their own. */
export interface ReadMatrixVectorsOptions extends ReadVectorsOptions {
  /** The file of the words of the rows, one a line. */
  readonly vocabulary: string;
}

/**
 * Reads vectors that are the rows of a NumPy matrix (`.npy`), whose words stand in a file, one a line.
 *
 * Numbers become single precision. The whole matrix is held in memory beside the space.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when the array is no matrix, has other than as many
 * rows as there are words, or a number that is not finite; OptionError when an option is out of range.
 * @example await readNpyVectors('vectors.npy', { vocabulary: 'words.txt' })
 */
export async function readNpyVectors(path: string, options: ReadMatrixVectorsOptions): Promise<Space> {
  return await nameRows(path, 'the array', await readNpy(path), { ...options, format: 'npy' });
}

/**
 * Reads vectors that are the rows of a matrix in a safetensors file of another program, whose words stand in a file, one a
 * line.
 *
 * Numbers become single precision. The matrix is held in memory beside the space, other arrays of the file are not.
 *
 * @param options.tensor the name of the matrix; default the only matrix there is.
 * @throws MissingFileError when there is no such file; FileFormatError when the array is no matrix, has other than as many
 * rows as there are words, or a number that is not finite; OptionError when an option is out of range, or the file has not
 * just one matrix and none is named.
 * @example await readTensorVectors('model.safetensors', { vocabulary: 'words.txt', tensor: 'embeddings' })
 */
export async function readTensorVectors(
  path: string,
  options: ReadMatrixVectorsOptions & { readonly tensor?: string | undefined },
): Promise<Space> {
  const { tensor, ...rest } = options;
  const name = chooseTensor(path, await listTensors(path), tensor);
  const { arrays } = await readContainer(path, { names: [name] });
  const array = arrays.get(name);
  if (array === undefined) throw new FileFormatError(path, 'header', `holds no array "${name}".`);
  return await nameRows(path, `"${name}"`, array, { ...rest, format: `safetensors ${name}` });
}

async function listTensors(path: string): Promise<readonly ContainerEntry[]> {
  const file = await ContainerFile.open(path, { verify: false });
  const { entries } = file.header;
  await file.close();
  return entries;
}

function chooseTensor(path: string, entries: readonly ContainerEntry[], tensor: string | undefined): string {
  const matrices = entries.filter(({ shape }) => shape.length === 2);
  const [only, second] = matrices;
  if (only === undefined) throw new FileFormatError(path, 'header', 'holds no matrix.');
  if (tensor === undefined && second === undefined) return only.name;
  if (tensor !== undefined && matrices.some(({ name }) => name === tensor)) return tensor;
  const named = matrices.map(({ name, shape }) => `"${name}" (${shape.join(' x ')})`);
  throw new OptionError('tensor', tensor, listFirst(named));
}

function listFirst(names: readonly string[]): string {
  const shown = 10;
  const rest = names.length > shown ? `, and ${names.length - shown} more` : '';
  return `${names.slice(0, shown).join(', ')}${rest}`;
}

async function nameRows(
  path: string,
  place: string,
  { shape, values }: ContainerArray,
  { vocabulary, format, ...options }: ReadMatrixVectorsOptions & { readonly format: string },
): Promise<Space> {
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined || columns === 0 || shape.length !== 2) {
    throw new FileFormatError(path, place, `has the shape [${shape.join(', ')}], expected words x dimensions.`);
  }
  const words = await readVocabulary(vocabulary);
  if (words.length !== rows) {
    const problem = `has ${words.length} lines, but ${path} has ${rows} rows; expected a word a line, and no head.`;
    throw new FileFormatError(vocabulary, `line ${Math.min(words.length, rows) + 1}`, problem);
  }
  const vectors = new WordVectors(columns, options, rows);
  for (const [row, word] of words.entries()) {
    if (vectors.isFull) break;
    const numbers = vectors.add(word);
    if (numbers === undefined) {
      const problem = `"${word}" came before; the option \`duplicates\` keeps the first.`;
      throw new FileFormatError(vocabulary, `line ${row + 1}`, problem);
    }
    numbers.set(values.subarray(row * columns, (row + 1) * columns));
    if (!numbers.every(Number.isFinite)) {
      throw new FileFormatError(
        path,
        `${place}, row ${row + 1}`,
        `the vector of "${word}" has numbers that are not finite.`,
      );
    }
  }
  return vectors.finish(format);
}
