import { QualiaError } from '../errors.js';
import type { Engine, Job, JobAddress, MapOptions } from './engine.js';

/** Returns the function behind a job address; throws a QualiaError when the module does not export it. */
export async function loadJob<Input, Output>(address: JobAddress): Promise<Job<Input, Output>> {
  const exported = (await import(address.module)) as Record<string, unknown>;
  const job = exported[address.name];
  if (typeof job !== 'function') {
    throw new QualiaError('JOB', `The module ${address.module} exports no function named "${address.name}".`);
  }
  return job as Job<Input, Output>;
}

/** Makes an engine that runs every job in this thread, one after the other. */
export function createInlineEngine(): Engine {
  return {
    name: 'inline',
    async map<Input, Output>(address: JobAddress, inputs: readonly Input[], options: MapOptions = {}) {
      const { signal, onProgress } = options;
      const job = await loadJob<Input, Output>(address);
      const outputs: Output[] = [];
      for (const input of inputs) {
        signal?.throwIfAborted();
        const done = outputs.length;
        const report = (share: number): void => onProgress?.((done + share) / inputs.length);
        outputs.push(await job(input, { report }));
        report(1);
      }
      return outputs;
    },
  };
}
