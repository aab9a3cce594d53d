import { parentPort, workerData } from 'node:worker_threads';
import type { JobAddress } from './engine.js';
import { loadJob } from './inline-engine.js';
import { packError } from './packed-error.js';
import type { PoolJob, PoolMessage } from './thread-pool.js';

// The body of a thread of a pool: sets its job up once, then runs it for every input that comes.
const { maker, setup } = workerData as { readonly maker: JobAddress; readonly setup: unknown };
const send = (message: PoolMessage<unknown>): void => parentPort?.postMessage(message);
const job = (async () => {
  const make = await loadJob<unknown, PoolJob<unknown, unknown>>(maker);
  return await make(setup, { report: () => undefined });
})();
parentPort?.on('message', async (input: unknown) => {
  try {
    send({ kind: 'done', output: await (await job)(input, { signal: undefined }) });
  } catch (error) {
    send({ kind: 'failed', error: packError(error) });
  }
});
// What the setup threw is told with the first input.
job.catch(() => undefined);
