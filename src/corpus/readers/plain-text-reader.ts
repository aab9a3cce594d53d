import { requireOption } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { addSentences } from './add-sentences.js';
import { ParagraphGatherer } from './paragraphs.js';
import { parseLines } from './parse-lines.js';
import { createCleaner, type Markup } from './text-field.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createPlainTextReader}. */
export interface PlainTextReaderOptions extends FileReaderOptions {
  /** What a document is: a `file`, or a `block` of lines between blank ones; default `file`. */
  readonly documents?: 'file' | 'block' | undefined;
  /** Which marks are taken off; default `none`. */
  readonly markup?: Markup | undefined;
  /** Whether a sentence also ends at the Chinese semicolon `；`; default false. */
  readonly semicolons?: boolean | undefined;
}

/**
 * Makes a reader of plain text: a unit is a sentence (see `splitSentences`), a document a file or a block.
 *
 * Blank lines end a paragraph, and lines wrapped by hand are joined. Where a line between two blank ones is wider than 120
 * characters, or 60 of Chinese, each of those lines is a paragraph. A sentence longer than 65,536 characters is cut.
 *
 * @throws OptionError when an option is out of range.
 */
export function createPlainTextReader(source: CorpusSource, options: PlainTextReaderOptions = {}): CorpusReader {
  const { documents = 'file', markup = 'none', semicolons = false } = options;
  requireOption(documents === 'file' || documents === 'block', 'documents', documents, '"file" or "block"');
  const clean = createCleaner(markup);
  const createParser = (sink: UnitSink): TextParser => {
    let isNew = true;
    const gatherer = new ParagraphGatherer(
      (paragraph, line, isCut) => {
        if (isNew) sink.beginDocument(documents === 'file' ? sink.name : `${sink.name}:${line}`, line);
        isNew = false;
        return addSentences(sink, paragraph, { semicolons }, isCut);
      },
      () => {
        if (documents === 'block') isNew = true;
      },
    );
    if (markup === 'none') return gatherer;
    return parseLines(
      sink,
      (line) => gatherer.push(`${clean(line)}\n`),
      () => gatherer.end(),
    );
  };
  return createTextReader('text', source, createParser, options);
}
