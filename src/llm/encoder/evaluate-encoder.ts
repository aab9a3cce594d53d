import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CorpusReader, ReadOptions } from '../../corpus/corpus-reader.js';
import { QualiaError, requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import { Tape } from '../tensor/tape.js';
import { readRows } from './corpus-rows.js';
import type { Encoder } from './encoder.js';
import type { Adaptation } from './encoder-network.js';
import { type HiddenWords, hideWords } from './hide-words.js';
import { scoreHidden } from './score-hidden.js';
import { firstWord, hasKnownWord } from './word-codes.js';

/** Rows that are run together. */
const rowsARun = 32;

/** Options of {@link evaluateEncoder}. */
export interface EvaluateEncoderOptions extends ReadOptions {
  /** Which words are hidden; default 1. */
  readonly seed?: number;
  /** Words a row; default as the encoder was trained. */
  readonly length?: number | undefined;
  /** Rows at most, from the start of the corpus; default 1,000. */
  readonly rows?: number;
  /** What changes the encoder; default nothing. */
  readonly adaptation?: Adaptation | undefined;
}

/** How well an encoder finds hidden words. */
export interface EncoderEvaluation {
  readonly corpus: string;
  readonly rows: number;
  /** Words that were hidden and asked for. */
  readonly words: number;
  /** The share of the words of these rows that the encoder does not know, which are never asked for. */
  readonly unknownShare: number;
  /** The mean of -ln p(word), in nats. */
  readonly loss: number;
  /** The share of words whose score is the highest of all. */
  readonly accuracy: number;
  /** The loss of the frequencies of the words in these very rows, without any context: what an encoder has to beat. */
  readonly frequencyLoss: number;
  /** The accuracy of always naming the most frequent word. */
  readonly frequencyAccuracy: number;
}

/**
 * Asks an encoder for hidden words of a corpus that it should not have been trained on, chosen as in training.
 *
 * @throws OptionError when an option is out of range; QualiaError with code `EMPTY` when the corpus fills no row or has no known
 * word; as the reader; the signal's reason when it is aborted.
 */
export async function evaluateEncoder(
  encoder: Encoder,
  reader: CorpusReader,
  options: EvaluateEncoderOptions = {},
): Promise<EncoderEvaluation> {
  const { codes, facts } = encoder;
  const { length = facts.length, rows: most = 1000 } = options;
  requireWhole('rows', most, 1);
  const rows: Uint32Array[] = [];
  for await (const row of readRows(reader, codes, { ...options, length })) {
    if (rows.push(row) === most) break;
  }
  if (!rows.some(hasKnownWord)) {
    throw new QualiaError('EMPTY', `The corpus ${reader.name} fills no row of ${length} words with a known one.`);
  }
  return { corpus: reader.name, ...(await evaluateRows(encoder, rows, options)) };
}

/** Options of {@link evaluateRows}. */
export type EvaluateRowsOptions = Pick<EvaluateEncoderOptions, 'seed' | 'adaptation' | 'signal'>;

/**
 * Asks an encoder for hidden words of rows of codes of equal length.
 *
 * @throws QualiaError with code `EMPTY` when there is no known word; the signal's reason when it is aborted.
 */
export async function evaluateRows(
  encoder: Encoder,
  rows: readonly Uint32Array[],
  { seed = 1, adaptation, signal }: EvaluateRowsOptions = {},
): Promise<Omit<EncoderEvaluation, 'corpus'>> {
  const { codes } = encoder;
  const length = rows[0]?.length ?? 0;
  const counts = new Float64Array(codes.size);
  for (const row of rows) for (const code of row) if (code >= firstWord) counts[code]++;
  const known = counts.reduce((sum, count) => sum + count, 0);
  if (known === 0) {
    throw new QualiaError(
      'EMPTY',
      'There is no row with a word that the encoder knows; give more text, or of its language.',
    );
  }
  const random = createRandom(seed);
  let [words, loss, right, frequencyLoss] = [0, 0, 0, 0];
  let frequent = 0;
  const mostFrequent = counts.indexOf(counts.reduce((high, count) => Math.max(high, count), 0));
  for (let first = 0; first < rows.length; first += rowsARun) {
    const own = rows.slice(first, first + rowsARun);
    const hidden = hideWords(own, { random, size: codes.size });
    const found = findHidden(encoder, { ...hidden, rows: own.length, adaptation });
    loss += found.loss;
    right += found.right;
    words += hidden.words.length;
    for (const word of hidden.words) {
      frequencyLoss -= Math.log((counts[word] as number) / known);
      if (word === mostFrequent) frequent++;
    }
    await nextTurn();
    signal?.throwIfAborted();
  }
  return {
    rows: rows.length,
    words,
    unknownShare: 1 - known / (rows.length * length),
    loss: loss / words,
    accuracy: right / words,
    frequencyLoss: frequencyLoss / words,
    frequencyAccuracy: frequent / words,
  };
}

/** Returns the sum of the losses of hidden words, and how many were found. */
function findHidden(
  { network }: Encoder,
  hidden: HiddenWords & { readonly rows: number; readonly adaptation: Adaptation | undefined },
): { readonly loss: number; readonly right: number } {
  const { arithmetic } = network.parameters;
  if (hidden.words.length === 0) return { loss: 0, right: 0 };
  return arithmetic.scope(() => {
    const { values, columns } = scoreHidden(new Tape(arithmetic), network, hidden);
    let [loss, right] = [0, 0];
    hidden.words.forEach((word, row) => {
      const scores = Float64Array.from(values.subarray(row * columns, (row + 1) * columns));
      const high = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
      const sum = scores.reduce((total, score) => total + Math.exp(score - high), 0);
      const own = scores[word] as number;
      loss += high + Math.log(sum) - own;
      if (own === high) right++;
    });
    return { loss, right };
  });
}
