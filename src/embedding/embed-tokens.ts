import { QualiaError, requireWhole } from '../errors.js';
import { createRandom } from '../random.js';
import type { ContextualModel, EmbedTokensResult } from './contextual-model.js';
import type { EmbedTextsOptions } from './embed-texts.js';
import { EmbeddingBatchError } from './embedding-batch-error.js';
import { retryCall, waitByClock } from './retry-call.js';
import { SharedPause } from './shared-pause.js';

/** Options of {@link embedTokens}; what is shared with `embedTexts` has the same defaults but where it says so. */
export interface EmbedAllTokensOptions
  extends Pick<
    EmbedTextsOptions,
    'signal' | 'onProgress' | 'onRetry' | 'tries' | 'retryDelay' | 'longestWait' | 'seed' | 'wait'
  > {
  /** How many texts a call holds at most; default 64, since each text has many vectors. */
  readonly textsPerCall?: number | undefined;
  /** The layers whose vectors are averaged, 0 being the embeddings of the input; default as the model is set. */
  readonly layers?: readonly number[] | undefined;
}

/** A word, mark or part of a word of a text with its vector. */
export interface EmbeddedToken {
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends: the place behind its last unit. */
  readonly end: number;
  readonly vector: Float32Array;
}

/**
 * Returns the vectors of all words of each distinct text, in order of their first places.
 *
 * Texts of like length go into one call. Nothing is cached: the words of a text have many vectors, and `embedTargets` keeps
 * those that are needed again.
 *
 * @throws QualiaError with code `NO_TOKEN_VECTORS` where the model has no such vectors; EmbeddingBatchError where a call fails
 * for good or gives another number of lists than texts, places that do not lie in order in the text, vectors of different
 * lengths, or numbers that are not finite; OptionError; the signal's reason when it is aborted.
 */
export async function embedTokens(
  model: ContextualModel,
  texts: Iterable<string>,
  options: EmbedAllTokensOptions = {},
): Promise<Map<string, EmbeddedToken[]>> {
  const { textsPerCall = 64, layers, onProgress, signal = new AbortController().signal } = options;
  requireWhole('textsPerCall', textsPerCall, 1);
  const { doEmbedTokens } = model;
  if (doEmbedTokens === undefined) {
    const problem = `The model ${model.modelId} of ${model.provider} gives no vectors for all words of a text; ask for targets.`;
    throw new QualiaError('NO_TOKEN_VECTORS', problem);
  }
  const places = new Map<string, number>();
  for (const text of texts) if (!places.has(text)) places.set(text, places.size);
  const ordered = [...places.keys()].sort((a, b) => a.length - b.length);
  const found = new Map<string, EmbeddedToken[]>();
  const {
    tries = 5,
    retryDelay = 1000,
    longestWait = 60_000,
    seed = 0,
    wait = waitByClock,
    onRetry = ignore,
  } = options;
  const pause = new SharedPause();
  const retry = { tries, retryDelay, longestWait, wait, onRetry, signal, random: createRandom(seed), pause };
  let width: number | undefined;
  for (let from = 0; from < ordered.length; from += textsPerCall) {
    const asked = ordered.slice(from, from + textsPerCall);
    const call = () => doEmbedTokens.call(model, { texts: asked, layers, abortSignal: signal });
    const outcome = await retryCall(call, retry);
    const failed = { texts: asked, places: asked.map((text) => places.get(text) ?? -1), tries: outcome.tries };
    if ('error' in outcome) {
      const { error: cause, askedWait } = outcome;
      throw new EmbeddingBatchError(model, { ...failed, askedWait, cause });
    }
    try {
      const lists = readTokens(outcome.value, asked, width);
      asked.forEach((text, place) => {
        found.set(text, lists[place]);
      });
      width ??= lists.flat()[0]?.vector.length;
    } catch (cause) {
      throw new EmbeddingBatchError(model, { ...failed, cause });
    }
    onProgress?.(found.size / ordered.length);
  }
  return new Map(Array.from(places.keys(), (text) => [text, found.get(text) ?? []]));
}

function ignore(): void {}

function readTokens(
  { tokens }: EmbedTokensResult,
  texts: readonly string[],
  width: number | undefined,
): EmbeddedToken[][] {
  if (tokens.length !== texts.length) {
    throw new QualiaError('EMBEDDING_COUNT', `${tokens.length} lists of words came for ${texts.length} texts.`);
  }
  let length = width;
  return tokens.map((list, place) => {
    let last = 0;
    return list.map(({ start, end, vector: numbers }) => {
      const vector = Float32Array.from(numbers);
      length ??= vector.length;
      if (!(start >= last && end > start && end <= texts[place].length)) {
        throw new QualiaError('EMBEDDING_PLACE', `the places ${start} to ${end} do not lie in order in their text.`);
      }
      if (vector.length === 0 || vector.length !== length || !vector.every(Number.isFinite)) {
        throw new QualiaError(
          'EMBEDDING_VALUE',
          `the vector of the word at ${start} is not of ${length} finite numbers.`,
        );
      }
      last = end;
      return { start, end, vector };
    });
  });
}
