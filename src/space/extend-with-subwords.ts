import { Vocabulary } from '../corpus/vocabulary.js';
import { requireOption, ShapeError } from '../errors.js';
import { DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import { unitRows } from '../matrix/normalise.js';
import { hasUnitRows } from './normalisation.js';
import { Space } from './space.js';
import { type SubwordModel, type SubwordModelOptions, trainSubwordModel } from './subword-model.js';

/** Options of {@link extendWithSubwords}. */
export interface ExtendWithSubwordsOptions extends SubwordModelOptions {
  /**
   * c: how often a word must occur for its own vector to count as much as the one made of its n-grams; default 0, so that
   * the words of the space keep their vectors. Other values need `frequencies`.
   */
  readonly pseudoCount?: number;
  /** A model of the same columns, trained before; then the options of the training count for nothing. */
  readonly model?: SubwordModel;
}

/** The name of the step in a history. */
export const extensionStep = 'extendWithSubwords';

/**
 * Returns a space with rows for words that it lacks, made from their character n-grams by a model trained on its own words.
 *
 * With c > 0 the vector of a word of frequency f becomes (f v + c s) / (f + c), where v is its own and s the model's: the
 * estimate of a mean from f observations with c made up ones of the model. Words without a frequency keep their own.
 * Where the history says that rows have length 1, s and the result are scaled to length 1 too. Words of whose n-grams none
 * is known are left out; words that come twice count once.
 *
 * The history keeps how many words came in (`words`), could not (`leftOut`), were mixed (`mixed`) and how many n-grams the
 * model knows (`subwords`).
 *
 * @throws OptionError, ShapeError and QualiaError as {@link trainSubwordModel}; OptionError for c below 0, or above 0
 * without frequencies.
 * @example extendWithSubwords(domain, ['doglike', 'kennelless'], { frequencies, pseudoCount: 10 })
 */
export function extendWithSubwords(
  space: Space,
  words: Iterable<string>,
  options: ExtendWithSubwordsOptions = {},
): Space {
  const { pseudoCount = 0, frequencies = new Map<string, number>() } = options;
  requireOption(Number.isFinite(pseudoCount) && pseudoCount >= 0, 'pseudoCount', pseudoCount, 'a number >= 0');
  const isCounted = pseudoCount === 0 || options.frequencies !== undefined;
  requireOption(isCounted, 'pseudoCount', pseudoCount, '0 where no frequencies are given');
  const { matrix, targets, name, history } = space;
  if (!(matrix instanceof DenseMatrix)) {
    throw new ShapeError(extensionStep, `the sparse matrix of the ${name} space`, 'a dense one, after a reduction');
  }
  const model = options.model ?? trainSubwordModel(space, options);
  if (model.dimensions !== matrix.columns) {
    throw new ShapeError(extensionStep, `a model of ${model.dimensions} dimensions`, `${matrix.columns}`);
  }
  const unit = hasUnitRows(history);
  const predict = predictBy(model, unit);
  const missing = [...new Set(words)].filter((word) => !space.has(word));
  const made = missing.flatMap((word) => {
    const vector = predict(word);
    return vector === undefined ? [] : [{ word, vector }];
  });
  const rows = denseZeros(matrix.rows + made.length, matrix.columns);
  rows.values.set(matrix.values);
  made.forEach(({ vector }, place) => {
    rows.row(matrix.rows + place).set(vector);
  });
  const mixed = pseudoCount === 0 ? 0 : mixRows(rows, targets.labels, { predict, frequencies, pseudoCount });
  return new Space({
    name,
    targets: new Vocabulary(targets.name, [...targets.labels, ...made.map(({ word }) => word)]),
    matrix: unit ? unitRows(rows) : rows,
    history: [
      ...history,
      {
        step: extensionStep,
        options: { ...model.settings, pseudoCount, unit },
        result: { words: made.length, leftOut: missing.length - made.length, mixed, subwords: model.size },
      },
    ],
  });
}

type Predict = (word: string) => Float32Array | undefined;

function predictBy(model: SubwordModel, unit: boolean): Predict {
  return (word) => {
    const vector = model.vector(word);
    if (vector === undefined || !unit) return vector;
    return unitRows(new DenseMatrix(1, vector.length, vector)).values;
  };
}

/** Mixes the rows of words that have a frequency with what the model makes of them; returns how many. */
function mixRows(
  rows: DenseMatrix<Float32Array>,
  labels: readonly string[],
  {
    predict,
    frequencies,
    pseudoCount,
  }: {
    readonly predict: Predict;
    readonly frequencies: ReadonlyMap<string, number>;
    readonly pseudoCount: number;
  },
): number {
  let mixed = 0;
  labels.forEach((word, place) => {
    const frequency = frequencies.get(word);
    const vector = frequency === undefined ? undefined : predict(word);
    if (frequency === undefined || vector === undefined) return;
    const row = rows.row(place);
    for (let column = 0; column < row.length; column++) {
      row[column] = (frequency * row[column] + pseudoCount * vector[column]) / (frequency + pseudoCount);
    }
    mixed++;
  });
  return mixed;
}
