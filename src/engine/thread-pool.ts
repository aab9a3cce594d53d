import { Worker } from 'node:worker_threads';
import { QualiaError, requireWhole } from '../errors.js';
import type { JobAddress } from './engine.js';
import { loadJob } from './inline-engine.js';
import { type PackedError, type PackedValue, unpackError } from './packed-error.js';
import { toMemoryError } from './worker-memory.js';

/** What a job of a pool is told besides its input. */
export interface PoolContext {
  /** Stops the job where it runs in the thread that opened the pool; a thread of its own is ended instead. */
  readonly signal: AbortSignal | undefined;
}

/** A job that was set up once in a thread and runs there for one input after the other. */
export type PoolJob<Input, Output> = (input: Input, context: PoolContext) => Output | Promise<Output>;

/** Makes the job of a pool from its setup, once in each thread: loads models, opens files. */
export type PoolJobMaker<Setup, Input, Output> = (
  setup: Setup,
) => PoolJob<Input, Output> | Promise<PoolJob<Input, Output>>;

/** Threads that stay, each with a job that was set up once. */
export interface ThreadPool<Input, Output> {
  /** How many inputs run at the same time. */
  readonly threads: number;
  /** Runs the job for an input as soon as a thread is free; rejects with what the job threw, or when the pool closes. */
  run(input: Input): Promise<Output>;
  /** Ends all threads at once, also those that work. */
  close(): Promise<void>;
}

/** What a thread of a pool answers: an output, or an error. */
export type PoolMessage<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly error: PackedError | PackedValue };

/**
 * Opens a pool of threads for a job that is expensive to set up; unlike with an `Engine`, inputs come while others run.
 *
 * @param maker names an exported {@link PoolJobMaker}; `setup` and all inputs must survive structured cloning.
 * @param options.threads how many; default 1, which runs the job in this thread.
 * @param options.signal is handed to jobs that run in this thread.
 */
export function openThreadPool<Setup, Input, Output>(
  maker: JobAddress,
  setup: Setup,
  options: { readonly threads?: number; readonly signal?: AbortSignal | undefined } = {},
): ThreadPool<Input, Output> {
  const { threads = 1, signal } = options;
  requireWhole('threads', threads, 1);
  if (threads === 1) return openInlinePool(maker, setup, signal);
  return new WorkerPool(maker, setup, threads);
}

function openInlinePool<Setup, Input, Output>(
  maker: JobAddress,
  setup: Setup,
  signal: AbortSignal | undefined,
): ThreadPool<Input, Output> {
  let job: Promise<PoolJob<Input, Output>> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    threads: 1,
    run(input) {
      job ??= loadJob<Setup, PoolJob<Input, Output>>(maker).then((make) => make(setup, { report: () => undefined }));
      const ready = job;
      const output = last.then(async () => (await ready)(input, { signal }));
      last = output.catch(() => undefined);
      return output;
    },
    async close() {
      await last;
    },
  };
}

/** An input that waits for a thread or runs in one. */
interface Task<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: unknown) => void;
}

class WorkerPool<Setup, Input, Output> implements ThreadPool<Input, Output> {
  readonly threads: number;
  readonly #name: string;
  readonly #workers = new Map<Worker, Task<Input, Output> | undefined>();
  readonly #waiting: Task<Input, Output>[] = [];
  #failure: { readonly reason: unknown } | undefined;

  constructor(maker: JobAddress, setup: Setup, threads: number) {
    this.threads = threads;
    this.#name = maker.name;
    for (let thread = 0; thread < threads; thread++) this.#start({ maker, setup });
  }

  run(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure.reason);
      this.#waiting.push({ input, resolve, reject });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#fail(new QualiaError('WORKER', `The pool of "${this.#name}" was closed.`));
    await Promise.all([...this.#workers.keys()].map((worker) => worker.terminate()));
  }

  #start(workerData: { readonly maker: JobAddress; readonly setup: Setup }): void {
    const worker = new Worker(new URL('./thread-pool-worker.js', import.meta.url), { workerData });
    this.#workers.set(worker, undefined);
    worker.on('message', (message: PoolMessage<Output>) => {
      const task = this.#workers.get(worker);
      this.#workers.set(worker, undefined);
      if (message.kind === 'done') task?.resolve(message.output);
      else task?.reject(unpackError(message.error));
      this.#dispatch();
    });
    worker.on('error', (error) => this.#fail(toMemoryError(error, this.#name)));
    worker.on('exit', (code) => {
      const early = `A worker thread for "${this.#name}" ended early with code ${code}.`;
      this.#fail(new QualiaError('WORKER', early));
    });
  }

  #dispatch(): void {
    for (const [worker, running] of this.#workers) {
      if (running !== undefined) continue;
      const task = this.#waiting.shift();
      if (task === undefined) return;
      this.#workers.set(worker, task);
      worker.postMessage(task.input);
    }
  }

  /** Rejects all that runs and waits; the first reason counts for what comes later. */
  #fail(reason: unknown): void {
    this.#failure ??= { reason };
    const running = [...this.#workers.values()].filter((task) => task !== undefined);
    for (const { reject } of [...running, ...this.#waiting.splice(0)]) reject(this.#failure.reason);
    for (const worker of this.#workers.keys()) this.#workers.set(worker, undefined);
  }
}
