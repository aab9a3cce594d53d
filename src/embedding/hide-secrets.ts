import { inspect } from 'node:util';
import { EmbeddingHttpError } from './embedding-http-error.js';
import { readRetryAdvice, readStatus } from './retry-call.js';

/** Shorter values are no keys, and to take them out of messages would leave nonsense. */
const shortestSecret = 4;

/** Returns the values that may be keys, the longest first, since one may begin with another. */
export function listSecrets(values: Iterable<string | undefined>): string[] {
  const found = Array.from(values).filter((value) => value !== undefined && value.length >= shortestSecret);
  return (found as string[]).sort((a, b) => b.length - a.length);
}

/** Puts three stars in the place of each secret of a text. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text);
}

/** Tells whether an error, printed with all that hangs on it, shows a secret. */
export function holdsSecret(error: unknown, secrets: readonly string[]): boolean {
  if (secrets.length === 0) return false;
  const printed = inspect(error, { depth: 9, maxStringLength: null, maxArrayLength: null });
  return secrets.some((secret) => printed.includes(secret));
}

/**
 * Returns an error as it is where it shows no secret, and otherwise one that says the same without them: with its status and
 * what it says of another try, and nothing else of it.
 *
 * @param address who was asked, at the beginning of the message.
 */
export function hideSecrets(error: unknown, secrets: readonly string[], address: string): unknown {
  if (!holdsSecret(error, secrets)) return error;
  const { isRetryable, waitMilliseconds } = readRetryAdvice(error);
  const status = readStatus(error);
  const said = redact(error instanceof Error ? error.message : String(error), secrets).replace(/(?<![.\s])[.\s]+$/, '');
  const retryAfter = waitMilliseconds === undefined ? undefined : waitMilliseconds / 1000;
  const failure = status === undefined ? 'network' : 'status';
  return new EmbeddingHttpError(failure, said, { address, status, retryAfter, isRetryable });
}
