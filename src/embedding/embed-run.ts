import { QualiaError } from '../errors.js';
import { askByHalves } from './ask-by-halves.js';
import { type EmbedUsage, UsageTally } from './embed-usage.js';
import { EmbeddingBatchError } from './embedding-batch-error.js';
import type { EmbeddingModel, EmbedOptions, EmbedResult, EmbedWarning } from './embedding-model.js';
import { hideSecrets, listSecrets } from './hide-secrets.js';
import { limitCall } from './limit-call.js';
import { type CallOutcome, type RetryCallOptions, retryCall } from './retry-call.js';
import { SharedPause } from './shared-pause.js';
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
  readonly onWarning: (warning: EmbedWarning) => void;
  /** What every call is asked with beside its texts. */
  readonly asked: Pick<EmbedOptions, 'headers' | 'providerOptions'>;
  /** Milliseconds that a call may last; undefined where it may last for ever. */
  readonly callTimeout: number | undefined;
  readonly retry: Omit<RetryCallOptions, 'signal' | 'pause'>;
}

/** Texts that are asked for together. */
export interface EmbedBatch {
  /** Whether the vectors, or a failure, are there. */
  readonly isSettled: boolean;
}

/** A text that is asked for. */
interface AskedText {
  readonly text: string;
  /** Its first place in the stream. */
  readonly place: number;
  readonly tokens: number;
  /** How often the stream waits for it. */
  waiting: number;
}

/** A batch as its run sees it. */
interface Batch extends EmbedBatch {
  readonly asked: AskedText[];
  tokens: number;
  isSettled: boolean;
  /** Those that are there though others failed, too. */
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
 * 4. Batches are asked in the order of the texts, and once a text has no vector for good, no call begins for what is behind it.
 * 5. No call begins while another waits because the server asks to, or is asked too often.
 */
export class EmbedRun {
  readonly textsPerCall: number;
  readonly concurrency: number;
  readonly usage: UsageTally;
  readonly #model: EmbeddingModel;
  readonly #settings: EmbedRunSettings;
  readonly #ending = new AbortController();
  readonly #running = new Map<Batch, Promise<void>>();
  readonly #heldOf = new Map<string, { readonly batch: Batch; readonly asked: AskedText }>();
  readonly #pause = new SharedPause();
  readonly #secrets: readonly string[];
  readonly #warned = new Set<string>();
  readonly #full: Batch[] = [];
  #open: Batch | undefined;
  #added = 0;
  #dimensions: number | undefined;
  #hasTaken = false;
  /** The first place in the stream of a text that has no vector for good. */
  #failedPlace = Number.POSITIVE_INFINITY;

  constructor(model: EmbeddingModel, settings: EmbedRunSettings) {
    this.#model = model;
    this.#settings = settings;
    this.textsPerCall = settings.textsPerCall;
    this.concurrency = settings.concurrency;
    this.usage = new UsageTally(settings.pricePerMillionTokens);
    this.#secrets = listSecrets(Object.values(settings.asked.headers ?? {}));
  }

  /** Whether a text has no vector and never will have; what comes behind it is in vain. */
  get hasFailed(): boolean {
    return this.#failedPlace !== Number.POSITIVE_INFINITY;
  }

  /** Whether a batch waits for a call to end. */
  get isFull(): boolean {
    return this.#full.length > 0;
  }

  /** Adds the next text, and returns the batch that will have its vector. */
  add(text: string): EmbedBatch {
    const place = this.#added++;
    const held = this.#heldOf.get(text);
    if (held !== undefined) {
      if (held.batch.isSettled) this.usage.texts++;
      else held.asked.waiting++;
      return held.batch;
    }
    if (this.#settings.refusesBlank && text.trim() === '') {
      return this.#fail(newBatch(), place, new QualiaError('BLANK_TEXT', `Text ${place + 1} is blank.`));
    }
    const known = this.#settings.cache?.find(text);
    return known === undefined ? this.#addAsked(text, place) : this.#addKnown(place, known);
  }

  /** Begins a call where one may run, also of a batch that could hold more if `evenPart`; returns whether it did. */
  launch(evenPart: boolean): boolean {
    if (this.#running.size >= this.concurrency) return false;
    if (this.#full.length === 0 && evenPart) this.#closeOpen();
    const [batch] = this.#full;
    if (batch === undefined || this.#isInVain(batch.asked)) return false;
    this.#full.shift();
    const asking = this.#settle(batch).catch((error: unknown) => {
      this.#fail(Object.assign(batch, { vectors: new Map() }), firstPlace(batch.asked), error);
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
    const vector = vectors.get(text);
    if (vector === undefined)
      throw failure === undefined ? new RangeError(`"${text}" is of another batch.`) : failure.error;
    if (this.#heldOf.get(text)?.batch === batch) this.#heldOf.delete(text);
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
    const asked = { text, place, tokens, waiting: 1 };
    batch.asked.push(asked);
    batch.tokens += tokens;
    this.#heldOf.set(text, { batch, asked });
    if (batch.asked.length >= this.textsPerCall) this.#closeOpen();
    return batch;
  }

  #addKnown(place: number, vector: Float32Array): EmbedBatch {
    try {
      this.#checkLength(vector);
    } catch (error) {
      return this.#fail(newBatch(), place, error);
    }
    this.usage.texts++;
    this.usage.cacheHits++;
    return new KnownText(vector);
  }

  #closeOpen(): void {
    if (this.#open !== undefined) this.#full.push(this.#open);
    this.#open = undefined;
  }

  #fail(batch: Batch, place: number, error: unknown): Batch {
    this.#failedPlace = Math.min(this.#failedPlace, place);
    return Object.assign(batch, { failure: { error }, isSettled: true });
  }

  #isInVain(asked: readonly AskedText[]): boolean {
    return firstPlace(asked) > this.#failedPlace;
  }

  async #settle(batch: Batch): Promise<void> {
    const known = this.#findAdded(batch.asked);
    const unknown = known.size === 0 ? batch.asked : batch.asked.filter(({ text }) => !known.has(text));
    const { vectors: made, failure } = await askByHalves(unknown, (part) =>
      this.#ask(part, part.length < unknown.length),
    );
    const vectors = known.size === 0 ? made : new Map([...known, ...made]);
    batch.vectors = vectors;
    batch.isSettled = true;
    const hasVector = ({ text }: AskedText): boolean => failure === undefined || vectors.has(text);
    for (const asked of batch.asked) if (hasVector(asked)) this.usage.texts += asked.waiting;
    if (failure === undefined) this.#settings.onUsage(this.usage.read());
    else this.#fail(batch, firstPlace(batch.asked.filter((asked) => !hasVector(asked))), failure.error);
  }

