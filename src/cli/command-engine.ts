import type { Engine, MapOptions } from '../engine/engine.js';
import { createThreadEngine } from '../engine/thread-engine.js';

/**
 * Makes the engine of a command: with one thread, too, the jobs run in a thread of their own, one after the other, so
 * that the command can still be stopped and its bar still moves.
 */
export function createCommandEngine(threads: number): Engine {
  if (threads > 1) return createThreadEngine({ threads });
  const engine = createThreadEngine({ threads: 2 });
  return {
    name: 'one thread',
    async map<Input, Output>(job: Parameters<Engine['map']>[0], inputs: readonly Input[], options: MapOptions = {}) {
      const { onProgress, signal } = options;
      signal?.throwIfAborted();
      const outputs: Output[] = [];
      for (const [index, input] of inputs.entries()) {
        const [output] = await engine.map<Input, Output>(job, [input], {
          ...(signal && { signal }),
          onProgress: (share) => onProgress?.((index + share) / inputs.length),
        });
        outputs.push(output);
      }
      return outputs;
    },
  };
}
