import { QualiaError } from '../errors.js';
import type { Engine, Job, JobAddress, MapOptions } from './engine.js';
import { createProgress } from './progress.js';

/** Returns the function behind a job address; throws a QualiaError when the module does not export it. */
export async function loadJob<Input, Output>(address: JobAddress): Promise<Job<Input, Output>> {
  const exported = (await import(address.module)) as Record<string, unknown>;
  const job = exported[address.name];
  if (typeof job !== 'function') {
    throw new QualiaError('JOB', `The module ${address.module} exports no function named "${address.name}".`);
  }
  return job as Job<Input, Output>;
}

/**
 * Makes an engine that runs every job in this thread, one after the other.
 *
 * A running job cannot be interrupted from outside: an abort takes effect when the job next reports, or when it ends.
 */
export function createInlineEngine(): Engine {
  return {
    name: 'inline',
    async map<Input, Output>(address: JobAddress, inputs: readonly Input[], options: MapOptions = {}) {
      const { signal, onProgress } = options;
      signal?.throwIfAborted();
      const outputs: Output[] = [];
      if (inputs.length === 0) return outputs;
      const job = await loadJob<Input, Output>(address);
      const progress = createProgress(inputs.length, onProgress);
      for (const [index, input] of inputs.entries()) {
        signal?.throwIfAborted();
        const report = (share: number): void => {
          signal?.throwIfAborted();
          progress(index, share);
        };
        outputs.push(await job(input, { report }));
        report(1);
      }
      signal?.throwIfAborted();
      return outputs;
    },
  };
}
