import { basename, join } from 'node:path';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { parseModelSpecification, printModelSpecification } from '../embedding/model-specification.js';
import type { VectorCache } from '../embedding/vector-cache.js';
import { openModel } from '../models/open-model.js';

/** What opening a model for a benchmark needs. */
export interface OpenCachedModelContext {
  readonly signal: AbortSignal;
  readonly onNotice: (notice: string) => void;
  /** Where files of models are kept between runs. */
  readonly cacheFolder: string;
  /** Opens the cache of a model's vectors, and closes it when all is done. */
  readonly openCache: (model: EmbeddingModel) => Promise<VectorCache>;
}

/** A model with where its vectors are kept. */
export interface CachedModel {
  readonly model: EmbeddingModel;
  readonly cache: VectorCache;
  /** Its specification with the names of files alone, so that a result names no folder of a machine. */
  readonly shown: string;
}

/** Opens the model that a specification of `openModel` names, with the cache of its vectors. */
export async function openCachedModel(target: string, context: OpenCachedModelContext): Promise<CachedModel> {
  const { signal, cacheFolder, openCache } = context;
  const model = await openModel(target, { signal, cacheFolder: join(cacheFolder, 'models') });
  const cache = await openCache(model);
  const { kind, target: path, ...rest } = parseModelSpecification(target);
  const shown = ['http', 'https', 'ai-sdk'].includes(kind) ? path : basename(path);
  return { model, cache, shown: printModelSpecification({ kind, target: shown, ...rest }) };
}
