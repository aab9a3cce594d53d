import { createHash } from 'node:crypto';
import { Vocabulary } from '../corpus/vocabulary.js';
import { QualiaError, requireWhole, ShapeError } from '../errors.js';
import { DenseMatrix, denseFromRows } from '../matrix/dense-matrix.js';
import { denseSvd } from '../matrix/dense-svd.js';
import type { HistoryStep } from '../space/history.js';
import { Space } from '../space/space.js';
import { embedTexts } from './embed-texts.js';
import type { EmbeddingModel } from './embedding-model.js';
import type { StaticEmbedding } from './static-embedding.js';

/** Options of {@link fitCommonComponents}. */
export interface CommonComponentsOptions {
  /** How many directions; default 1, as the authors take. */
  readonly components?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The name of the step in a history. */
const commonComponentsStep = 'commonComponents';

/** A vector of which a smaller share is left counts as none: directions are kept in single precision. */
const smallestShare = 1e-6;

/**
 * Finds the directions that the vectors of texts have most in common: the first right singular vectors of the matrix of the
 * distinct texts' vectors, which are not centred (Arora, Liang & Ma 2017, algorithm 1).
 *
 * The texts are a sample of those that will be compared, a few thousand sentences; the whole matrix is held in memory.
 *
 * @returns a space with a row of length 1 for each direction, the strongest first, which `writeSpace` keeps; its history names
 * the model, the texts by a checksum, and the singular values.
 * @throws OptionError when `components` is no whole number from 1; QualiaError when the vectors have fewer directions; what the
 * model throws, for instance for a text of unknown words.
 */
export async function fitCommonComponents(
  model: EmbeddingModel,
  texts: Iterable<string>,
  options: CommonComponentsOptions = {},
): Promise<Space> {
  const { components = 1, signal } = options;
  requireWhole('components', components, 1);
  const vectors = await embedTexts(model, texts, { signal });
  const { right, singularValues } = denseSvd(denseFromRows([...vectors.values()]), { rank: components });
  const strengths = [...singularValues];
  if (strengths.length < components) {
    const found = `The vectors of ${vectors.size} texts have ${strengths.length} directions, not ${components}.`;
    throw new QualiaError('RANK', `${found} Give more texts, or ask for fewer components.`);
  }
  const hash = createHash('sha256');
  for (const text of vectors.keys()) hash.update(JSON.stringify(text));
  const step: HistoryStep = {
    step: commonComponentsStep,
    options: { provider: model.provider, modelId: model.modelId, components, texts: hash.digest('hex').slice(0, 16) },
    result: { texts: vectors.size, singularValues: strengths },
  };
  return new Space({
    name: 'common components',
    targets: new Vocabulary(
      'the common components',
      strengths.map((_, place) => `${place + 1}`),
    ),
    matrix: denseFromRows(strengths.map((_, place) => columnOf(right, place))),
    history: [step],
  });
}

/**
 * Makes a model whose vectors are those of another without what they have in common: v - sum of (v . u) u over the directions
 * u that {@link fitCommonComponents} found with that model.
 *
 * @throws QualiaError when the components are of another model or the space holds none, or, on a call, when nothing of a
 * vector is left, which would be a vector without a direction; ShapeError when the vectors have another length.
 */
export function removeCommonComponents(
  model: EmbeddingModel & Partial<Pick<StaticEmbedding, 'history'>>,
  components: Space,
): StaticEmbedding {
  const { step, directions } = requireComponents(model, components);
  const hash = createHash('sha256').update(directions.values).digest('hex').slice(0, 16);
  return {
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: `${model.modelId}-without-${directions.rows}-${hash}`,
    fingerprint: model.fingerprint,
    maxEmbeddingsPerCall: model.maxEmbeddingsPerCall,
    supportsParallelCalls: model.supportsParallelCalls,
    knows: model.knows,
    history: [...(model.history ?? []), step],
    async doEmbed(asked) {
      const { embeddings, ...rest } = await model.doEmbed(asked);
      return {
        ...rest,
        embeddings: embeddings.map((vector, place) => removeDirections(vector, directions, asked.values[place] ?? '')),
      };
    },
  };
}

function requireComponents(
  { provider, modelId }: EmbeddingModel,
  { matrix, history, name }: Space,
): { readonly step: HistoryStep; readonly directions: DenseMatrix } {
  const step = history.at(-1);
  if (step?.step !== commonComponentsStep || !(matrix instanceof DenseMatrix)) {
    throw new QualiaError(
      'COMPONENTS',
      `The ${name} space holds no common components; fitCommonComponents makes them.`,
    );
  }
  const { provider: fittedProvider, modelId: fittedId } = step.options;
  if (fittedProvider === provider && fittedId === modelId) return { step, directions: matrix };
  const fitted = `The components are of the model ${fittedId} of ${fittedProvider}, not of ${modelId} of ${provider}.`;
  throw new QualiaError('COMPONENTS', `${fitted} Fit them anew with fitCommonComponents.`);
}

function removeDirections(vector: readonly number[], directions: DenseMatrix, text: string): number[] {
  if (vector.length !== directions.columns) {
    throw new ShapeError('removeCommonComponents', `a vector of ${vector.length}`, `${directions.columns} numbers`);
  }
  let left = vector;
  for (let row = 0; row < directions.rows; row++) {
    const direction = directions.row(row);
    const product = left.reduce((sum, value, column) => sum + value * direction[column], 0);
    left = left.map((value, column) => value - product * direction[column]);
  }
  if (lengthOf(left) > smallestShare * lengthOf(vector)) return [...left];
  throw new QualiaError(
    'ZERO_VECTOR',
    `The vector of "${text}" lies in the common components, so nothing is left of it.`,
  );
}

function lengthOf(vector: readonly number[]): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

function columnOf(matrix: DenseMatrix, column: number): number[] {
  return Array.from({ length: matrix.rows }, (_, row) => matrix.at(row, column));
}
