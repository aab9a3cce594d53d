import { requireOption } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { parseLines } from './parse-lines.js';
import { createFieldAdder, type TextFieldOptions } from './text-field.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createJsonLinesReader}. */
export interface JsonLinesReaderOptions extends FileReaderOptions, TextFieldOptions {
  /** Where in a record the text is, as names separated by points, for instance `article.text`; default `text`. */
  readonly field?: string | undefined;
  /** Where the id of its document is; default: the name of the file and the number of the line, `a.jsonl:3`. */
  readonly idField?: string | undefined;
}

/**
 * Makes a reader of JSON Lines: an object a line, which is a document; its text is split into paragraphs at its line ends
 * and into sentences. A name that has points in it is found before one separated by them.
 *
 * @throws OptionError when an option is out of range. The reading throws FileFormatError for a line that is not JSON or has
 *   no text in the field, unless `onBad` is told.
 */
export function createJsonLinesReader(source: CorpusSource, options: JsonLinesReaderOptions = {}): CorpusReader {
  const { field = 'text', idField } = options;
  requireOption(typeof field === 'string' && field !== '', 'field', field, 'the name of a field');
  requireOption(idField !== '', 'idField', idField, 'the name of a field');
  const addText = createFieldAdder(options);
  const createParser = (sink: UnitSink): TextParser =>
    parseLines(sink, (line, number) => {
      if (line.trim() === '') return;
      const place = `line ${number}`;
      const record = parseJson(line);
      if (record === undefined) return sink.reportBad(place, 'is not JSON.');
      const text = findField(record, field);
      if (typeof text !== 'string') return sink.reportBad(place, `has no text in the field "${field}".`);
      const id = idField === undefined ? `${sink.name}:${number}` : findField(record, idField);
      if (typeof id !== 'string' && typeof id !== 'number') {
        return sink.reportBad(place, `has no text or number in the field "${idField}".`);
      }
      sink.beginDocument(String(id), number);
      addText(sink, text);
    });
  return createTextReader('jsonl', source, createParser, options);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What an object or list holds under a name or under names separated by points. */
function findField(value: unknown, path: string): unknown {
  const whole = ownValue(value, path);
  if (whole !== undefined || !path.includes('.')) return whole;
  return path.split('.').reduce(ownValue, value);
}

function ownValue(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
