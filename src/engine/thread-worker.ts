import { parentPort, workerData } from 'node:worker_threads';
import { QualiaError } from '../errors.js';
import type { JobAddress } from './engine.js';
import { loadJob } from './inline-engine.js';
import { packError } from './packed-error.js';
import type { WorkerMessage } from './thread-engine.js';

// The body of a worker thread: loads the job it was given, runs it once, sends the output back.
const { job: address, input } = workerData as { readonly job: JobAddress; readonly input: unknown };
const send = (message: WorkerMessage<unknown>): void => parentPort?.postMessage(message);
try {
  const job = await loadJob<unknown, unknown>(address);
  sendOutput(await job(input, { report: (share) => send({ kind: 'progress', share }) }));
} catch (error) {
  send({ kind: 'failed', error: packError(error) });
}

function sendOutput(output: unknown): void {
  try {
    send({ kind: 'done', output });
  } catch (cause) {
    const problem = 'cannot be sent between threads; return plain data and typed arrays';
    throw new QualiaError('JOB', `The output of the job "${address.name}" ${problem}.`, { cause });
  }
}
