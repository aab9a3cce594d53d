import { fileURLToPath } from 'node:url';
import { readModelFile } from '../read-model-file.js';
import { decodeParserModel } from './parser-model.js';
import { TreeAlternatives } from './tree-alternatives.js';

/**
 * Reads a dependency parser's weights, as `readParser` does, for the trees that it nearly chose.
 *
 * @param options.path default: the English weights that come with this package.
 * @throws MissingFileError where the file cannot be opened, FileFormatError where it is something else.
 */
export function readTreeAlternatives(options: { readonly path?: string } = {}): TreeAlternatives {
  const { path = fileURLToPath(new URL('../../../lexicons/english-parser/weights.bin.gz', import.meta.url)) } = options;
  return new TreeAlternatives(
    decodeParserModel(readModelFile(path, 'Train weights with benchmarks/parsing/train-parser.ts.'), path),
  );
}
