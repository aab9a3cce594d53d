/** Settings that only one provider knows, as JSON. */
type ProviderSettings = Record<string, Record<string, unknown>>;

/** The members of an embedding model of the Vercel AI SDK, its specifications v2 to v4, by its published documentation. */
export interface AiSdkEmbeddingModel<Version extends 'v2' | 'v3' | 'v4'> {
  readonly specificationVersion: Version;
  readonly provider: string;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: PromiseLike<number | undefined> | number | undefined;
  readonly supportsParallelCalls: PromiseLike<boolean> | boolean;
  doEmbed(options: {
    values: Array<string>;
    abortSignal?: AbortSignal;
    providerOptions?: ProviderSettings;
    headers?: Record<string, string | undefined>;
  }): PromiseLike<{
    embeddings: Array<Array<number>>;
    usage?: { tokens: number };
    providerMetadata?: ProviderSettings;
    response?: { headers?: Record<string, string>; body?: unknown };
    warnings: Array<{ type: string }>;
  }>;
}

/** An error with the fields of the AI SDK's APICallError. */
export class AiSdkCallError extends Error {
  readonly statusCode: number | undefined;
  readonly isRetryable: boolean;
  readonly responseHeaders: Record<string, string>;

  constructor(statusCode: number, responseHeaders: Record<string, string> = {}) {
    super(`status ${statusCode}`);
    this.statusCode = statusCode;
    this.isRetryable = statusCode >= 500 || statusCode === 429;
    this.responseHeaders = responseHeaders;
  }
}

/** Makes a model as the AI SDK's providers do: an instance of a class, with getters. */
export function aiSdkModel<Version extends 'v2' | 'v3' | 'v4'>(
  specificationVersion: Version,
  failures: AiSdkCallError[] = [],
): AiSdkEmbeddingModel<Version> {
  class TextModel implements AiSdkEmbeddingModel<Version> {
    readonly specificationVersion = specificationVersion;
    readonly modelId = 'text';
    readonly maxEmbeddingsPerCall = Number.POSITIVE_INFINITY;
    readonly supportsParallelCalls = true;
    get provider(): string {
      return 'made-up.embedding';
    }
    async doEmbed({ values, abortSignal }: Parameters<AiSdkEmbeddingModel<Version>['doEmbed']>[0]) {
      abortSignal?.throwIfAborted();
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      const embeddings = values.map((value) => [value.length, 1]);
      return { embeddings, usage: { tokens: values.length }, warnings: [] };
    }
  }
  return new TextModel();
}
