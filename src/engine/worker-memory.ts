import { QualiaError } from '../errors.js';

/** Returns a QualiaError with code `MEMORY`, which says what to do, for the error of a thread that ran out of memory; any other as it is. */
export function toMemoryError(error: Error, job: string): Error {
  if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  const advice = 'Give more by NODE_OPTIONS=--max-old-space-size=4096 (megabytes), or take fewer threads.';
  return new QualiaError('MEMORY', `A thread for "${job}" ran out of memory. ${advice}`, { cause: error });
}
