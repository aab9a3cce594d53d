import { parentPort, workerData } from 'node:worker_threads';
import type { JobAddress } from './engine.js';
import { loadJob } from './inline-engine.js';
import type { WorkerMessage } from './thread-engine.js';

/** The body of a worker thread: loads the job it was given, runs it once, sends the output back. */
const { job: address, input } = workerData as { readonly job: JobAddress; readonly input: unknown };
const send = (message: WorkerMessage<unknown>): void => parentPort?.postMessage(message);
try {
  const job = await loadJob<unknown, unknown>(address);
  const output = await job(input, { report: (share) => send({ kind: 'progress', share }) });
  send({ kind: 'done', output });
} catch (error) {
  send({ kind: 'failed', error });
}
