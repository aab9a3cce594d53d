import { getHeapStatistics } from 'node:v8';
import { formatBytes } from './format-bytes.js';

/** What every command has room in that reads no more than WordNet and the embedded default. */
const enoughMemory = 400 * 2 ** 20;

/** How a process gets more memory, and what needs less. */
export const memoryAdvice =
  'Give more by NODE_OPTIONS=--max-old-space-size=4096 (megabytes), or take fewer --threads, a lower --rank, a lower --memory.';

/** Says, where V8 is held to less memory than commands commonly take, what to do when it ends the process for that. */
export function describeLittleMemory(limit = getHeapStatistics().heap_size_limit): string | undefined {
  if (limit >= enoughMemory) return undefined;
  const held = `JavaScript may take only ${formatBytes(limit)} of memory here; should this end in "heap out of memory",`;
  return `${held} nothing half-done is kept. ${memoryAdvice}`;
}

/** Tells whether an error says that memory could not be had; that of the heap of the main thread ends the process without one. */
export function isOutOfMemory(error: Error): boolean {
  return error instanceof RangeError && /allocation failed|could not allocate|out of memory/i.test(error.message);
}
