import type { CompiledKernel } from './compile.js';
import { kernelNames } from './plain-kernels.js';

/** The most parameters before the range of items. */
export const mostParameters = 24;

/** What the threads of a team share besides the memory: what to run and how far it has come. */
export interface TeamControl {
  /** Counters, each by its name in {@link field}. */
  readonly counters: Int32Array;
  /** For each parameter its value for thread 0, and what each further thread adds: the stride of per-thread arrays. */
  readonly parameters: Float64Array;
}

/** The places of the counters. */
export const field = {
  /** Rises with every run; threads sleep on it. */
  epoch: 0,
  /** 1 while a run may be joined. */
  open: 1,
  /** How many other threads are inside the run. */
  inside: 2,
  /** The next chunk that nobody has taken. */
  nextChunk: 3,
  items: 4,
  chunk: 5,
  kernel: 6,
  parameters: 7,
  /** The number of the thread that failed, 0 while none did. */
  failed: 8,
  /** 1 when the threads shall end. */
  stop: 9,
  count: 10,
} as const;

/** Takes chunks of the current run until none is left. */
export function takeChunks(
  { counters, parameters }: TeamControl,
  compiled: ReadonlyMap<string, CompiledKernel>,
  thread: number,
): void {
  const kernel = compiled.get(kernelNames[counters[field.kernel]] ?? '') as CompiledKernel;
  const own = Array.from({ length: counters[field.parameters] }, (_, place) => {
    return parameters[2 * place] + thread * parameters[2 * place + 1];
  });
  const items = counters[field.items];
  const chunk = counters[field.chunk];
  for (;;) {
    const begin = Atomics.add(counters, field.nextChunk, 1) * chunk;
    if (begin >= items) return;
    kernel(...own, begin, Math.min(items, begin + chunk));
  }
}
