import { readFrequencies } from '../corpus/read-frequencies.js';
import { Vocabulary } from '../corpus/vocabulary.js';
import type { JobContext } from '../engine/engine.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { extendWithSubwords } from '../space/extend-with-subwords.js';
import { readSpace } from '../space/read-space.js';
import { readSubwordModel } from '../space/read-subword-model.js';
import { SubwordModel, type SubwordSettings, trainSubwordModel } from '../space/subword-model.js';
import type { PlainSpace } from './plain-space.js';

/** A space to extend by words that it lacks, from files. */
export interface ExtendSpaceInput {
  readonly space: string;
  readonly words: readonly string[];
  /** The options of `extendWithSubwords` and `trainSubwordModel`; default theirs. */
  readonly settings: Partial<SubwordSettings> & { readonly pseudoCount?: number };
  /** A table of frequencies; default none. */
  readonly frequency?: string | undefined;
  /** A model trained before; default: one is trained. */
  readonly model?: string | undefined;
  /** Whether the trained model comes back too. */
  readonly wantsModel: boolean;
  readonly threads: number;
}

/** A subword model as plain data, fit to cross a thread boundary. */
export interface PlainSubwordModel {
  readonly subwords: readonly string[];
  readonly columns: number;
  readonly weights: Float32Array;
  readonly scales: Float32Array;
  readonly settings: SubwordSettings;
}

/** What came of {@link extendSpaceJob}. */
export interface ExtendedSpace {
  readonly space: PlainSpace;
  /** Words asked for that the space had already. */
  readonly known: number;
  readonly model?: PlainSubwordModel;
}

/** A job: reads a space, trains a subword model on it or reads one, extends the space; nothing is written. */
export async function extendSpaceJob(input: ExtendSpaceInput, context: JobContext): Promise<ExtendedSpace> {
  const { words, settings, wantsModel, threads } = input;
  const space = await readSpace(input.space);
  const frequencies = input.frequency === undefined ? undefined : await readFrequencies(input.frequency);
  const counted = { ...settings, ...(frequencies && { frequencies }) };
  const model =
    input.model === undefined
      ? trainSubwordModel(space, { ...counted, threads, onProgress: (share) => context.report(0.9 * share) })
      : await readSubwordModel(input.model);
  const { name, targets, matrix, history } = extendWithSubwords(space, words, { ...counted, model });
  const { columns, values } = matrix as DenseMatrix<Float32Array>;
  return {
    space: { name, targets: targets.labels, columns, values, history },
    known: words.filter((word) => space.has(word)).length,
    ...(wantsModel && { model: toPlainModel(model) }),
  };
}

function toPlainModel({ parts: { subwords, weights, scales, settings } }: SubwordModel): PlainSubwordModel {
  return { subwords: subwords.labels, columns: weights.columns, weights: weights.values, scales, settings };
}

/** Makes a model of plain data, sharing the numbers. */
export function fromPlainModel({ subwords, columns, weights, scales, settings }: PlainSubwordModel): SubwordModel {
  return new SubwordModel({
    subwords: new Vocabulary('the n-grams', subwords),
    weights: new DenseMatrix(subwords.length + 1, columns, weights),
    scales,
    settings,
  });
}
