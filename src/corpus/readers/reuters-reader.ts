import { requireOption } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { addSentences } from './add-sentences.js';
import { decodeEntities } from './decode-entities.js';
import { cutRecords } from './record-cutter.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createReutersReader}. */
export interface ReutersReaderOptions extends FileReaderOptions {
  /** Whether the titles, in capitals, are units too; default true. */
  readonly titles?: boolean | undefined;
}

/**
 * Makes a reader of Reuters-21578 in SGML: a document is a `<REUTERS>` element, called after its `NEWID`; its units are the
 * title and the sentences of the body, whose paragraphs begin with an indented line. The closing line `Reuter` and
 * characters that only steered the telegraph are left out; stories without a body have the text of the whole.
 *
 * One file of the collection holds a byte that is not UTF-8: name the encoding `latin1`.
 *
 * @throws OptionError when an option is out of range. The reading throws FileFormatError for an element without `NEWID` or
 *   without end, unless `onBad` is told.
 */
export function createReutersReader(source: CorpusSource, options: ReutersReaderOptions = {}): CorpusReader {
  const { titles = true } = options;
  requireOption(typeof titles === 'boolean', 'titles', titles, 'true or false');
  const createParser = (sink: UnitSink): TextParser =>
    cutRecords(sink, '<REUTERS', '</REUTERS>', (record, line) => {
      const id = /^<REUTERS\b[^>]*\bNEWID\s*=\s*"?([^"\s>]+)/.exec(record)?.[1];
      if (id === undefined) return sink.reportBad(`line ${line}`, '<REUTERS> has no NEWID.');
      sink.beginDocument(id, line);
      const text = contentOf(record, 'TEXT') ?? '';
      const title = contentOf(text, 'TITLE');
      if (titles && title !== undefined) sink.addText(clean(title).replace(/\s+/g, ' ').trim());
      const body = contentOf(text, 'BODY') ?? ['TITLE', 'AUTHOR', 'DATELINE'].reduce(dropElements, text);
      for (const paragraph of clean(body).split(/\n(?=\s)/)) addSentences(sink, joinBodyLines(paragraph));
    });
  return createTextReader('reuters', source, createParser, options);
}

/** What stands between the tags of an element, as far as it goes if the closing one is missing. */
function contentOf(text: string, name: string): string | undefined {
  const begin = new RegExp(`<${name}\\b[^<>]*>`).exec(text);
  if (begin === null) return undefined;
  const start = begin.index + begin[0].length;
  const end = text.indexOf(`</${name}>`, start);
  return end === -1 ? undefined : text.slice(start, end);
}

/** A text without the elements of a name; one without end stays. */
function dropElements(text: string, name: string): string {
  const [begin, end] = [`<${name}>`, `</${name}>`];
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const from = text.indexOf(begin, at);
    const to = from === -1 ? -1 : text.indexOf(end, from);
    if (to === -1) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, from));
    at = to + end.length;
  }
}

function clean(text: string): string {
  // Control characters are written as entities such as &#3;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return decodeEntities(text).replace(/[\x00-\x09\x0b-\x1f\x7f]/g, '');
}

function joinBodyLines(paragraph: string): string {
  const text = paragraph
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
  return /^REUTER\W*$/i.test(text) ? '' : text.replace(/(?<!\s)\s+REUTER\s*$/i, '');
}
