import { basename } from 'node:path';
import type { CorpusReader } from '../corpus-reader.js';
import { createReader, type ReaderFormat, type ReaderSettings } from './create-reader.js';
import { guessByContent } from './guess-by-content.js';
import { openCorpus } from './open-corpus.js';
import type { CorpusPaths } from './text-reader.js';

/** What a corpus seems to be written in. */
export interface GuessedFormat {
  readonly format: ReaderFormat;
  readonly options: ReaderSettings;
  /** A sentence that says which file tells it, and by what. */
  readonly reason: string;
}

/** So many texts of a corpus are looked at. */
const mostTexts = 50;

/** So many bytes of a text are looked at. */
const mostBytes = 1 << 16;

/** Files that speak about a corpus. */
const about = /^(?:readme|licen[cs]e|copying|install|contents|changelog|manifest)\b/i;

const endings: ReadonlyMap<string, { readonly format: ReaderFormat; readonly options?: ReaderSettings }> = new Map<
  string,
  { readonly format: ReaderFormat; readonly options?: ReaderSettings }
>([
  ['conllu', { format: 'conllu' }],
  ['jsonl', { format: 'jsonl' }],
  ['ndjson', { format: 'jsonl' }],
  ['csv', { format: 'csv' }],
  ['tsv', { format: 'tsv' }],
  ['tokens', { format: 'lines', options: { documents: 'heading', lines: 'paragraph', tokens: 'spaced' } }],
  ['cor', { format: 'lines', options: { documents: 'line' } }],
  ['md', { format: 'text', options: { markup: 'markdown' } }],
  ['markdown', { format: 'text', options: { markup: 'markdown' } }],
]);

/**
 * Guesses the format of a corpus from the names of its first files or members and their first bytes: the first that is more
 * than plain text decides, and plain text is what is left. Options that the content tells, such as the column of a table with
 * the longest cells, are guessed too; members with other endings than the one that decided are left out by `include`.
 *
 * @throws MissingFileError when a path leads to no file; FileFormatError when what is looked at is damaged.
 */
export async function guessFormat(source: CorpusPaths): Promise<GuessedFormat> {
  let seen = 0;
  let isPlainSeen = false;
  for await (const { path, name, bytes } of openCorpus(source, () => true, {})) {
    if (++seen > mostTexts) break;
    const last = basename(name.replace(/^.*:/, ''));
    if (about.test(last)) continue;
    const guess = guessText(last, await readStart(bytes));
    // Markdown beside plain text is a description.
    if (guess === undefined || (isPlainSeen && guess.format === 'text')) {
      isPlainSeen ||= guess === undefined;
      continue;
    }
    const ending = /\.(\w+)$/.exec(stripPacking(last))?.[1];
    const include = name.includes(':') && ending !== undefined ? { include: `*.${ending}*` } : {};
    const reason = `${path} ${guess.because}, so that it is read as ${guess.format}.`;
    return { format: guess.format, options: { ...guess.options, ...include }, reason };
  }
  const [first = ''] = typeof source === 'string' ? [source] : source;
  return { format: 'text', options: {}, reason: `${first} shows no other format, so that it is read as text.` };
}

/** Makes a reader of the format that {@link guessFormat} finds, with some options set by hand; the guess comes with it. */
export async function createGuessedReader(
  source: CorpusPaths,
  options: ReaderSettings = {},
): Promise<{ readonly reader: CorpusReader; readonly guess: GuessedFormat }> {
  const guess = await guessFormat(source);
  return { reader: createReader(guess.format, source, { ...guess.options, ...options }), guess };
}

interface TextGuess {
  readonly format: ReaderFormat;
  readonly options: ReaderSettings;
  readonly because: string;
}

function guessText(name: string, start: string): TextGuess | undefined {
  const ending = /\.(\w+)$/.exec(stripPacking(name))?.[1]?.toLowerCase() ?? '';
  const byName = endings.get(ending);
  const byContent = guessByContent(start, byName?.format);
  if (byName === undefined) return byContent;
  const options = { ...byName.options, ...(byContent?.format === byName.format ? byContent.options : {}) };
  return { format: byName.format, options, because: `has a name that ends in .${ending}` };
}

function stripPacking(name: string): string {
  return name.replace(/\.(?:gz|bz2|xz|zst)$/, '');
}

async function readStart(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  for await (const piece of bytes) return Buffer.from(piece.subarray(0, mostBytes)).toString();
  return '';
}
