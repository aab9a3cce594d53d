import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { FileFormatError, OptionError } from '../errors.js';
import { ContainerFile } from '../matrix/read-container-file.js';
import { readLineBlocks } from '../matrix/read-lines.js';
import { readNpyVectors, readTensorVectors } from './read-matrix-vectors.js';
import { readSpace } from './read-space.js';
import { readGlove, readWord2VecText } from './read-text-vectors.js';
import { readWinkVectors } from './read-wink-vectors.js';
import { readWord2VecBinary } from './read-word2vec-binary.js';
import { Space } from './space.js';
import type { ReadVectorsOptions } from './word-vectors.js';

/** Options of {@link readVectorFile}. */
export interface ReadVectorFileOptions extends ReadVectorsOptions {
  /** The file of the words of the rows, one a line; for `.npy` and the `.safetensors` of other programs, which need it. */
  readonly vocabulary?: string | undefined;
  /** The name of the matrix in a `.safetensors` of another program; default the only one there is. */
  readonly tensor?: string | undefined;
}

/** The first bytes of fastText's binary models: 793712314 as a little-endian number. */
const fastTextMagic = Buffer.from([0xba, 0x16, 0x4f, 0x2f]);

const unreadable: ReadonlyMap<string, string> = new Map(
  ['.npz', '.pt', '.pth', '.pkl', '.ckpt', '.h5', '.onnx', '.gguf', '.model', '.kv'].map((extension) => [
    extension,
    'is a format of other programs; save the matrix there as .npy or .safetensors, and the words one a line.',
  ]),
);

/**
 * Reads vectors of any of the known formats, told by the end of the name: a space of qualia (`.safetensors`), a matrix with its
 * words in a file (`.npy`, `.safetensors`), word2vec binary (`.bin`), winkNLP's JSON (`.json`), or else text, which is
 * word2vec's where the first line has two counts, as in fastText's `.vec`, else GloVe's; text may be packed.
 *
 * fastText's own `.bin`, with vectors of pieces of words, is not read.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or of another kind; OptionError when
 * an option is out of range, missing, or means nothing for the format.
 * @example await readVectorFile('wiki-news-300d-1M.vec', { limit: 100_000 })
 * @example await readVectorFile('model.safetensors', { tensor: 'embeddings', vocabulary: 'words.txt' })
 */
export async function readVectorFile(path: string, options: ReadVectorFileOptions = {}): Promise<Space> {
  const { vocabulary, tensor, ...rest } = options;
  const extension = extname(path).toLowerCase();
  if (extension === '.safetensors') return await readSafetensors(path, options);
  const advice = unreadable.get(extension);
  if (advice !== undefined) throw new FileFormatError(path, extension, advice);
  refuseOption('tensor', tensor, `nothing for this file; it names a matrix of a .safetensors file`);
  if (extension === '.npy') return await readNpyVectors(path, { ...rest, vocabulary: requireVocabulary(vocabulary) });
  refuseOption('vocabulary', vocabulary, `nothing for this file, which holds its words itself`);
  if (extension === '.json') return await readWinkVectors(path, rest);
  if (await isFastTextModel(path)) {
    const advised =
      'the words\' vectors alone are read: take the file .vec, or write one with "fasttext print-word-vectors".';
    throw new FileFormatError(path, 'byte 0', `is a fastText model with pieces of words; ${advised}`);
  }
  if (extension === '.bin') return await readWord2VecBinary(path, rest);
  return (await hasHeader(path)) ? await readWord2VecText(path, rest) : await readGlove(path, rest);
}

async function readSafetensors(path: string, options: ReadVectorFileOptions): Promise<Space> {
  const { vocabulary, tensor, limit, name, ...rest } = options;
  if (!(await isSpace(path))) {
    return await readTensorVectors(path, {
      ...rest,
      ...(limit !== undefined && { limit }),
      ...(name !== undefined && { name }),
      tensor,
      vocabulary: requireVocabulary(vocabulary),
    });
  }
  refuseOption('vocabulary', vocabulary, 'nothing for a space of qualia, which holds its words itself');
  refuseOption('tensor', tensor, 'nothing for a space of qualia, which has one matrix');
  refuseOption('limit', limit, 'nothing for a space of qualia, which is read as a whole');
  const space = await readSpace(path);
  return name === undefined ? space : new Space({ ...space, name });
}

function refuseOption(option: string, value: unknown, allowed: string): void {
  if (value !== undefined) throw new OptionError(option, value, allowed);
}

function requireVocabulary(vocabulary: string | undefined): string {
  if (vocabulary !== undefined) return vocabulary;
  throw new OptionError(
    'vocabulary',
    vocabulary,
    'a file of the words of the rows, one a line; a bare matrix has none',
  );
}

/** Tells a space of qualia from other safetensors files by its header. */
async function isSpace(path: string): Promise<boolean> {
  const file = await ContainerFile.open(path, { verify: false });
  const { metadata } = file.header;
  await file.close();
  return metadata.has('name') && metadata.has('history');
}

async function isFastTextModel(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.equals(fastTextMagic);
  } finally {
    await file.close();
  }
}

async function hasHeader(path: string): Promise<boolean> {
  for await (const { bytes } of readLineBlocks(path)) {
    const [first = ''] = new TextDecoder().decode(bytes.subarray(0, 256)).split('\n', 1);
    return /^\d+[ \t]+\d+[ \t\r]*$/.test(first);
  }
  return false;
}
