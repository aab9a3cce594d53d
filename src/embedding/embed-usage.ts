/** What a run of embedding has used so far. */
export interface EmbedUsage {
  /** How many texts have a vector, repeated ones included. */
  readonly texts: number;
  /** How many of them had one in the cache. */
  readonly cacheHits: number;
  /** How often the model was asked, calls that failed and calls for parts of a batch that failed included. */
  readonly calls: number;
  /** How many of the calls asked once more for what an earlier one had failed to give. */
  readonly retries: number;
  /** The tokens that the model says it has read; undefined where an answer does not say. */
  readonly tokens: number | undefined;
  /** The tokens of the texts that got a vector from the model, as estimated. */
  readonly estimatedTokens: number;
  /** The price of `tokens`; undefined where no price is set or an answer does not say its tokens. */
  readonly cost: number | undefined;
}

/** Adds up what a run uses. */
export class UsageTally {
  texts = 0;
  cacheHits = 0;
  calls = 0;
  retries = 0;
  estimatedTokens = 0;
  #tokens: number | undefined = 0;
  readonly #price: number | undefined;

  constructor(pricePerMillionTokens: number | undefined) {
    this.#price = pricePerMillionTokens;
  }

  /** Adds the tokens that an answer says; undefined where it does not. */
  addTokens(tokens: number | undefined): void {
    this.#tokens = this.#tokens === undefined || tokens === undefined ? undefined : this.#tokens + tokens;
  }

  /** Returns what was used so far; later additions do not change it. */
  read(): EmbedUsage {
    const { texts, cacheHits, calls, retries, estimatedTokens } = this;
    const tokens = this.#tokens;
    const cost = tokens === undefined || this.#price === undefined ? undefined : (tokens * this.#price) / 1e6;
    return { texts, cacheHits, calls, retries, tokens, estimatedTokens, cost };
  }
}
