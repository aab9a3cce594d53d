import { fileURLToPath } from 'node:url';
import { unpackModelFile } from '../read-model-file.js';
import { DependencyParser } from './dependency-parser.js';
import { decodeParserModel } from './parser-model.js';

/**
 * Reads a parser's weights, a gzip file with what `encodeParserModel` wrote.
 *
 * @param options.path default: the English weights that come with this package.
 * @throws MissingFileError where the file cannot be opened, FileFormatError where it is something else.
 * @example readParser().parse([{ form: 'Dogs', lemma: 'dog', tag: 'NOUN' }, { form: 'bark', lemma: 'bark', tag: 'VERB' }])
 */
export function readParser(options: { readonly path?: string } = {}): DependencyParser {
  const { path = defaultPath() } = options;
  const bytes = unpackModelFile(path, 'Train weights with benchmarks/parsing/train-parser.ts.');
  return new DependencyParser(decodeParserModel(bytes, path));
}

function defaultPath(): string {
  return fileURLToPath(new URL('../../../lexicons/english-parser/weights.bin.gz', import.meta.url));
}
