/**
 * A source of vectors for texts, of the same shape as an embedding model of the Vercel AI SDK, so that those are
 * accepted as they are.
 *
 * A provider implements these members and nothing clever: splitting, order, retry and caching happen above it.
 */
export interface EmbeddingModel {
  readonly specificationVersion: string;
  /** Who makes the vectors, for instance `qualia`. */
  readonly provider: string;
  readonly modelId: string;
  /**
   * What else tells its vectors from those of other models of the same provider and id, for instance the address of a server;
   * caches keep models apart by it, as a hash, and nothing shows it. Absent where provider and id say all.
   */
  readonly fingerprint?: string | undefined;
  /** How many texts one call may hold; undefined where there is no limit. */
  readonly maxEmbeddingsPerCall: number | undefined | PromiseLike<number | undefined>;
  readonly supportsParallelCalls: boolean | PromiseLike<boolean>;
  /**
   * Tells whether it has a vector for a text. Models of word vectors have none for a text without a known word, and refuse a
   * call that holds one; absent where there is one for every text.
   */
  readonly knows?: ((text: string) => boolean) | undefined;
  /** Returns one vector a text, in order, all of the same length. */
  doEmbed(options: EmbedOptions): PromiseLike<EmbedResult>;
}

/** A value of JSON. */
export type JsonValue = null | string | number | boolean | JsonValue[] | { [name: string]: JsonValue };

/**
 * Settings that only one provider knows, by the name of the provider and then of the setting, as the AI SDK has them:
 * `{ openai: { dimensions: 256 } }`.
 */
export type ProviderOptions = Readonly<Record<string, { [name: string]: JsonValue }>>;

/** What a model is asked for. */
export interface EmbedOptions {
  readonly values: string[];
  readonly abortSignal?: AbortSignal;
  /** Further headers of the request; a model that asks no server leaves them aside. */
  readonly headers?: Record<string, string>;
  /** A model leaves those of other providers aside. */
  readonly providerOptions?: ProviderOptions;
}

/** What a model returns. */
export interface EmbedResult {
  readonly embeddings: number[][];
  readonly usage?: { readonly tokens: number } | undefined;
  /** What the model has to say of the call though it has answered it. */
  readonly warnings?: readonly EmbedWarning[] | undefined;
  /** What only one provider tells, by the name of the provider. */
  readonly providerMetadata?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** Something that a model did not do as it was asked, as the AI SDK has it. */
export interface EmbedWarning {
  /** `unsupported`, `compatibility`, `other`, or what a later AI SDK has. */
  readonly type: string;
  /** What is not supported, or only by a makeshift. */
  readonly feature?: string | undefined;
  readonly details?: string | undefined;
  /** A whole sentence, where there is no feature. */
  readonly message?: string | undefined;
}
