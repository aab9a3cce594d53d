import { QualiaError } from '../errors.js';

/**
 * Why a server gave no vectors: the network gave out; no answer came in time; the status is not 200; what came is no whole
 * answer; the vectors have another length than asked for, or several; there is no key.
 */
export type EmbeddingHttpFailure = 'network' | 'timeout' | 'status' | 'answer' | 'dimensions' | 'key';

/** What is known of a request that failed. */
export interface EmbeddingHttpDetails {
  /** The address without its query, which may hold a key. */
  readonly address: string;
  readonly status?: number | undefined;
  /** Seconds after which the server can be asked again, where it says so. */
  readonly retryAfter?: number | undefined;
  readonly isRetryable: boolean;
  readonly cause?: unknown;
}

/** A request for vectors that failed; `code` is `EMBEDDING_` with the failure in capitals. No key is ever part of it. */
export class EmbeddingHttpError extends QualiaError {
  readonly failure: EmbeddingHttpFailure;
  readonly address: string;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;

  constructor(failure: EmbeddingHttpFailure, problem: string, details: EmbeddingHttpDetails) {
    const { address, status, retryAfter, isRetryable, cause } = details;
    super(`EMBEDDING_${failure.toUpperCase()}`, `${address}: ${problem}.`, cause === undefined ? {} : { cause });
    this.failure = failure;
    this.address = address;
    this.status = status;
    this.retryAfter = retryAfter;
    this.isRetryable = isRetryable;
  }
}
