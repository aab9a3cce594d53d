import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { FileFormatError, MissingFileError } from '../errors.js';
import { PerceptronTagger } from './perceptron-tagger.js';
import { decodeTaggerModel } from './tagger-model.js';
import type { PartsOfSpeech } from './tagging-features.js';

/** Settings of {@link readTagger}. */
export interface ReadTaggerOptions {
  /** Default: the English weights that come with this package. */
  readonly path?: string;
  /** The lexicon's parts of speech, see {@link PartsOfSpeech}. Default: none, at the cost of accuracy. */
  readonly partsOfSpeech?: PartsOfSpeech | undefined;
}

/**
 * Reads a tagger's weights, a gzip file with what `encodeTaggerModel` wrote.
 *
 * @throws MissingFileError where the file cannot be opened, FileFormatError where it is something else.
 * @example readTagger().tag(['They', 'sleep', 'well']) // ['PRON', 'VERB', 'ADV']
 */
export function readTagger(options: ReadTaggerOptions = {}): PerceptronTagger {
  const { path = defaultPath(), partsOfSpeech } = options;
  return new PerceptronTagger(decodeTaggerModel(unpack(readBytes(path), path), path), { partsOfSpeech });
}

function defaultPath(): string {
  return fileURLToPath(new URL('../../lexicons/english-tagger/weights.bin.gz', import.meta.url));
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new MissingFileError(path, 'Train weights with benchmarks/tagging/train-tagger.ts.', { cause });
  }
}

function unpack(bytes: Uint8Array, path: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new FileFormatError(path, 'byte 0', 'The file is not a gzip file.', { cause });
  }
}
