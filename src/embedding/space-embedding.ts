import { createHash, type Hash } from 'node:crypto';
import { OptionError, QualiaError, requireOption, requireWhole, UnknownWordError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';
import type { EmbeddingModel } from './embedding-model.js';

/** Options of {@link createSpaceEmbedding}. */
export interface SpaceEmbeddingOptions {
  /** Splits a text into targets of the space; default: lower case, split at white space. */
  readonly split?: ((text: string) => readonly string[]) | undefined;
  /** The weight of a target in the mean; default 1 for each. */
  readonly weight?: ((target: string) => number) | undefined;
  /** What happens to a target that the space does not hold: it is left out, or an UnknownWordError; default `skip`. */
  readonly unknown?: 'skip' | 'error' | undefined;
  /** Is told the targets of a text that are left out, as often as they stand there. */
  readonly onUnknown?: ((targets: readonly string[], text: string) => void) | undefined;
  /** The most columns a space may have, each a number of every vector; default 10,000. */
  readonly mostColumns?: number | undefined;
}

/** A vector of a text is a list of numbers, so that the columns of a count space would take much memory. */
const defaultMostColumns = 10_000;

/**
 * Makes an embedding model of a space: the vector of a text is the weighted mean of the vectors of its targets.
 *
 * Targets that the space does not hold are left out; a text with none it holds is an UnknownWordError. The id is the name of
 * the space and the fingerprint its checksum; `split` and `weight` are functions and show in neither, so that each choice of
 * them needs a cache of its own.
 *
 * @throws OptionError when an option is out of range, or the space has more columns than `mostColumns`.
 */
export function createSpaceEmbedding(space: Space, options: SpaceEmbeddingOptions = {}): EmbeddingModel {
  const { split = splitWords, weight = () => 1, unknown = 'skip', onUnknown } = options;
  requireOption(['skip', 'error'].includes(unknown), 'unknown', unknown, 'skip, error');
  requireNarrow(space, options.mostColumns ?? defaultMostColumns);
  const embed = (text: string): number[] => {
    const targets = split(text);
    const known = targets.filter((target) => space.has(target));
    const missing = known.length < targets.length ? targets.filter((target) => !space.has(target)) : [];
    const [first] = missing;
    if (first !== undefined && unknown === 'error') throw new UnknownWordError(first, `the ${space.name} space`);
    if (known.length === 0) throw new UnknownWordError(text, `the ${space.name} space, nor any of its words`);
    if (missing.length > 0) onUnknown?.(missing, text);
    return meanVector(space, text, known, weight);
  };
  // The checksum of a large space takes a moment, and only caches ask for it.
  let fingerprint: string | undefined;
  return {
    specificationVersion: 'v3',
    provider: 'qualia',
    modelId: space.name,
    get fingerprint() {
      fingerprint ??= hashSpace(space).digest('hex');
      return fingerprint;
    },
    maxEmbeddingsPerCall: undefined,
    supportsParallelCalls: true,
    knows(text) {
      const targets = split(text);
      const isKnown = (target: string): boolean => space.has(target);
      return targets.length > 0 && (unknown === 'error' ? targets.every(isKnown) : targets.some(isKnown));
    },
    async doEmbed({ values, abortSignal }) {
      abortSignal?.throwIfAborted();
      return { embeddings: values.map(embed) };
    },
  };
}

function requireNarrow({ name, matrix }: Space, mostColumns: number): void {
  requireWhole('mostColumns', mostColumns, 1);
  if (matrix.columns <= mostColumns) return;
  const advice = `at least ${matrix.columns}, the columns of the ${name} space; or reduce the space first: reduction({ rank: 300 })`;
  throw new OptionError('mostColumns', mostColumns, advice);
}

function splitWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/u).filter(Boolean);
}

function meanVector(
  { matrix, targets }: Space,
  text: string,
  known: readonly string[],
  weight: (target: string) => number,
): number[] {
  const sum = new Float64Array(matrix.columns);
  let weights = 0;
  for (const target of known) {
    const factor = weight(target);
    const row = targets.indexOf(target);
    // Plain loops: a call for each number takes three times as long.
    if (matrix instanceof DenseMatrix) {
      const values = matrix.row(row);
      for (let column = 0; column < values.length; column++) sum[column] += factor * values[column];
    } else {
      const { columns, values } = matrix.row(row);
      for (let entry = 0; entry < columns.length; entry++) sum[columns[entry]] += factor * values[entry];
    }
    weights += factor;
  }
  if (weights > 0) {
    const mean = new Array<number>(sum.length);
    for (let column = 0; column < sum.length; column++) mean[column] = sum[column] / weights;
    return mean;
  }
  throw new QualiaError('ZERO_WEIGHT', `Every known word of "${text}" has weight 0, so it has no mean vector.`);
}

/** Starts a hash with what a space holds: its shape, targets and numbers. */
export function hashSpace({ targets, matrix }: Space): Hash {
  const hash = createHash('sha256').update(JSON.stringify([matrix.rows, matrix.columns]));
  for (const label of targets.labels) hash.update(JSON.stringify(label));
  const arrays =
    matrix instanceof DenseMatrix ? [matrix.values] : [matrix.rowStarts, matrix.columnIndices, matrix.values];
  for (const array of arrays) hash.update(array);
  return hash;
}
