import { fileURLToPath } from 'node:url';
import { readModelFile } from '../read-model-file.js';
import { decodeNeuralModel } from './neural-model.js';
import { NeuralParser } from './neural-parser.js';

/** The English weights that come with this package. */
const englishWeights = fileURLToPath(new URL('../../../lexicons/english-network/weights.safetensors', import.meta.url));

/**
 * Reads a network that tags and parses, a file as `decodeNeuralModel` takes it.
 *
 * @param options.path default: the English weights that come with this package.
 * @param options.threads see {@link NeuralParser}; default 1.
 * @throws MissingFileError where the file cannot be opened, FileFormatError where it is something else, OptionError for threads out of range.
 * @example readNeuralParser().parse(['Dogs', 'bark']).tree // { heads: [1, -1], relations: ['nsubj', 'root'] }
 */
export function readNeuralParser(options: { readonly path?: string; readonly threads?: number } = {}): NeuralParser {
  const { path = englishWeights, threads = 1 } = options;
  const bytes = readModelFile(path, 'Make weights as benchmarks/teacher/README.md says.');
  return new NeuralParser(decodeNeuralModel(bytes, path), { threads });
}
