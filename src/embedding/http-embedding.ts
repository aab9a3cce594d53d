import { describeNetwork } from '../corpus/fetch/describe-network.js';
import { OptionError, requireOption, requireWhole } from '../errors.js';
import { parseEmbeddingAnswer, readServerCode, readServerMessage } from './embedding-answer.js';
import { EmbeddingHttpError, type EmbeddingHttpFailure } from './embedding-http-error.js';
import type { EmbeddingModel, EmbedOptions, EmbedResult } from './embedding-model.js';
import { holdsSecret, listSecrets, redact } from './hide-secrets.js';
import { type AnswerBody, defaultAnswerBytes, readAnswer } from './read-answer.js';
import { isPassingStatus, readRetryWait } from './retry-call.js';

/** Sends a request: the global `fetch`, or any function of its kind. */
export type EmbeddingFetch = (
  url: string,
  request: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: string;
    readonly signal: AbortSignal;
    /** Where the server sends elsewhere, the texts and the key do not follow. */
    readonly redirect: 'manual';
  },
) => Promise<AnswerBody & { readonly status: number }>;

/** Options of {@link createHttpEmbedding}. */
export interface HttpEmbeddingOptions {
  /** The whole address, for instance `https://api.openai.com/v1/embeddings` or `http://localhost:11434/v1/embeddings`. */
  readonly url: string;
  /** The name that the server has for the model. */
  readonly model: string;
  /** Who makes the vectors; default the host of the address. */
  readonly provider?: string | undefined;
  /** The key, sent as `Authorization: Bearer`; default none. */
  readonly key?: string | undefined;
  /** The variable of the environment that holds the key; read at each call. Not together with `key`. */
  readonly keyVariable?: string | undefined;
  /** Where `keyVariable` is looked up; default the environment of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Further headers; their values count as keys and are never printed. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How many numbers a vector has: the server is asked for so many, and refused with others. Default as the model has. */
  readonly dimensions?: number | undefined;
  /** How the server is asked to write vectors; default `float`. `base64` is a quarter as long. Both are understood. */
  readonly encoding?: 'float' | 'base64' | undefined;
  /** Milliseconds for a whole request; default 60,000. */
  readonly timeout?: number | undefined;
  /** How many texts a request may hold; default 2048, as OpenAI has it. */
  readonly maxEmbeddingsPerCall?: number | undefined;
  /** How many bytes an answer may hold; a longer one is not read to its end and is an error. Default 2^28, which is 256 MiB. */
  readonly maximumAnswerBytes?: number | undefined;
  /** Default the global `fetch`. */
  readonly fetch?: EmbeddingFetch | undefined;
}

/**
 * Makes an embedding model of a server that has an `/embeddings` of OpenAI's shape.
 *
 * Each call is one request; trying again is left to `embedStream`. The options of its provider that a call brings are further
 * fields of the request, as `input_type` of some servers; they change none of those that are set here. Where `dimensions` are set they are part of the id of the
 * model, so that vectors of several lengths are kept apart. The key is in the request and nowhere else: not in the model,
 * not in an error; what the server says is freed of it.
 *
 * @throws OptionError; from the model EmbeddingHttpError, or the signal's reason when it is aborted.
 * @example createHttpEmbedding({ url, model: 'text-embedding-3-small', keyVariable: 'OPENAI_API_KEY' })
 */
export function createHttpEmbedding(options: HttpEmbeddingOptions): EmbeddingModel {
  const { model, dimensions, maxEmbeddingsPerCall = 2048, timeout = 60_000 } = options;
  const { maximumAnswerBytes = defaultAnswerBytes } = options;
  const url = checkAddress(options.url);
  const { provider = url.host, key, keyVariable } = options;
  requireOption(model !== '', 'model', model, 'the name of a model');
  requireOption(key === undefined || keyVariable === undefined, 'keyVariable', keyVariable, 'only without a "key"');
  requireOption(timeout > 0, 'timeout', timeout, 'milliseconds above 0');
  for (const [name, count] of Object.entries({
    dimensions: dimensions ?? 1,
    maxEmbeddingsPerCall,
    maximumAnswerBytes,
  })) {
    requireWhole(name, count, 1);
  }
  return {
    specificationVersion: 'v3',
    provider,
    modelId: dimensions === undefined ? model : `${model} (${dimensions} dimensions)`,
    // Servers of one host may have other models under the same name. What follows the path may be a key.
    fingerprint: `${url.origin}${url.pathname}`,
    maxEmbeddingsPerCall,
    supportsParallelCalls: true,
    async doEmbed(asked) {
      asked.abortSignal?.throwIfAborted();
      if (asked.values.length === 0) return { embeddings: [] };
      const address = `${url.origin}${url.pathname}`;
      return await request({ ...options, provider, timeout, maximumAnswerBytes, address }, asked);
    },
  };
}

