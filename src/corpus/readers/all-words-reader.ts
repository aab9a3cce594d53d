import { SaxesParser } from 'saxes';
import type { CorpusReader } from '../corpus-reader.js';
import type { Sentence, Token, TokenRange, UniversalTag } from '../sentence.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createAllWordsReader}. */
export type AllWordsReaderOptions = FileReaderOptions;

/** A word whose sense is asked. */
export interface AskedWord extends TokenRange {
  /** The id that answers are given by. */
  readonly id: string;
}

/** A sentence with words whose senses are asked. */
export interface AskedSentence extends Sentence {
  /** In the order of the text. */
  readonly asked: readonly AskedWord[];
}

/** Tells whether a sentence says which of its words are asked. */
export function isAskedSentence(sentence: Sentence): sentence is AskedSentence {
  return 'asked' in sentence;
}

/** The tags of Petrov, Das & McDonald (2012) as those of Universal Dependencies 2. */
const tags: ReadonlyMap<string, UniversalTag> = new Map<string, UniversalTag>([
  ['NOUN', 'NOUN'],
  ['PROPN', 'PROPN'],
  ['VERB', 'VERB'],
  ['AUX', 'AUX'],
  ['ADJ', 'ADJ'],
  ['ADV', 'ADV'],
  ['PRON', 'PRON'],
  ['DET', 'DET'],
  ['ADP', 'ADP'],
  ['NUM', 'NUM'],
  ['CONJ', 'CCONJ'],
  ['PRT', 'PART'],
  ['.', 'PUNCT'],
  ['X', 'X'],
]);

/** Where each element stands. */
const parents: ReadonlyMap<string, string> = new Map([
  ['text', 'corpus'],
  ['sentence', 'text'],
  ['wf', 'sentence'],
  ['instance', 'sentence'],
]);

/**
 * Makes a reader of all-words data sets in the form of Raganato, Camacho-Collados & Navigli (2017): a unit is an `AskedSentence`
 * with tokens, lemmas and tags, a document is a `<text>`, called by its id.
 *
 * The text is the words with a space between two. An expression of several words is one token.
 *
 * @throws OptionError when the encoding is unknown. The reading throws FileFormatError, naming the line, where the file is not
 *   well-formed, ends early, has other elements than `corpus`, `text`, `sentence`, `wf` and `instance`, or text outside of words.
 *   It throws too, unless `onBad` is told, for an empty word, which is then left out, and for an instance without id or with one
 *   that an instance before it has, which is then not asked.
 */
export function createAllWordsReader(source: CorpusSource, options: AllWordsReaderOptions = {}): CorpusReader {
  return createTextReader('all-words', source, createParser, options);
}

function createParser(sink: UnitSink): TextParser {
  const parser = new SaxesParser({ position: true });
  const open: string[] = [];
  const ids = new Set<string>();
  let words: Word[] = [];
  let word: Word | undefined;
  let isBroken = false;
  const place = (): string => `line ${parser.line}`;
  const fail = (problem: string, cause?: unknown): void => {
    if (!isBroken) sink.reportBad(place(), problem, cause);
    isBroken = true;
  };
  const claimId = (id: string | undefined): string | undefined => {
    if (id !== undefined && !ids.has(id)) {
      ids.add(id);
      return id;
    }
    sink.reportBad(place(), id === undefined ? 'is an instance without an id.' : `gives the id "${id}" twice.`);
    return undefined;
  };
  parser.on('error', (cause) => {
    fail(`${cause.message.replace(/^\d+:\d+: /, '').replace(/\.?$/, '')}; expected well-formed XML.`, cause);
  });
  parser.on('opentag', ({ name, attributes: found }) => {
    const attributes = new Map(Object.entries(found));
    const parent = open.at(-1);
    open.push(name);
    if (isBroken) return;
    if (parent === undefined ? name !== 'corpus' : parents.get(name) !== parent) {
      fail(
        `<${name}> stands ${parent === undefined ? 'outermost' : `in <${parent}>`}; expected corpus, text, sentence, wf and instance, one in the other.`,
      );
    } else if (name === 'text') sink.beginDocument(attributes.get('id') ?? `${sink.name}:${parser.line}`, parser.line);
    else if (name === 'sentence') words = [];
    else if (name === 'wf' || name === 'instance') {
      const id = name === 'instance' ? claimId(attributes.get('id')) : undefined;
      word = { form: '', lemma: attributes.get('lemma'), tag: tags.get(attributes.get('pos') ?? '') ?? 'X', id };
    }
  });
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (text) => {
      if (word !== undefined) word.form += text;
      else if (text.trim() !== '') fail(`"${text.trim()}" stands in no <wf> or <instance>.`);
    });
  }
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (word !== undefined && (name === 'wf' || name === 'instance')) {
      if (word.form.trim() === '') sink.reportBad(place(), `<${name}> is empty; expected a word.`);
      else words.push(word);
      word = undefined;
    } else if (name === 'sentence' && !isBroken && words.length > 0) sink.addSentence(makeSentence(words));
  });
  return {
    push(text) {
      if (!isBroken) parser.write(text);
    },
    end(isWhole) {
      if (isWhole && !isBroken) parser.close();
    },
  };
}

/** A word as its element gives it. */
interface Word {
  form: string;
  readonly lemma: string | undefined;
  readonly tag: UniversalTag;
  readonly id: string | undefined;
}

function makeSentence(words: readonly Word[]): Omit<AskedSentence, 'document' | 'position'> {
  const tokens: Token[] = [];
  const asked: AskedWord[] = [];
  let start = 0;
  for (const { form: written, lemma, tag, id } of words) {
    const form = written.replace(/\s+/g, ' ').trim();
    if (id !== undefined) asked.push({ id, start: tokens.length, end: tokens.length + 1 });
    tokens.push({
      form,
      lemma: (lemma ?? form.toLowerCase()).replaceAll('_', ' '),
      tag,
      start,
      end: start + form.length,
    });
    start += form.length + 1;
  }
  return { text: tokens.map(({ form }) => form).join(' '), tokens, asked };
}
