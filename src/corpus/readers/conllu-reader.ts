import type { CorpusReader } from '../corpus-reader.js';
import { type NumberedLine, parseConlluSentence } from './parse-conllu-sentence.js';
import { parseLines } from './parse-lines.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createConlluReader}. */
export type ConlluReaderOptions = FileReaderOptions;

/** A sentence of more lines is a sign that blank lines are missing. */
const mostLines = 100_000;

/**
 * Makes a reader of treebanks in CoNLL-U: a unit is a sentence with its tokens, universal tags, lemmas and tree.
 *
 * A document begins at `# newdoc id = ...`, else at the file. The text is that of `# text`, in which the forms are found, or
 * is put together from the forms and `SpaceAfter=No`. Words of a range such as `3-4 didn't` lie one after the other in its
 * form; where they are not written so there, each has the span of the whole. Empty nodes are left out. A lemma `_` becomes
 * the form in small letters. A sentence whose words have no tag comes as raw text, one without heads comes without a tree.
 *
 * @throws OptionError when the encoding is unknown. The reading throws FileFormatError, naming the line, for a malformed
 *   sentence, unless `onBad` is told, which leaves that sentence out.
 */
export function createConlluReader(source: CorpusSource, options: ConlluReaderOptions = {}): CorpusReader {
  const createParser = (sink: UnitSink): TextParser => {
    sink.beginDocument(sink.name);
    let lines: NumberedLine[] = [];
    const finish = (): void => {
      if (lines.length === 0) return;
      const block = lines;
      lines = [];
      beginDocument(sink, block);
      if (block.length > mostLines) {
        sink.reportBad(`line ${block[0]?.number}`, `begins more than ${mostLines} lines without a blank one.`);
        return;
      }
      const content = parseConlluSentence(block, ({ number, problem }) => sink.reportBad(`line ${number}`, problem));
      if (content === undefined) return;
      if ('tokens' in content) sink.addSentence(content);
      else sink.addText(content.text);
    };
    return parseLines(
      sink,
      (line, number) => {
        if (line.trim() === '') finish();
        else if (lines.length <= mostLines) lines.push({ line, number });
      },
      (isWhole) => {
        if (isWhole) finish();
      },
    );
  };
  return createTextReader('conllu', source, createParser, options);
}

function beginDocument(sink: UnitSink, lines: readonly NumberedLine[]): void {
  for (const { line, number } of lines) {
    if (line.charCodeAt(0) !== 35) return;
    const found = /^#\s*newdoc(?:\s+id\s*=(.+))?$/.exec(line.trimEnd());
    if (found !== null) sink.beginDocument(found[1]?.trim() ?? `${sink.name}:${number}`, number);
  }
}