/** Checks an address; one with a password would be printed by errors of `fetch`. */
function checkAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password) {
    throw new OptionError('url', `${url.protocol}//...@${url.host}${url.pathname}`, 'an address without a password');
  }
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new OptionError('url', text.replace(/[?#].*/s, ''), 'an address that begins with http:// or https://');
}

interface Target extends HttpEmbeddingOptions {
  readonly provider: string;
  readonly timeout: number;
  readonly maximumAnswerBytes: number;
  /** The address as errors may show it. */
  readonly address: string;
}

async function request(target: Target, asked: EmbedOptions): Promise<EmbedResult> {
  const { values, abortSignal, headers = {}, providerOptions = {} } = asked;
  const { url, model, address, dimensions, encoding = 'float', timeout, fetch = globalThis.fetch } = target;
  const { sent, secrets } = makeHeaders(target, headers);
  const fail = (failure: EmbeddingHttpFailure, problem: string, details: FailureDetails): EmbeddingHttpError =>
    new EmbeddingHttpError(failure, shorten(redact(problem, secrets)), { address, ...details });
  const body = JSON.stringify({
    ...providerOptions[target.provider],
    model,
    input: values,
    encoding_format: encoding,
    ...(dimensions !== undefined && { dimensions }),
  });
  const ending = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    ending.abort();
  }, timeout);
  const stop = (): void => ending.abort(abortSignal?.reason);
  abortSignal?.addEventListener('abort', stop, { once: true });
  try {
    const { signal } = ending;
    const response = await fetch(url, { method: 'POST', headers: sent, body, signal, redirect: 'manual' });
    const { status } = response;
    const text = await readAnswer(response, {
      most: target.maximumAnswerBytes,
      refuse: (problem) => fail('answer', problem, { status, isRetryable: false }),
    });
    if (status !== 200) throw fail('status', ...describeStatus(status, text, response.headers));
    const refuse = (failure: 'answer' | 'dimensions', problem: string): EmbeddingHttpError =>
      fail(failure, problem, { status, isRetryable: failure === 'answer' && !/^\s*</.test(text) });
    return parseEmbeddingAnswer(text, { count: values.length, dimensions, refuse });
  } catch (error) {
    abortSignal?.throwIfAborted();
    if (error instanceof EmbeddingHttpError) throw error;
    if (isLate) throw fail('timeout', `no answer came within ${timeout / 1000} s`, { isRetryable: true });
    const cause = holdsSecret(error, secrets) ? undefined : error;
    // Without a cause it is the request that `fetch` refuses, and not the network.
    const isRetryable = !(error instanceof TypeError) || error.cause !== undefined;
    throw fail('network', describeNetwork(error), { isRetryable, cause });
  } finally {
    clearTimeout(timer);
    abortSignal?.removeEventListener('abort', stop);
  }
}

type FailureDetails = Omit<ConstructorParameters<typeof EmbeddingHttpError>[2], 'address'>;

function makeHeaders(
  { key, keyVariable, environment = process.env, headers = {}, address }: Target,
  further: Readonly<Record<string, string | undefined>>,
): { readonly sent: Record<string, string>; readonly secrets: readonly string[] } {
  const found = (key ?? (keyVariable === undefined ? undefined : environment[keyVariable]))?.trim();
  if (keyVariable !== undefined && !found) {
    const problem = `there is no key: the environment variable ${keyVariable} is not set or empty`;
    throw new EmbeddingHttpError('key', problem, { address, isRetryable: false });
  }
  const own = new Map([...Object.entries(headers), ...Object.entries(further)]);
  const sent = new Map<string, string>([
    ['content-type', 'application/json'],
    ['accept', 'application/json'],
    ['user-agent', 'qualia (embedding)'],
  ]);
  if (found) sent.set('authorization', `Bearer ${found}`);
  for (const [name, value] of own) {
    if (value === undefined) sent.delete(name.toLowerCase());
    else sent.set(name.toLowerCase(), value);
  }
  for (const [name, value] of sent) {
    // An error of `fetch` would print the value.
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) continue;
    const problem = `the value of the header "${name}" holds a character that no header can`;
    throw new EmbeddingHttpError('key', problem, { address, isRetryable: false });
  }
  return { sent: Object.fromEntries(sent), secrets: listSecrets([found, ...own.values()]) };
}

const longestProblem = 400;

/** Shortens what a server says; only after keys are out of it, since half a key would be left. */
function shorten(problem: string): string {
  return problem.length > longestProblem ? `${problem.slice(0, longestProblem)}...` : problem;
}

function describeStatus(
  status: number,
  body: string,
  headers: { get(name: string): string | null },
): [problem: string, details: FailureDetails] {
  const wait = readRetryWait(headers);
  // Who has no money left is told the same status as who asks too often.
  const isRetryable = isPassingStatus(status) && readServerCode(body) !== 'insufficient_quota';
  const what =
    status === 401 || status === 403
      ? `access is refused (status ${status}); check the key`
      : status >= 300 && status < 400
        ? `the server sends elsewhere (status ${status}); set the address that it has now`
        : `the server answers with status ${status}`;
  const told = readServerMessage(body);
  return [
    told === '' ? what : `${what}: ${told.replace(/(?<![.\s])[.\s]+$/, '')}`,
    { status, isRetryable, retryAfter: wait === undefined ? undefined : wait / 1000 },
  ];
}
