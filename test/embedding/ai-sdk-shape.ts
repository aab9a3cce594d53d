import { APICallError, type EmbeddingModelV2, type EmbeddingModelV3, type JSONObject } from '@ai-sdk/provider';

/**
 * An embedding model of the specification v4 by its published types; the package that has them does not install on Node 20.
 * Its calls have `dimensions` beside what those of v3 have.
 */
export type EmbeddingModelV4 = Omit<EmbeddingModelV3, 'specificationVersion' | 'doEmbed'> & {
  readonly specificationVersion: 'v4';
  doEmbed(options: Parameters<EmbeddingModelV3['doEmbed']>[0] & { dimensions?: number }): PromiseLike<{
    embeddings: Array<Array<number>>;
    usage?: { tokens: number };
    providerMetadata?: Record<string, JSONObject>;
    response?: { headers?: Record<string, string>; body?: unknown };
    warnings: Array<
      | { type: 'unsupported' | 'compatibility'; feature: string; details?: string }
      | { type: 'deprecated'; setting: string; message: string }
      | { type: 'other'; message: string }
    >;
  }>;
};

/** The models of the AI SDK by their versions. */
interface Models {
  readonly v2: EmbeddingModelV2<string>;
  readonly v3: EmbeddingModelV3;
  readonly v4: EmbeddingModelV4;
}

/** Makes the error of the AI SDK for a status. */
export function callError(statusCode: number, responseHeaders: Record<string, string> = {}): APICallError {
  return new APICallError({
    message: `status ${statusCode}`,
    url: 'http://localhost/embeddings',
    requestBodyValues: {},
    statusCode,
    responseHeaders,
  });
}

/** Makes a model as the AI SDK's providers do: an instance of a class, with getters. */
export function aiSdkModel<Version extends keyof Models>(
  specificationVersion: Version,
  failures: APICallError[] = [],
): Models[Version] {
  class TextModel {
    readonly specificationVersion = specificationVersion;
    readonly modelId = 'text';
    readonly maxEmbeddingsPerCall = Number.POSITIVE_INFINITY;
    readonly supportsParallelCalls = true;
    get provider(): string {
      return 'made-up.embedding';
    }
    async doEmbed({ values, abortSignal }: Parameters<EmbeddingModelV3['doEmbed']>[0]) {
      abortSignal?.throwIfAborted();
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      const embeddings = values.map((value) => [value.length, 1]);
      return { embeddings, usage: { tokens: values.length }, warnings: [] };
    }
  }
  return new TextModel() as unknown as Models[Version];
}
