import type { EmbeddingModel, EmbedOptions, EmbedResult } from '../../src/embedding/embedding-model.js';
import type { VectorCache } from '../../src/embedding/vector-cache.js';

/** The vector that toy models give a text: how long it is, and a 1. */
export const lengthVector = (text: string): number[] => [text.length, 1];

/** Makes a model whose answers are written in the test. */
export function toyModel(
  doEmbed: (options: EmbedOptions) => PromiseLike<EmbedResult> = async ({ values }) => ({
    embeddings: values.map(lengthVector),
  }),
  limits: Partial<Pick<EmbeddingModel, 'maxEmbeddingsPerCall' | 'supportsParallelCalls'>> = {},
): EmbeddingModel {
  return {
    specificationVersion: 'v3',
    provider: 'toy',
    modelId: 'm',
    maxEmbeddingsPerCall: undefined,
    supportsParallelCalls: true,
    doEmbed,
    ...limits,
  };
}

/** A cache that lasts as long as the test. */
export function memoryCache(): VectorCache & { readonly known: Map<string, Float32Array> } {
  const known = new Map<string, Float32Array>();
  return {
    known,
    find: (text) => known.get(text),
    add: async (vectors) => {
      for (const [text, vector] of vectors) known.set(text, vector);
    },
  };
}

/** A call that the test answers when it likes. */
export interface OpenCall {
  readonly values: readonly string[];
  answer(): void;
  fail(error: unknown): void;
}

/** Makes a model whose calls wait to be answered by the test. */
export function waitingModel(limits: Parameters<typeof toyModel>[1] = {}): {
  readonly model: EmbeddingModel;
  readonly calls: OpenCall[];
} {
  const calls: OpenCall[] = [];
  const model = toyModel(
    ({ values }) =>
      new Promise((resolve, reject) => {
        calls.push({ values, answer: () => resolve({ embeddings: values.map(lengthVector) }), fail: reject });
      }),
    limits,
  );
  return { model, calls };
}

/** Lets everything go on that waits for nothing outside. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
