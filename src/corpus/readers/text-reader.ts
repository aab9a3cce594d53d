import { FileFormatError } from '../../errors.js';
import type { BytePieces } from '../../matrix/unpack.js';
import type { CorpusReader, ReadOptions } from '../corpus-reader.js';
import { checkEncoding, decodeText, type TextDecoding } from '../decode-text.js';
import type { Sentence, TextUnit } from '../sentence.js';
import { DocumentIds } from './document-ids.js';
import { matchNames } from './match-names.js';
import { type OpenedTexts, openCorpus } from './open-corpus.js';
import type { CreateParser, TextParser } from './text-parser.js';
import { UnitSink } from './unit-sink.js';

/** Options of every reader of files. */
export interface FileReaderOptions {
  /**
   * The encoding of the files, a label that `TextDecoder` knows, for instance `latin1`, `utf-16le` or `gb18030`;
   * default `utf-8`.
   */
  readonly encoding?: string | undefined;
  /**
   * Which members of archives and files of folders are read, as patterns of their names in which `*` stands for all but
   * `/`, `**` for all and `?` for one character; one without `/` is about the last part of the name. Default all.
   */
  readonly include?: string | readonly string[] | undefined;
}

/** One path or several, of files, folders, patterns and archives, packed or not. */
export type CorpusPaths = string | readonly string[];

/** Where a corpus comes from: paths, or texts that somebody else opens. */
export type CorpusSource = CorpusPaths | OpenedTexts;

/**
 * Makes the reader of a format from its parser: it opens and decodes the files, tells the progress, and goes on behind
 * what is damaged where it may.
 *
 * @throws OptionError when the encoding is unknown.
 */
export function createTextReader(
  name: string,
  source: CorpusSource,
  createParser: CreateParser,
  { encoding = 'utf-8', include }: FileReaderOptions,
): CorpusReader {
  checkEncoding(encoding);
  const isIncluded = include === undefined ? () => true : matchNames(include);
  return {
    name,
    async *read(options: ReadOptions = {}) {
      const { signal, onBad } = options;
      signal?.throwIfAborted();
      const ids = new DocumentIds();
      for await (const text of openCorpus(source, isIncluded, options)) {
        const sink = new UnitSink(text.path, text.name, ids, onBad);
        const parsing = { parser: createParser(sink), decoding: decodeText(text.path, encoding) };
        for await (const units of parseText(text.bytes, sink, parsing, options)) {
          for (const unit of units) {
            signal?.throwIfAborted();
            yield unit;
          }
        }
      }
      signal?.throwIfAborted();
    },
  };
}

type Units = readonly (TextUnit | Sentence)[];

async function* parseText(
  bytes: BytePieces,
  sink: UnitSink,
  { parser, decoding }: { readonly parser: TextParser; readonly decoding: TextDecoding },
  { signal, onBad }: ReadOptions,
): AsyncGenerator<Units> {
  const take = (text: string): void => parser.push(text);
  try {
    for await (const piece of bytes) {
      signal?.throwIfAborted();
      decoding.push(piece, take);
      yield sink.take();
    }
    decoding.end(take);
    await parser.end(true);
  } catch (error) {
    if (!(error instanceof FileFormatError)) throw error;
    // What came before is handed over first, then the caller hears of it.
    yield sink.take();
    if (onBad === undefined) throw error;
    await parser.end(false);
    yield sink.take();
    onBad(error);
    return;
  }
  yield sink.take();
}
