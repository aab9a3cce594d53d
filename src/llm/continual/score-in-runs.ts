import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Arithmetic } from '../tensor/arithmetic.js';
import { Tape, type TapeOptions } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';

/** Numbers of examples that are scored together. */
const rowsARun = 1024;

/** Scores examples, some at a time, and returns what comes for each below each other. */
export async function scoreInRuns<Example>(
  examples: readonly Example[],
  score: (tape: Tape, run: readonly Example[]) => Tensor,
  options: TapeOptions & {
    readonly arithmetic: Arithmetic;
    readonly rows?: number;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Float32Array> {
  const { arithmetic, rows = rowsARun, signal } = options;
  const parts: Float32Array[] = [];
  for (let first = 0; first < examples.length; first += rows) {
    const run = examples.slice(first, first + rows);
    parts.push(arithmetic.scope(() => Float32Array.from(score(new Tape(arithmetic, options), run).values)));
    await nextTurn();
    signal?.throwIfAborted();
  }
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
