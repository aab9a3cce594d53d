import { requireOption } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { addSentences } from './add-sentences.js';
import { parseLines } from './parse-lines.js';
import { checkSpacing, joinSpaced, type TokenSpacing } from './text-field.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createLinesReader}. */
export interface LinesReaderOptions extends FileReaderOptions {
  /**
   * What a document is: a `file`, a `line`, or what a `heading` of WikiText (` = Title = `) begins; default `file`. With
   * `heading` the headings themselves are left out.
   */
  readonly documents?: 'file' | 'line' | 'heading' | undefined;
  /** What a line holds: a `sentence`, or a `paragraph`, which is then split; default `sentence`. */
  readonly lines?: 'sentence' | 'paragraph' | undefined;
  /**
   * How the tokens are written: as `text`, or `spaced`, all of them separated by spaces, in which case they are put together
   * again as text (see `joinTokens`); default `text`.
   */
  readonly tokens?: TokenSpacing | undefined;
}

/**
 * Makes a reader of texts that hold a sentence or a paragraph a line; blank lines are passed over. A line may have 16,777,216
 * characters.
 *
 * @example createLinesReader('wiki.test.tokens', { documents: 'heading', lines: 'paragraph', tokens: 'spaced' })
 * @throws OptionError when an option is out of range.
 */
export function createLinesReader(source: CorpusSource, options: LinesReaderOptions = {}): CorpusReader {
  const { documents = 'file', lines = 'sentence', tokens = 'text' } = options;
  requireOption(['file', 'line', 'heading'].includes(documents), 'documents', documents, '"file", "line" or "heading"');
  requireOption(lines === 'sentence' || lines === 'paragraph', 'lines', lines, '"sentence" or "paragraph"');
  checkSpacing(tokens);
  const createParser = (sink: UnitSink): TextParser => {
    sink.beginDocument(sink.name);
    return parseLines(sink, (line, number) => {
      let text = line.trim();
      if (text === '') return;
      const heading = documents === 'heading' ? headingOf(text) : undefined;
      if (tokens === 'spaced') text = joinSpaced(heading?.title ?? text);
      if (heading !== undefined) {
        if (heading.level === 1) sink.beginDocument(`${sink.name}:${text}`, number);
        return;
      }
      if (documents === 'line') sink.beginDocument(`${sink.name}:${number}`, number);
      if (lines === 'sentence') sink.addText(text);
      else addSentences(sink, text);
    });
  };
  return createTextReader('lines', source, createParser, options);
}

/** The title and level of a heading such as `= = Life = =`. */
function headingOf(text: string): { readonly title: string; readonly level: number } | undefined {
  if (text.charCodeAt(0) !== 61) return undefined;
  let level = 0;
  while (text.startsWith('= ', 2 * level)) level++;
  let closing = 0;
  while (text.endsWith(' =', text.length - 2 * closing)) closing++;
  if (level === 0 || level !== closing || text.length < 2 * (level + closing)) return undefined;
  return { title: text.slice(2 * level, text.length - 2 * closing), level };
}