  /** Finds what other processes have added to the cache since the texts were added here. */
  #findAdded(asked: readonly AskedText[]): Map<string, Float32Array> {
    const { cache } = this.#settings;
    const known = new Map<string, Float32Array>();
    if (cache?.refresh === undefined) return known;
    cache.refresh();
    for (const { text } of asked) {
      const vector = cache.find(text);
      if (vector === undefined) continue;
      this.#checkLength(vector);
      known.set(text, vector);
    }
    this.usage.cacheHits += known.size;
    return known;
  }

  async #ask(part: readonly AskedText[], isHalved: boolean): Promise<ReadonlyMap<string, Float32Array>> {
    const [texts, places] = [part.map(({ text }) => text), part.map(({ place }) => place)];
    const outcome = await this.#call(part, texts);
    if ('error' in outcome) {
      const { error: cause, tries, askedWait } = outcome;
      const tookNone = isHalved && texts.length === 1 && !this.#hasTaken;
      throw new EmbeddingBatchError(this.#model, { texts, places, tries, askedWait, tookNone, cause });
    }
    const { tries, value } = outcome;
    this.#hasTaken = true;
    this.usage.addTokens(value.usage?.tokens);
    this.#tellWarnings(value);
    let vectors: ReadonlyMap<string, Float32Array>;
    try {
      vectors = this.#readVectors(texts, value.embeddings);
    } catch (cause) {
      throw new EmbeddingBatchError(this.#model, { texts, places, tries, cause });
    }
    this.usage.estimatedTokens += part.reduce((sum, { tokens }) => sum + tokens, 0);
    await this.#settings.cache?.add(vectors);
    return vectors;
  }

  async #call(part: readonly AskedText[], texts: readonly string[]): Promise<CallOutcome<EmbedResult>> {
    const { asked, callTimeout: timeout, retry } = this.#settings;
    const { signal } = this.#ending;
    const askOnce = (abortSignal: AbortSignal) => this.#model.doEmbed({ ...asked, values: [...texts], abortSignal });
    const call = async (): Promise<EmbedResult> => {
      if (this.#isInVain(part)) throw new QualiaError('EMBEDDING_LEFT', 'A text before them has no vector.');
      this.usage.calls++;
      try {
        return await (timeout === undefined
          ? askOnce(signal)
          : limitCall(askOnce, { timeout, signal, name: this.#name }));
      } catch (error) {
        throw hideSecrets(error, this.#secrets, this.#name);
      }
    };
    const onRetry: RetryCallOptions['onRetry'] = (told) => {
      this.usage.retries++;
      retry.onRetry(told);
    };
    return await retryCall(call, { ...retry, onRetry, signal, pause: this.#pause });
  }

  #tellWarnings({ warnings = [] }: EmbedResult): void {
    for (const warning of warnings) {
      const key = JSON.stringify(warning);
      if (this.#warned.has(key)) continue;
      this.#warned.add(key);
      this.#settings.onWarning(warning);
    }
  }

  #readVectors(texts: readonly string[], embeddings: readonly ArrayLike<number>[]): Map<string, Float32Array> {
    if (embeddings.length !== texts.length) {
      const problem = `${this.#name} gives ${embeddings.length} vectors for ${texts.length} texts.`;
      throw new QualiaError('EMBEDDING_COUNT', problem);
    }
    return new Map(
      texts.map((text, place) => {
        const vector = toVector(embeddings[place]);
        if (vector.length === 0 || !hasFiniteNumbers(vector)) {
          throw new QualiaError('EMBEDDING_VALUE', `${this.#name} gives no finite vector for "${text}".`);
        }
        this.#checkLength(vector);
        return [text, vector] as const;
      }),
    );
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
  return { asked: [], tokens: 0, isSettled: false, vectors: new Map() };
}

/** Copies what a model gives; what is no list has no numbers. */
function toVector(given: unknown): Float32Array {
  if (!Array.isArray(given)) {
    return typeof given === 'object' && given !== null
      ? new Float32Array(given as ArrayLike<number>)
      : new Float32Array(0);
  }
  // Faster than to construct it of the array, which is asked for its iterator.
  const vector = new Float32Array(given.length);
  vector.set(given);
  return vector;
}

function hasFiniteNumbers(vector: Float32Array): boolean {
  for (let entry = 0; entry < vector.length; entry++) if (!Number.isFinite(vector[entry])) return false;
  return true;
}

function firstPlace(asked: readonly AskedText[]): number {
  return asked[0]?.place ?? Number.POSITIVE_INFINITY;
}
