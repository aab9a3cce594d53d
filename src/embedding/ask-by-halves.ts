import { EmbeddingBatchError } from './embedding-batch-error.js';
import { readStatus } from './retry-call.js';

/** What came of texts that were asked for. */
export interface AskedByHalves {
  readonly vectors: ReadonlyMap<string, Float32Array>;
  /** Why the first text without a vector has none; absent where all have one. */
  readonly failure?: { readonly error: unknown };
}

/**
 * Asks for texts together and, where that fails in a way that one of them seems to be at fault, for the first half and then
 * the second, and so on, until the first text at fault has been found; nothing behind it is asked for.
 *
 * One text at fault among n takes at most 1 + 2 log2 n calls; a server that refuses everything is asked 1 + log2 n times.
 * Where the batch was too large and no text at fault, all texts get their vectors.
 *
 * @param ask returns a vector for each of the texts, or throws an EmbeddingBatchError where there are none.
 */
export async function askByHalves<Asked>(
  texts: readonly Asked[],
  ask: (texts: readonly Asked[]) => Promise<ReadonlyMap<string, Float32Array>>,
): Promise<AskedByHalves> {
  let vectors: ReadonlyMap<string, Float32Array> = new Map();
  const parts = texts.length === 0 ? [] : [texts];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    try {
      const found = await ask(part);
      // Most often all come at once, and nothing has to be joined.
      vectors = vectors.size === 0 ? found : new Map([...vectors, ...found]);
    } catch (error) {
      const isDivisible = part.length > 1 && error instanceof EmbeddingBatchError && isTextFault(error.cause);
      if (!isDivisible) return { vectors, failure: { error } };
      const half = Math.ceil(part.length / 2);
      parts.push(part.slice(half), part.slice(0, half));
    }
  }
  return { vectors };
}

/** Codes of the errors by which models of qualia refuse a text. */
const refusals: readonly unknown[] = ['UNKNOWN_WORD', 'NO_TOKENS', 'ZERO_WEIGHT'];

/**
 * Tells whether an error looks like the fault of a text, so that others may have vectors without it: the status of a server
 * is 400 (bad request), 413 (too large) or 422 (not understood), or a model of qualia refuses a text.
 *
 * An error without a status is none: a missing key or a mistake in a program would be blamed on the first text.
 */
export function isTextFault(error: unknown): boolean {
  const status = readStatus(error);
  if (status !== undefined) return [400, 413, 422].includes(status);
  return error instanceof Error && refusals.includes((error as { readonly code?: unknown }).code);
}
