import type { EmbedTextsOptions } from '../embedding/embed-texts.js';
import { embedWords } from '../embedding/embed-words.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { QualiaError } from '../errors.js';
import type { Space } from '../space/space.js';
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
 * Makes a dual space of two embedding models: the vectors that they give the words, each distinct word that both know
 * once, in order.
 *
 * @throws as `embedTexts`; QualiaError with code `EMPTY` when there are no words that both know.
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
  const known = distinct.filter((word) => [domainModel, functionModel].every((model) => model.knows?.(word) ?? true));
  if (known.length === 0) throw new QualiaError('EMPTY', 'There are no words that both models know.');
  const embed = (
    name: string,
    model: EmbeddingModel,
    cache: EmbedTextsOptions['cache'],
    done: number,
  ): Promise<Space> => {
    return embedWords(model, known, { name, cache, signal, onProgress: (share) => onProgress?.((done + share) / 2) });
  };
  const domainSpace = await embed('domain', domainModel, domainCache, 0);
  const functionSpace = await embed('function', functionModel, functionCache, 1);
  return new DualSpace(domainSpace, functionSpace, { suggest: createTargetSuggester(domainSpace, functionSpace) });
}
