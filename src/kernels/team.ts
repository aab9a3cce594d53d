import { QualiaError } from '../errors.js';
import type { CompiledKernel } from './compile.js';
import { type NumberArray, PerThread } from './numbers.js';
import { type KernelName, kernelNames } from './plain-kernels.js';
import { field, mostParameters, type TeamControl, takeChunks } from './team-control.js';

/** A parameter of a kernel as it is handed to a team. */
export type TeamParameter = number | NumberArray | PerThread;

/** How a run is cut, and what the calling thread does first. */
export interface TeamRunOptions {
  readonly items: number;
  readonly chunk: number;
  readonly meanwhile?: () => void;
}

/** What a worker of a team is started with. */
export interface TeamWorkerData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: TeamControl;
  readonly thread: number;
}

/** Tells whether a team can have more than one thread here; a browser lets none wait for another. */
export function canStartThreads(): boolean {
  return findThreads() !== undefined;
}

/** Looked up where it is needed and not imported, so that kernels load in a browser too. */
function findThreads() {
  return typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:worker_threads');
}

/**
 * Threads that share one memory and run the same kernel on different chunks.
 *
 * The calling thread takes part and never waits for a thread that has not started yet: whoever is there takes the
 * next chunk. Between runs the others sleep, and they do not keep the process alive.
 */
export class Team {
  readonly #control: TeamControl;
  readonly #compiled: ReadonlyMap<string, CompiledKernel>;

  constructor(options: {
    readonly module: WebAssembly.Module;
    readonly memory: WebAssembly.Memory;
    readonly compiled: ReadonlyMap<string, CompiledKernel>;
    readonly threads: number;
  }) {
    const { module, memory, compiled, threads } = options;
    this.#compiled = compiled;
    this.#control = {
      counters: new Int32Array(new SharedArrayBuffer(4 * field.count)),
      parameters: new Float64Array(new SharedArrayBuffer(8 * 2 * mostParameters)),
    };
    for (let thread = 1; thread < threads; thread++) {
      const workerData: TeamWorkerData = { module, memory, control: this.#control, thread };
      const { Worker } = findThreads() as NonNullable<ReturnType<typeof findThreads>>;
      new Worker(new URL('./team-worker.js', import.meta.url), { workerData }).unref();
    }
  }

  /** Runs a kernel over `items`, `chunk` at a time; returns when every chunk is done. */
  run(name: KernelName, parameters: readonly TeamParameter[], { items, chunk, meanwhile }: TeamRunOptions): void {
    const { counters } = this.#control;
    for (const [place, parameter] of parameters.entries()) this.#setParameter(place, parameter);
    counters[field.kernel] = kernelNames.indexOf(name);
    counters[field.parameters] = parameters.length;
    counters[field.items] = items;
    counters[field.chunk] = chunk;
    Atomics.store(counters, field.nextChunk, 0);
    Atomics.store(counters, field.open, 1);
    Atomics.add(counters, field.epoch, 1);
    // More threads than chunks would wake for nothing.
    Atomics.notify(counters, field.epoch, Math.ceil(items / chunk));
    try {
      meanwhile?.();
      takeChunks(this.#control, this.#compiled, 0);
    } finally {
      this.#waitForOthers();
    }
    const failed = counters[field.failed];
    if (failed !== 0) throw new QualiaError('KERNEL', `The kernel "${name}" failed in thread ${failed}.`);
  }

  /** Ends the other threads. */
  close(): void {
    const { counters } = this.#control;
    Atomics.store(counters, field.stop, 1);
    Atomics.add(counters, field.epoch, 1);
    Atomics.notify(counters, field.epoch);
  }

  #setParameter(place: number, parameter: TeamParameter): void {
    const { parameters } = this.#control;
    const first = parameter instanceof PerThread ? (parameter.arrays[0] as NumberArray) : parameter;
    parameters[2 * place] = typeof first === 'number' ? first : first.byteOffset;
    parameters[2 * place + 1] = parameter instanceof PerThread ? parameter.stride : 0;
  }

  /** Closes the run, then waits until every thread that joined has left; one that joins later finds it closed. */
  #waitForOthers(): void {
    const { counters } = this.#control;
    Atomics.store(counters, field.open, 0);
    for (;;) {
      const inside = Atomics.load(counters, field.inside);
      if (inside === 0) return;
      Atomics.wait(counters, field.inside, inside);
    }
  }
}
