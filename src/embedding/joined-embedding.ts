import { createHash } from 'node:crypto';
import { requireOption, ShapeError } from '../errors.js';
import type { EmbeddingModel } from './embedding-model.js';

/**
 * Makes one embedding model of several: their vectors of a text stand side by side, each scaled to length 1, so that the inner product
 * of two is the sum of the cosines of all models. A vector of zeros stays one.
 *
 * It knows the texts that all of them know, where some of them tell which they know, and asks for as many at once as all of them take.
 *
 * @throws OptionError without a model.
 * @example const words = createJoinedEmbedding([await openModel('static:glove.txt'), await openModel('space:domain.safetensors')]);
 */
export function createJoinedEmbedding(models: readonly EmbeddingModel[]): EmbeddingModel {
  requireOption(models.length > 0, 'models', models.length, 'one model or more');
  return {
    specificationVersion: 'v3',
    provider: 'qualia',
    get modelId() {
      return models.map(({ modelId }) => modelId).join(' + ');
    },
    get fingerprint() {
      const parts = models.map(({ provider, modelId, fingerprint = '' }) => [provider, modelId, fingerprint]);
      return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    },
    maxEmbeddingsPerCall: findLeast(models),
    supportsParallelCalls: Promise.all(models.map((model) => model.supportsParallelCalls)).then((all) =>
      all.every(Boolean),
    ),
    ...(models.some(({ knows }) => knows !== undefined) && {
      knows: (text: string) => models.every((model) => model.knows?.(text) ?? true),
    }),
    async doEmbed(asked) {
      const joined: number[][] = asked.values.map(() => []);
      let tokens: number | undefined;
      for (const model of models) {
        const { embeddings, usage } = await model.doEmbed(asked);
        if (embeddings.length !== joined.length) {
          throw new ShapeError('createJoinedEmbedding', `${embeddings.length} vectors`, `${joined.length}`);
        }
        for (const [place, vector] of embeddings.entries()) {
          const length = Math.hypot(...vector);
          for (const entry of vector) joined[place].push(length === 0 ? 0 : entry / length);
        }
        if (usage !== undefined) tokens = usage.tokens + (tokens ?? 0);
      }
      return { embeddings: joined, ...(tokens !== undefined && { usage: { tokens } }) };
    },
  };
}

async function findLeast(models: readonly EmbeddingModel[]): Promise<number | undefined> {
  const limits = (await Promise.all(models.map((model) => model.maxEmbeddingsPerCall))).flatMap((limit) => limit ?? []);
  return limits.length === 0 ? undefined : Math.min(...limits);
}
