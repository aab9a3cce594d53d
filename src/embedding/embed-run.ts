import { QualiaError } from '../errors.js';
import { type EmbedUsage, UsageTally } from './embed-usage.js';
import { EmbeddingBatchError } from './embedding-batch-error.js';
import type { EmbeddingModel } from './embedding-model.js';
import { type RetryCallOptions, retryCall } from './retry-call.js';
import type { VectorCache } from './vector-cache.js';

/** Settings of an {@link EmbedRun}. */
export interface EmbedRunSettings {
  readonly cache: VectorCache | undefined;
  readonly textsPerCall: number;
  readonly tokensPerCall: number;
  readonly estimateTokens: (text: string) => number;
  readonly concurrency: number;
  readonly refusesBlank: boolean;
  readonly pricePerMillionTokens: number | undefined;
  readonly onUsage: (usage: EmbedUsage) => void;
  readonly retry: Omit<RetryCallOptions, 'signal'>;
}

/** Texts that are asked for together. */
export interface EmbedBatch {
  /** Whether the vectors, or a failure, are there. */
  readonly isSettled: boolean;
}

/** What a call asks for. */
interface AskedTexts {
  readonly texts: readonly string[];
  /** The place of each of the texts in the stream. */
  readonly places: readonly number[];
  readonly tokens: number;
}

/** A batch as its run sees it. */
interface Batch extends EmbedBatch, AskedTexts {
  readonly texts: string[];
  readonly places: number[];
  tokens: number;
  /** How many texts of the stream wait for it, repeated ones included. */
  waiting: number;
  isSettled: boolean;
  vectors: ReadonlyMap<string, Float32Array>;
  failure?: { readonly error: unknown };
}

/** A text whose vector was in the cache; there may be millions, so that it is small. */
class KnownText implements EmbedBatch {
  readonly isSettled = true;
  readonly vector: Float32Array;

  constructor(vector: Float32Array) {
    this.vector = vector;
  }
}

/**
 * The calls of one run over a stream of texts.
 *
 * 1. No batch holds more texts or estimated tokens than one call may, but for a text that alone has more tokens.
 * 2. No more calls run than `concurrency`.
 * 3. A text is in one batch only, from when it is added until it is given.
 * 4. Calls begin in the order of the texts, and none begins after one has failed: what comes before its texts is asked already.
 */
export class EmbedRun {
  readonly textsPerCall: number;
  readonly concurrency: number;
  readonly usage: UsageTally;
  readonly #model: EmbeddingModel;
  readonly #settings: EmbedRunSettings;
  readonly #ending = new AbortController();
  readonly #running = new Map<Batch, Promise<void>>();
  readonly #batchOf = new Map<string, Batch>();
  readonly #full: Batch[] = [];
  #open: Batch | undefined;
  #added = 0;
  #dimensions: number | undefined;
  #hasFailed = false;
  #mayCall = true;

  constructor(model: EmbeddingModel, settings: EmbedRunSettings) {
    this.#model = model;
    this.#settings = settings;
    this.textsPerCall = settings.textsPerCall;
    this.concurrency = settings.concurrency;
    this.usage = new UsageTally(settings.pricePerMillionTokens);
  }

  /** Whether a text has no vector and never will have; what comes behind it is in vain. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Whether a batch waits for a call to end. */
  get isFull(): boolean {
    return this.#full.length > 0;
  }

  /** Adds the next text, and returns the batch that will have its vector. */
  add(text: string): EmbedBatch {
    const place = this.#added++;
    const held = this.#batchOf.get(text);
    if (held !== undefined) {
      if (held.isSettled) this.usage.texts++;
      else held.waiting++;
      return held;
    }
    if (this.#settings.refusesBlank && text.trim() === '') {
      return this.#fail(newBatch(), new QualiaError('BLANK_TEXT', `Text ${place + 1} is blank.`));
    }
    const known = this.#settings.cache?.find(text);
    return known === undefined ? this.#addAsked(text, place) : this.#addKnown(text, place, known);
  }

