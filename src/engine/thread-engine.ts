import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { QualiaError, requireWhole } from '../errors.js';
import type { Engine, JobAddress, MapOptions } from './engine.js';
import { createInlineEngine } from './inline-engine.js';
import { type PackedError, type PackedValue, unpackError } from './packed-error.js';
import { createProgress } from './progress.js';
import { toMemoryError } from './worker-memory.js';

/** What a worker thread sends back. */
export type WorkerMessage<Output> =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly error: PackedError | PackedValue };

/**
 * Makes an engine that runs jobs in worker threads, one job a thread at a time.
 *
 * An error keeps its message, code and fields on the way, and its class where that is one of `errors.ts` or of the
 * language. When `map` settles, every thread it started has ended.
 *
 * @param options.threads how many threads at most; default the number of processors. With 1 the jobs run inline.
 */
export function createThreadEngine(options: { readonly threads?: number } = {}): Engine {
  const { threads = availableParallelism() } = options;
  requireWhole('threads', threads, 1);
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
  const progress = createProgress(inputs.length, onProgress);
  const workers = new Set<Worker>();
  let next = 0;
  let running = true;

  const runLane = async (): Promise<void> => {
    while (next < inputs.length) {
      const index = next++;
      const report = (share: number): void => {
        if (running) progress(index, share);
      };
      outputs[index] = await runInWorker<Input, Output>(job, inputs[index] as Input, workers, report);
    }
  };
  let rejectAborted: (reason: unknown) => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    rejectAborted = reject;
  });
  const abort = (): void => rejectAborted(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const lanes = Array.from({ length: Math.min(threads, inputs.length) }, runLane);
  try {
    await Promise.race([Promise.all(lanes), aborted]);
  } finally {
    signal?.removeEventListener('abort', abort);
    running = false;
    next = inputs.length;
    for (const worker of workers) void worker.terminate();
    await Promise.allSettled(lanes);
  }
  return outputs;
}

/** Runs one job in a thread of its own; settles when that thread has ended. */
function runInWorker<Input, Output>(
  job: JobAddress,
  input: Input,
  workers: Set<Worker>,
  onProgress: (share: number) => void,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(job, input);
    workers.add(worker);
    let settle: (() => void) | undefined;
    // The first word counts; a job that left a timer or a socket open would otherwise keep its thread alive.
    const end = (act: () => void): void => {
      settle ??= act;
      void worker.terminate();
    };
    worker.on('message', (message: WorkerMessage<Output>) => {
      if (settle !== undefined) return;
      try {
        if (message.kind === 'progress') return onProgress(message.share);
        if (message.kind === 'failed') return end(() => reject(unpackError(message.error)));
        onProgress(1);
        end(() => resolve(message.output));
      } catch (error) {
        end(() => reject(error));
      }
    });
    worker.on('error', (error) => end(() => reject(toMemoryError(error, job.name))));
    worker.on('exit', (code) => {
      workers.delete(worker);
      const early = new QualiaError('WORKER', `A worker thread for "${job.name}" ended early with code ${code}.`);
      (settle ?? (() => reject(early)))();
    });
  });
}

function startWorker(job: JobAddress, input: unknown): Worker {
  try {
    return new Worker(new URL('./thread-worker.js', import.meta.url), { workerData: { job, input } });
  } catch (cause) {
    const problem = 'cannot be sent to a thread; give plain data and typed arrays';
    throw new QualiaError('JOB', `An input of the job "${job.name}" ${problem}.`, { cause });
  }
}
