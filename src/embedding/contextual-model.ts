/**
 * A source of vectors for words in their context, one of the second kind beside `EmbeddingModel`: the same word has another
 * vector in another text.
 */
export interface ContextualModel {
  /** Who makes the vectors, for instance `transformers`. */
  readonly provider: string;
  readonly modelId: string;
  /** Returns one vector a target, in order, all of the same length. */
  doEmbedTargets(options: EmbedTargetsOptions): PromiseLike<EmbedTargetsResult>;
  /** Returns the vectors of all words of each text, in order; absent where the model cannot. */
  readonly doEmbedTokens?: ((options: EmbedTokensOptions) => PromiseLike<EmbedTokensResult>) | undefined;
  /**
   * Returns one vector a passage, in order: of a whole text as the model embeds texts, of a target as `doEmbedTargets` gives it. A text
   * that several passages are of is run once. Absent where the model cannot.
   */
  readonly doEmbedPassages?: ((options: EmbedPassagesOptions) => PromiseLike<EmbedTargetsResult>) | undefined;
}

/** A word or phrase where it stands in a text. */
export interface TargetInContext {
  readonly text: string;
  /** Where the target begins in the text, in UTF-16 units as `String.prototype.indexOf` counts. */
  readonly start: number;
  /** Where it ends: the place behind its last unit. */
  readonly end: number;
}

/** What a contextual model is asked for. */
export interface EmbedTargetsOptions {
  readonly targets: readonly TargetInContext[];
  /** The layers whose vectors are averaged, 0 being the embeddings of the input; default the last one. */
  readonly layers?: readonly number[] | undefined;
  /** Whether a mask stands in the place of the target, so that the vector tells what the context expects; default false. */
  readonly masked?: boolean | undefined;
  readonly abortSignal?: AbortSignal | undefined;
}

/** A text whose vector is wanted, or that of a target in it. */
export interface EmbeddedPassage {
  readonly text: string;
  /** Where the target stands, in UTF-16 units; absent where the vector of the whole text is wanted. */
  readonly target?: { readonly start: number; readonly end: number } | undefined;
  /** The layers of a target's vector that are averaged, 0 being the embeddings of the input; default as the model is set. */
  readonly layers?: readonly number[] | undefined;
  /** Whether a mask stands in the place of the target; default false. */
  readonly masked?: boolean | undefined;
}

/** What a contextual model is asked for, where passages of several kinds are wanted. */
export interface EmbedPassagesOptions {
  readonly passages: readonly EmbeddedPassage[];
  readonly abortSignal?: AbortSignal | undefined;
}

/** What a contextual model returns. */
export interface EmbedTargetsResult {
  readonly embeddings: number[][];
  readonly usage?: { readonly tokens: number } | undefined;
}

/** What a contextual model is asked for, where the vectors of all words are wanted. */
export interface EmbedTokensOptions {
  readonly texts: readonly string[];
  /** The layers whose vectors are averaged, 0 being the embeddings of the input; default the last one. */
  readonly layers?: readonly number[] | undefined;
  readonly abortSignal?: AbortSignal | undefined;
}

/** A word, mark or part of a word of a text with its vector. */
export interface TokenVector {
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends: the place behind its last unit. */
  readonly end: number;
  readonly vector: number[];
}

/** What a contextual model returns for all words. */
export interface EmbedTokensResult {
  /** One list a text: its tokens from left to right, none of which overlap. What a model cuts off a long text is not there. */
  readonly tokens: readonly (readonly TokenVector[])[];
  readonly usage?: { readonly tokens: number } | undefined;
}

/** Tells whether a value, for instance an embedding model, is a contextual model too. */
export function isContextualModel(value: unknown): value is ContextualModel {
  if (typeof value !== 'object' || value === null) return false;
  const { provider, modelId, doEmbedTargets } = value as { readonly [Field in keyof ContextualModel]?: unknown };
  return typeof doEmbedTargets === 'function' && typeof provider === 'string' && typeof modelId === 'string';
}
