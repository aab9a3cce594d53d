import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { QualiaError, requireOption } from '../errors.js';
import type { Engine, JobAddress, MapOptions } from './engine.js';
import { createInlineEngine } from './inline-engine.js';

/** What a worker thread sends back. */
export type WorkerMessage<Output> =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Makes an engine that runs jobs in worker threads, one job a thread at a time.
 *
 * @param options.threads how many threads at most; default the number of processors. With 1 the jobs run inline.
 */
export function createThreadEngine(options: { readonly threads?: number } = {}): Engine {
  const { threads = availableParallelism() } = options;
  requireOption(Number.isInteger(threads) && threads >= 1, 'threads', threads, 'a whole number >= 1');
  if (threads === 1) return createInlineEngine();
  return {
    name: 'threads',
    map: (job, inputs, mapOptions = {}) => mapInThreads(job, inputs, threads, mapOptions),
  };
}

async function mapInThreads<Input, Output>(
  job: JobAddress,
  inputs: readonly Input[],
  threads: number,
  { signal, onProgress }: MapOptions,
): Promise<Output[]> {
  signal?.throwIfAborted();
  const outputs: Output[] = new Array(inputs.length);
  const shares = new Float64Array(inputs.length);
  const workers = new Set<Worker>();
  let next = 0;

  const runNext = async (): Promise<void> => {
    while (next < inputs.length) {
      const index = next++;
      outputs[index] = await runInWorker<Input, Output>(job, inputs[index] as Input, workers, (share) => {
        shares[index] = Math.max(shares[index], share);
        onProgress?.(shares.reduce((sum, value) => sum + value, 0) / inputs.length);
      });
    }
  };
  const stopAll = (): Promise<unknown> => Promise.all([...workers].map((worker) => worker.terminate()));
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Without a listener an abort after the work is done would count as an unhandled rejection.
  aborted.catch(() => undefined);
  try {
    const lanes = Array.from({ length: Math.min(threads, inputs.length) }, runNext);
    await Promise.race([Promise.all(lanes), aborted]);
  } finally {
    next = inputs.length;
    await stopAll();
  }
  return outputs;
}

function runInWorker<Input, Output>(
  job: JobAddress,
  input: Input,
  workers: Set<Worker>,
  onProgress: (share: number) => void,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread-worker.js', import.meta.url), { workerData: { job, input } });
    workers.add(worker);
    let settled = false;
    const settle = (act: () => void): void => {
      settled = true;
      workers.delete(worker);
      act();
    };
    worker.on('message', (message: WorkerMessage<Output>) => {
      if (message.kind === 'progress') onProgress(message.share);
      else if (message.kind === 'failed') settle(() => reject(message.error));
      else {
        onProgress(1);
        settle(() => resolve(message.output));
      }
    });
    worker.on('error', (error) => settle(() => reject(error)));
    worker.on('exit', (code) => {
      if (settled) return;
      settle(() =>
        reject(new QualiaError('WORKER', `A worker thread for "${job.name}" ended early with code ${code}.`)),
      );
    });
  });
}
