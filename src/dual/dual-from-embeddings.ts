import { Vocabulary } from '../corpus/vocabulary.js';
import { type EmbedTextsOptions, embedTexts } from '../embedding/embed-texts.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { QualiaError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { Space } from '../space/space.js';
import { DualSpace } from './dual-space.js';
import { createTargetSuggester } from './suggest-targets.js';

/** Options of {@link dualFromEmbeddings}. */
export interface DualFromEmbeddingsOptions extends Pick<EmbedTextsOptions, 'signal' | 'onProgress'> {
  /** Where vectors of the domain model are kept between runs; default nowhere. */
  readonly domainCache?: EmbedTextsOptions['cache'];
  /** Where vectors of the function model are kept between runs; default nowhere. */
  readonly functionCache?: EmbedTextsOptions['cache'];
}

/**
 * Makes a dual space of two embedding models: the vectors that they give the words, each distinct word once, in order.
 *
 * @throws as `embedTexts`; QualiaError with code `EMPTY` when there are no words.
 * @example await dualFromEmbeddings(topicModel, syntaxModel, ['dog', 'house', 'kennel'])
 */
export async function dualFromEmbeddings(
  domainModel: EmbeddingModel,
  functionModel: EmbeddingModel,
  words: Iterable<string>,
  options: DualFromEmbeddingsOptions = {},
): Promise<DualSpace> {
  const { signal, onProgress, domainCache, functionCache } = options;
  const distinct = [...new Set(words)];
  if (distinct.length === 0) throw new QualiaError('EMPTY', 'There are no words to make a dual space of.');
  const embed = async (name: string, model: EmbeddingModel, cache: EmbedTextsOptions['cache'], done: number) => {
    const vectors = await embedTexts(model, distinct, {
      cache,
      signal,
      onProgress: (share) => onProgress?.((done + share) / 2),
    });
    return makeSpace(name, model, distinct, vectors);
  };
  const domainSpace = await embed('domain', domainModel, domainCache, 0);
  const functionSpace = await embed('function', functionModel, functionCache, 1);
  return new DualSpace(domainSpace, functionSpace, { suggest: createTargetSuggester(domainSpace, functionSpace) });
}

function makeSpace(
  name: string,
  { provider, modelId }: EmbeddingModel,
  words: readonly string[],
  vectors: ReadonlyMap<string, Float32Array>,
): Space {
  const columns = vectors.get(words[0])?.length ?? 0;
  const values = new Float32Array(words.length * columns);
  words.forEach((word, row) => {
    values.set(vectors.get(word) ?? [], row * columns);
  });
  return new Space({
    name,
    targets: new Vocabulary(`the ${name} space`, words),
    matrix: new DenseMatrix(words.length, columns, values),
    history: [{ step: 'embedding', options: { provider, modelId } }],
  });
}
