import { requireOption, UnknownWordError } from '../../errors.js';
import type { Encoder } from '../encoder/encoder.js';
import type { EncoderNetwork } from '../encoder/encoder-network.js';
import { firstWord, marks, vocabularyName, type WordCodes } from '../encoder/word-codes.js';
import type { LabelledText } from '../tasks/text-task.js';
import { add } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { gatherRows, reshape } from '../tensor/shapes.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { SteeringVectors } from './steering-vectors.js';

/** A text as codes of words, with the place of its label. */
export interface VerbalisedText {
  readonly codes: Uint32Array;
  readonly label: number;
}

/** How labels are scored. */
export interface LabelScoring {
  /** The code of the word of each label. */
  readonly words: readonly number[];
  readonly steering: SteeringVectors;
}

/** Texts in each run of an evaluation. */
const textsARun = 64;

/**
 * Returns the codes of the words of a text, every one known.
 *
 * @throws UnknownWordError when one is not known; OptionError when there is none.
 */
export function knownCodes(codes: WordCodes, text: string): number[] {
  const words = codes.encode(text);
  requireOption(words.length > 0, 'text', text, 'at least one word');
  const unknown = words.find(({ code }) => code < firstWord);
  if (unknown !== undefined) throw new UnknownWordError(unknown.form, vocabularyName);
  return words.map(({ code }) => code);
}

/**
 * Returns the code of the word that stands for each label.
 *
 * @param verbalisers the word of a label; the label itself where there is none.
 * @throws UnknownWordError when the encoder does not know a word; OptionError when there is a word for no label, more than one for a label, or
 * two labels with the same word.
 */
export function codeVerbalisers(
  codes: WordCodes,
  labels: readonly string[],
  verbalisers: ReadonlyMap<string, string>,
): number[] {
  for (const label of verbalisers.keys()) {
    requireOption(labels.includes(label), 'verbalisers', label, `a word for the labels ${labels.join(', ')}`);
  }
  const found = labels.map((label) => {
    const word = verbalisers.get(label) ?? label;
    const code = codes.codeOf(word);
    const own = code < firstWord ? knownCodes(codes, word) : [code];
    requireOption(own.length === 1, 'verbalisers', word, `one word for the label ${label}`);
    return own[0] as number;
  });
  requireOption(
    new Set(found).size === found.length,
    'verbalisers',
    [...verbalisers.values()],
    'a word of its own for each label',
  );
  return found;
}

/** Returns texts as codes, cut after `length` words. */
export function codeTexts(codes: WordCodes, texts: readonly LabelledText[], length: number): VerbalisedText[] {
  return texts.map(({ text, label }) => {
    const words = codes.encode(text).slice(0, length);
    return { codes: Uint32Array.from(words, ({ code }) => code), label };
  });
}

/**
 * Returns the scores of the words of labels at a hidden place before each text, texts x labels: vectors that stand in front, the hidden
 * place, the text.
 *
 * @param options.words the codes of the words of labels.
 * @param options.steering what stands in front of the texts, or beside them.
 */
export function scoreLabels(
  tape: Tape,
  network: EncoderNetwork,
  { texts, words, steering }: LabelScoring & { readonly texts: readonly VerbalisedText[] },
): Tensor {
  const front = steering.places;
  const lengths = Uint32Array.from(texts, ({ codes }) => front + 1 + codes.length);
  const length = lengths.reduce((most, one) => Math.max(most, one), 0);
  const tokens = new Uint32Array(texts.length * length);
  texts.forEach(({ codes }, row) => {
    tokens.fill(marks.unknown, row * length, row * length + front);
    tokens[row * length + front] = marks.hidden;
    tokens.set(codes, row * length + front + 1);
  });
  const { output } = network.encode(tape, { tokens, lengths }, { adaptation: steering.adaptation });
  const hidden = gatherRows(
    tape,
    output,
    Uint32Array.from(texts, (_, row) => row * length + front),
  );
  const { parameters, sizes } = network;
  const vectors = gatherRows(tape, parameters.get('embedding'), words);
  const biases = gatherRows(tape, reshape(tape, parameters.get('output.bias'), [sizes.vocabulary, 1]), words);
  const scores = multiplyMatrices(tape, hidden, vectors, { transposeRight: true });
  return add(tape, scores, reshape(tape, biases, [words.length]));
}

/** Returns the share of texts whose label has the highest score; the first of equal ones. */
export function labelAccuracy(
  { network }: Encoder,
  texts: readonly VerbalisedText[],
  { words, steering }: LabelScoring,
): number {
  const { arithmetic } = network.parameters;
  const byLength = texts.toSorted((left, right) => left.codes.length - right.codes.length);
  let right = 0;
  for (let first = 0; first < byLength.length; first += textsARun) {
    const own = byLength.slice(first, first + textsARun);
    right += arithmetic.scope(() => {
      const { values } = scoreLabels(new Tape(arithmetic), network, { texts: own, words, steering });
      return own.filter(({ label }, row) => {
        const scores = values.subarray(row * words.length, (row + 1) * words.length);
        return scores.indexOf(Math.max(...scores)) === label;
      }).length;
    });
  }
  return right / texts.length;
}
