import { requireOption } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { joinTokens } from '../join-tokens.js';
import type { Token } from '../sentence.js';
import { ownText } from './own-text.js';
import { parseLines } from './parse-lines.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { SentenceContent, UnitSink } from './unit-sink.js';
import { type TaggedForm, type TagSet, universalTagsOf } from './universal-tags-of.js';

/** Options of {@link createTaggedReader}. */
export interface TaggedReaderOptions extends FileReaderOptions {
  /** Whose tags they are: `brown` or `penn`; default `brown`. */
  readonly tagSet?: TagSet | undefined;
  /** What stands between a word and its tag; default `/` for `brown`, `_` for `penn`. */
  readonly separator?: string | undefined;
  /**
   * How the words stand: a sentence a `line`, or a word a line in the first of several columns separated by tabs or spaces, a
   * `column` whose sentences blank lines part; then the last column is the tag. Default `line`.
   */
  readonly layout?: 'line' | 'column' | undefined;
  /**
   * Whether units come with tokens and universal tags; their lemmas, which the corpus does not have, are the forms in small
   * letters. Default false: units are raw text, for an annotator to tag and lemmatise.
   */
  readonly keepTags?: boolean | undefined;
}

/**
 * Makes a reader of tagged text such as the Brown corpus (`The/at jury/nn`) and MASC (`The_DT jury_NN`): a line is a sentence,
 * put together as it would be written (see `joinTokens`), a file a document. Lines without any tag, as in lists of contents,
 * are passed over; words without one belong to the word behind them.
 *
 * @throws OptionError when an option is out of range. The reading throws FileFormatError for a line whose last word has no
 *   tag, unless `onBad` is told.
 */
export function createTaggedReader(source: CorpusSource, options: TaggedReaderOptions = {}): CorpusReader {
  const { tagSet = 'brown', keepTags = false, layout = 'line' } = options;
  requireOption(layout === 'line' || layout === 'column', 'layout', layout, '"line" or "column"');
  requireOption(tagSet === 'brown' || tagSet === 'penn', 'tagSet', tagSet, '"brown" or "penn"');
  const { separator = tagSet === 'brown' ? '/' : '_' } = options;
  requireOption(
    typeof separator === 'string' && /^\S+$/.test(separator),
    'separator',
    separator,
    'a text without space',
  );
  const createParser = (sink: UnitSink): TextParser => {
    sink.beginDocument(sink.name);
    const add = (words: readonly TaggedForm[]): void => {
      if (keepTags) sink.addSentence(makeSentence(words, tagSet));
      else sink.addText(joinTokens(words.map(({ form }) => form)).text);
    };
    if (layout === 'column') return parseColumns(sink, add);
    return parseLines(sink, (line, number) => {
      const { words, rest } = cutWords(line, separator);
      if (words.length === 0) return;
      if (rest !== '') return sink.reportBad(`line ${number}`, `"${rest}" has no tag behind "${separator}".`);
      add(words);
    });
  };
  return createTextReader('tagged', source, createParser, options);
}

/** So many words without a blank line are a sentence too, so that memory stays bounded. */
const mostWords = 10_000;

function parseColumns(sink: UnitSink, add: (words: readonly TaggedForm[]) => void): TextParser {
  let words: TaggedForm[] = [];
  const finish = (): void => {
    if (words.length > 0) add(words);
    words = [];
  };
  return parseLines(
    sink,
    (line, number) => {
      if (line.trim() === '' || words.length === mostWords) finish();
      if (line.trim() === '') return;
      const columns = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
      const [form = ''] = columns;
      if (form.trim() === '' || columns.length < 2)
        sink.reportBad(`line ${number}`, 'has no word with a tag behind it.');
      else words.push({ form: form.trim(), tag: (columns.at(-1) as string).trim() });
    },
    (isWhole) => {
      if (isWhole) finish();
    },
  );
}

function cutWords(line: string, separator: string): { readonly words: readonly TaggedForm[]; readonly rest: string } {
  const words: TaggedForm[] = [];
  let rest = '';
  for (const piece of line.trim().split(/\s+/)) {
    const cut = piece.lastIndexOf(separator);
    if (cut <= 0 || cut + separator.length === piece.length) {
      rest = rest === '' ? piece : `${rest} ${piece}`;
      continue;
    }
    const form = rest === '' ? piece.slice(0, cut) : `${rest} ${piece.slice(0, cut)}`;
    words.push({ form, tag: piece.slice(cut + separator.length) });
    rest = '';
  }
  return { words, rest };
}

function makeSentence(words: readonly TaggedForm[], tagSet: TagSet): SentenceContent {
  const joined = joinTokens(words.map(({ form }) => form));
  const text = ownText(joined.text);
  const tags = universalTagsOf(words, tagSet);
  const tokens = joined.spans.map(({ start, end }, index): Token => {
    const form = text.slice(start, end);
    return { form, lemma: form.toLowerCase(), tag: tags[index] as Token['tag'], start, end };
  });
  return { text, tokens };
}
