import type { CorpusReader } from '../corpus-reader.js';
import { parseLines } from './parse-lines.js';
import { makeSenseSentence, type SemcorItem } from './semcor-sentence.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createSemcorReader}. */
export type SemcorReaderOptions = FileReaderOptions;

/**
 * Makes a reader of SemCor's tag files: a unit is a `SenseSentence` with tokens, lemmas, universal tags, names, multiword
 * lemmas and sense keys; a document is a file, called after the `filename` of its `<context>`.
 *
 * Forms such as `rested_on` are several tokens and a multiword lemma. A word without a lemma has its form in small letters,
 * or the base form where it is one of "be", "have" or "do"; the first word of a multiword lemma has its tag, and so do those
 * behind it but for prepositions, articles and the like.
 *
 * @throws OptionError when the encoding is unknown. The reading throws FileFormatError, naming the line, for words outside
 *   sentences and sentences without end, unless `onBad` is told.
 */
export function createSemcorReader(source: CorpusSource, options: SemcorReaderOptions = {}): CorpusReader {
  const createParser = (sink: UnitSink): TextParser => {
    sink.beginDocument(sink.name);
    let items: SemcorItem[] | undefined;
    let begin = 0;
    const finish = (): void => {
      if (items !== undefined && items.length > 0) sink.addSentence(makeSenseSentence(items));
      items = undefined;
    };
    return parseLines(
      sink,
      (line, number) => {
        for (const [, closing = '', name = '', attributes = '', form = ''] of line.matchAll(tag)) {
          if (name === 'context' && closing === '') {
            const filename = readAttribute(attributes, ' filename=');
            if (filename !== undefined) sink.beginDocument(filename, number);
          } else if (name === 's' && closing === '') {
            if (items !== undefined) sink.reportBad(`line ${begin}`, 'begins a sentence that has no end.');
            items = [];
            begin = number;
          } else if (name === 's') finish();
          else if ((name === 'wf' || name === 'punc') && closing === '') {
            if (items === undefined) sink.reportBad(`line ${number}`, `"${form}" is in no sentence.`);
            else if (form.trim() !== '') items.push(toItem(name, attributes, form.trim()));
          }
        }
      },
      (isWhole) => {
        if (isWhole && items !== undefined) sink.reportBad(`line ${begin}`, 'begins a sentence that has no end.');
      },
    );
  };
  return createTextReader('semcor', source, createParser, options);
}

const tag = /<(\/?)(\w+)\b([^<>]*)>([^<]*)/g;

function toItem(name: string, attributes: string, form: string): SemcorItem {
  if (name === 'punc') return { form, isMark: true };
  return {
    form,
    isMark: false,
    pos: readAttribute(attributes, ' pos='),
    lemma: readAttribute(attributes, ' lemma='),
    lexsn: readAttribute(attributes, ' lexsn='),
    name: readAttribute(attributes, ' pn='),
  };
}

/** Reads the value behind a name, which comes with the space before it and `=` behind. */
function readAttribute(attributes: string, name: string): string | undefined {
  const start = attributes.indexOf(name);
  if (start === -1) return undefined;
  const from = start + name.length;
  const end = attributes.indexOf(' ', from);
  const value = end === -1 ? attributes.slice(from) : attributes.slice(from, end);
  const bare = value.startsWith('"') ? value.replaceAll('"', '') : value;
  return bare === '' ? undefined : bare;
}
