import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';

/** A model in a few lines: anything of the right shape satisfies the contract, promises for its limits included. */
const lengthModel: EmbeddingModel = {
  specificationVersion: 'v2',
  provider: 'test',
  modelId: 'length',
  maxEmbeddingsPerCall: Promise.resolve(2048),
  supportsParallelCalls: Promise.resolve(false),
  async doEmbed({ values, abortSignal }) {
    abortSignal?.throwIfAborted();
    return { embeddings: values.map((text) => [text.length, 1]), usage: { tokens: values.length } };
  },
};

describeEmbeddingModel('a model made by hand', () => lengthModel, ['', 'constructor', '__proto__']);
