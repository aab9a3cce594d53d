import { fileURLToPath } from 'node:url';
import { PerceptronTagger } from './perceptron-tagger.js';
import { unpackModelFile } from './read-model-file.js';
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
  const bytes = unpackModelFile(path, 'Train weights with benchmarks/tagging/train-tagger.ts.');
  return new PerceptronTagger(decodeTaggerModel(bytes, path), { partsOfSpeech });
}

function defaultPath(): string {
  return fileURLToPath(new URL('../../lexicons/english-tagger/weights.bin.gz', import.meta.url));
}
