import { Vocabulary } from '../corpus/vocabulary.js';
import { QualiaError, requireOption, requireWhole, ShapeError } from '../errors.js';
import { DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import { unitRows } from '../matrix/normalise.js';
import { mapValues } from '../matrix/select.js';
import { SparseBuilder } from '../matrix/sparse-builder.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import { solveSparseRidge } from '../matrix/sparse-ridge.js';
import type { Space } from './space.js';
import { listSubwords, type SubwordOptions, subwordDefaults } from './subwords.js';

/** Options of {@link trainSubwordModel}. */
export interface SubwordModelOptions extends SubwordOptions {
  /** N-grams that occur in fewer words of the training are left out; default 1. */
  readonly minimumWords?: number;
  /** a: an n-gram of c of n words counts (n / c)^a, as common ones say less; default 0.25; 0 counts all alike. */
  readonly rarityExponent?: number;
  /** Lambda of the ridge regression, above 0; default 1. */
  readonly penalty?: number;
  /** How often words occur; where given, a word of frequency f weighs f / (f + `reliability`), others weigh 1. */
  readonly frequencies?: ReadonlyMap<string, number>;
  /** The frequency at which a word weighs half as much as an endlessly frequent one; default 50; 0 weighs all alike. */
  readonly reliability?: number;
  /** How exactly the regression is solved, as `solveSparseRidge` says; default 0.03, which the vectors cannot tell from less. */
  readonly tolerance?: number;
  /** Threads of the regression; default 1. The result is the same on any number. */
  readonly threads?: number;
  /** Is told the share of the dimensions that are solved, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** The defaults of {@link SubwordModelOptions} that decide the model. */
export const subwordModelDefaults = {
  ...subwordDefaults,
  minimumWords: 1,
  rarityExponent: 0.25,
  penalty: 1,
  reliability: 50,
  tolerance: 0.03,
};

/** The options that made a {@link SubwordModel}; `reliability` is 0 where no frequencies were given. */
export type SubwordSettings = Readonly<typeof subwordModelDefaults>;

/** What a {@link SubwordModel} is made of. */
export interface SubwordModelParts {
  /** The known n-grams, one a row of the weights. */
  readonly subwords: Vocabulary;
  /** W: the vectors of the n-grams and behind them that of the constant. */
  readonly weights: DenseMatrix<Float32Array>;
  /** What an n-gram counts before scaling, one a row of the weights. */
  readonly scales: Float32Array;
  readonly settings: SubwordSettings;
}

/**
 * Makes vectors of words from those of their character n-grams, for words that no corpus held often enough.
 *
 * A vector is x'W, where x holds what each known n-gram of the word and the constant count, scaled to length 1.
 */
export class SubwordModel {
  /** What it is made of, for files. */
  readonly parts: SubwordModelParts;

  /** @throws ShapeError where weights and scales are not one an n-gram and one more. */
  constructor(parts: SubwordModelParts) {
    const { subwords, weights, scales } = parts;
    if (weights.rows !== subwords.size + 1 || scales.length !== weights.rows) {
      const found = `${weights.rows} rows of weights and ${scales.length} scales`;
      throw new ShapeError('SubwordModel', found, `${subwords.size + 1} of each`);
    }
    this.parts = parts;
  }

  get settings(): SubwordSettings {
    return this.parts.settings;
  }

  /** How many numbers a vector has. */
  get dimensions(): number {
    return this.parts.weights.columns;
  }

  /** How many n-grams the model knows. */
  get size(): number {
    return this.parts.subwords.size;
  }

  /** Returns the vector of a word, or undefined where the model knows none of its n-grams. */
  vector(word: string): Float32Array | undefined {
    const { subwords, weights, scales, settings } = this.parts;
    const known = listSubwords(word, settings).flatMap((subword) => subwords.find(subword) ?? []);
    if (known.length === 0) return undefined;
    const sums = new Float64Array(this.dimensions);
    let squares = 0;
    for (const row of [...known, subwords.size]) {
      const scale = scales[row];
      const ofSubword = weights.row(row);
      for (let column = 0; column < sums.length; column++) sums[column] += scale * ofSubword[column];
      squares += scale * scale;
    }
    return Float32Array.from(sums, (sum) => sum / Math.sqrt(squares));
  }
}

/**
 * Learns from a reduced space what the n-grams of its words say of their vectors.
 *
 * In the line of fastText (Bojanowski et al. 2017) and of vectors that mimic given ones (Pinter, Guthrie and Eisenstein
 * 2017), as a ridge regression: W minimises sum_i w_i |x_i W - y_i|^2 + lambda |W|^2. Row x_i holds what the n-grams of
 * word i and a constant count, scaled to length 1; y_i is the word's vector, and the weight w_i grows with its frequency.
 * Words whose vectors are zero say nothing.
 *
 * @throws OptionError for an option out of range; ShapeError for a sparse space; QualiaError with code `EMPTY` where no
 * word has an n-gram.
 * @example trainSubwordModel(domain).vector('doglike')
 */
export function trainSubwordModel(space: Space, options: SubwordModelOptions = {}): SubwordModel {
  const { frequencies, threads, onProgress } = options;
  const settings = settle(options);
  const { penalty, reliability, tolerance } = settings;
  const { matrix } = space;
  if (!(matrix instanceof DenseMatrix)) {
    throw new ShapeError('trainSubwordModel', `the sparse matrix of the ${space.name} space`, 'a dense one');
  }
  const words = space.targets.labels.flatMap((word, row) => (matrix.row(row).some(isNotZero) ? [{ word, row }] : []));
  const { subwords, scales } = findSubwords(words, settings);
  if (subwords.size === 0) {
    const advice = 'train on more words or lower "minimumWords" and "minimumLength"';
    throw new QualiaError('EMPTY', `No word of the ${space.name} space has an n-gram to learn from; ${advice}.`);
  }
  const roots = words.map(({ word }) => Math.sqrt(weightOf(frequencies?.get(word), reliability)));
  const inputs = mapValues(countSubwords(words, { subwords, scales }, settings), (value, _, row) => value * roots[row]);
  const outputs = denseZeros(words.length, matrix.columns);
  words.forEach(({ row }, place) => {
    const vector = outputs.row(place);
    matrix.row(row).forEach((value, column) => {
      vector[column] = value * roots[place];
    });
  });
  const solving = { penalty, tolerance, ...(threads && { threads }), ...(onProgress && { onProgress }) };
  const { weights } = solveSparseRidge(inputs, outputs, solving);
  return new SubwordModel({ subwords, weights, scales, settings });
}

/** Fills in the defaults; without frequencies no word is weighed. */
function settle(options: SubwordModelOptions): SubwordSettings {
  const { minimumLength, maximumLength, minimumWords, rarityExponent, penalty, reliability, tolerance } = {
    ...subwordModelDefaults,
    ...options,
  };
  requireWhole('minimumWords', minimumWords, 1);
  requireOption(Number.isFinite(rarityExponent), 'rarityExponent', rarityExponent, 'a number');
  requireOption(Number.isFinite(reliability) && reliability >= 0, 'reliability', reliability, 'a number >= 0');
  const settings = { minimumLength, maximumLength, minimumWords, rarityExponent, penalty, tolerance };
  return { ...settings, reliability: options.frequencies === undefined ? 0 : reliability };
}

const isNotZero = (value: number): boolean => value !== 0;

interface TrainingWord {
  readonly word: string;
  /** Its row in the space. */
  readonly row: number;
}

/** f / (f + r), as far as f is known. */
function weightOf(frequency: number | undefined, reliability: number): number {
  return frequency === undefined || reliability === 0 ? 1 : frequency / (frequency + reliability);
}

type KnownSubwords = Pick<SubwordModelParts, 'subwords' | 'scales'>;

/** Numbers the n-grams that occur in enough words, in the order in which they come, and tells what each counts. */
function findSubwords(words: readonly TrainingWord[], settings: SubwordSettings): KnownSubwords {
  const counts = new Map<string, number>();
  for (const { word } of words) {
    for (const subword of listSubwords(word, settings)) counts.set(subword, (counts.get(subword) ?? 0) + 1);
  }
  const known = [...counts].filter(([, count]) => count >= settings.minimumWords);
  const subwords = new Vocabulary(
    'the n-grams',
    known.map(([subword]) => subword),
  );
  // The constant is in all words.
  const held = [...known.map(([, count]) => count), words.length];
  return { subwords, scales: Float32Array.from(held, (count) => (words.length / count) ** settings.rarityExponent) };
}

/** Returns a row of length 1 for each word: its known n-grams, and in the last column the constant. */
function countSubwords(
  words: readonly TrainingWord[],
  { subwords, scales }: KnownSubwords,
  settings: SubwordSettings,
): SparseMatrix {
  const builder = new SparseBuilder();
  words.forEach(({ word }, row) => {
    for (const subword of listSubwords(word, settings)) {
      const column = subwords.find(subword);
      if (column !== undefined) builder.add(row, column, scales[column]);
    }
    builder.add(row, subwords.size, scales[subwords.size]);
  });
  return unitRows(builder.build({ rows: words.length, columns: subwords.size + 1 }));
}