  /** Begins a call where one may run, also of a batch that could hold more if `evenPart`; returns whether it did. */
  launch(evenPart: boolean): boolean {
    if (!this.#mayCall || this.#running.size >= this.concurrency) return false;
    if (this.#full.length === 0 && evenPart) this.#closeOpen();
    const batch = this.#full.shift();
    if (batch === undefined) return false;
    const asking = this.#ask(batch)
      .then((vectors) => {
        batch.vectors = vectors;
        batch.isSettled = true;
        this.usage.texts += batch.waiting;
        this.#settings.onUsage(this.usage.read());
      })
      .catch((error: unknown) => {
        this.#mayCall = false;
        this.#fail(batch, error);
      });
    this.#running.set(
      batch,
      asking.finally(() => this.#running.delete(batch)),
    );
    return true;
  }

  /** Waits until one of the running calls has ended. */
  async settled(): Promise<void> {
    await Promise.race(this.#running.values());
  }

  /** Returns the vector of a text from its settled batch, or throws why there is none. */
  take(batch: EmbedBatch, text: string): Float32Array {
    if (batch instanceof KnownText) return batch.vector;
    const { failure, vectors } = batch as Batch;
    if (failure !== undefined) throw failure.error;
    const vector = vectors.get(text);
    if (vector === undefined) throw new RangeError(`"${text}" is of another batch.`);
    if (this.#batchOf.get(text) === batch) this.#batchOf.delete(text);
    return vector;
  }

  /** Ends the calls that run. */
  stop(reason: unknown): void {
    this.#ending.abort(reason);
  }

  #addAsked(text: string, place: number): Batch {
    const { estimateTokens, tokensPerCall } = this.#settings;
    const tokens = estimateTokens(text);
    if (this.#open !== undefined && this.#open.tokens + tokens > tokensPerCall) this.#closeOpen();
    this.#open ??= newBatch();
    const batch = this.#open;
    batch.texts.push(text);
    batch.places.push(place);
    batch.tokens += tokens;
    batch.waiting++;
    this.#batchOf.set(text, batch);
    if (batch.texts.length >= this.textsPerCall) this.#closeOpen();
    return batch;
  }

  #addKnown(text: string, place: number, vector: Float32Array): EmbedBatch {
    try {
      this.#checkLength(vector);
    } catch (error) {
      return this.#fail({ ...newBatch(), texts: [text], places: [place] }, error);
    }
    this.usage.texts++;
    this.usage.cacheHits++;
    return new KnownText(vector);
  }

  #closeOpen(): void {
    if (this.#open !== undefined) this.#full.push(this.#open);
    this.#open = undefined;
  }

  #fail(batch: Batch, error: unknown): Batch {
    this.#hasFailed = true;
    return Object.assign(batch, { failure: { error }, isSettled: true });
  }

  async #ask(batch: Batch): Promise<ReadonlyMap<string, Float32Array>> {
    const known = this.#findAdded(batch);
    if (known.size === 0) return await this.#askModel(batch);
    const isAsked = batch.texts.map((text) => !known.has(text));
    const texts = batch.texts.filter((_, place) => isAsked[place]);
    const places = batch.places.filter((_, place) => isAsked[place]);
    if (texts.length === 0) return known;
    const tokens = texts.reduce((sum, text) => sum + this.#settings.estimateTokens(text), 0);
    return new Map([...known, ...(await this.#askModel({ texts, places, tokens }))]);
  }

  /** Finds what other processes have added to the cache since the texts were added here. */
  #findAdded({ texts }: Batch): Map<string, Float32Array> {
    const { cache } = this.#settings;
    const known = new Map<string, Float32Array>();
    if (cache?.refresh === undefined) return known;
    cache.refresh();
    for (const text of texts) {
      const vector = cache.find(text);
      if (vector === undefined) continue;
      this.#checkLength(vector);
      known.set(text, vector);
    }
    this.usage.cacheHits += known.size;
    return known;
  }

  async #askModel(batch: AskedTexts): Promise<ReadonlyMap<string, Float32Array>> {
    const { texts, places } = batch;
    const { retry, cache } = this.#settings;
    const { signal } = this.#ending;
    const call = () => {
      this.usage.calls++;
      return this.#model.doEmbed({ values: [...texts], abortSignal: signal });
    };
    const onRetry: RetryCallOptions['onRetry'] = (told) => {
      this.usage.retries++;
      retry.onRetry(told);
    };
    const outcome = await retryCall(call, { ...retry, onRetry, signal });
    if ('error' in outcome) {
      const { error: cause, tries, askedWait } = outcome;
      throw new EmbeddingBatchError(this.#model, { texts, places, tries, askedWait, cause });
    }
    const { embeddings, usage } = outcome.value;
    this.usage.addTokens(usage?.tokens);
    this.usage.estimatedTokens += batch.tokens;
    const vectors = this.#checkVectors(batch, embeddings, outcome.tries);
    await cache?.add(vectors);
    return vectors;
  }

  #checkVectors(
    { texts, places }: AskedTexts,
    embeddings: readonly ArrayLike<number>[],
    tries: number,
  ): Map<string, Float32Array> {
    try {
      if (embeddings.length !== texts.length) {
        const problem = `${this.#name} gives ${embeddings.length} vectors for ${texts.length} texts.`;
        throw new QualiaError('EMBEDDING_COUNT', problem);
      }
      return new Map(
        texts.map((text, place) => {
          const vector = Float32Array.from(embeddings[place] ?? []);
          if (vector.length === 0 || !vector.every(Number.isFinite)) {
            throw new QualiaError('EMBEDDING_VALUE', `${this.#name} gives no finite vector for "${text}".`);
          }
          this.#checkLength(vector);
          return [text, vector] as const;
        }),
      );
    } catch (cause) {
      throw new EmbeddingBatchError(this.#model, { texts, places, tries, cause });
    }
  }

  #checkLength({ length }: Float32Array): void {
    this.#dimensions ??= length;
    if (length === this.#dimensions) return;
    const problem = `${this.#name} gives vectors of ${this.#dimensions} and ${length} numbers.`;
    throw new QualiaError('EMBEDDING_LENGTH', problem);
  }

  get #name(): string {
    return `The model ${this.#model.modelId} of ${this.#model.provider}`;
  }
}

function newBatch(): Batch {
  return { texts: [], places: [], tokens: 0, waiting: 0, isSettled: false, vectors: new Map() };
}
