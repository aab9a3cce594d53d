/** Names a job that can run anywhere: an exported function of a module, found again by its address. */
export interface JobAddress {
  /** The URL of the module, usually `import.meta.url` of the file that defines the job. */
  readonly module: string;
  /** The name under which the module exports the job. */
  readonly name: string;
}

/** What a job is told besides its input. */
export interface JobContext {
  /** Reports the share of this job that is done, from 0 to 1. */
  report(share: number): void;
}

/** A job: input and output must survive structured cloning, so plain data and typed arrays. */
export type Job<Input, Output> = (input: Input, context: JobContext) => Output | Promise<Output>;

/** Options of {@link Engine.map}. */
export interface MapOptions {
  /** Stops all jobs; `map` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Is told the share of all jobs that is done, from 0 to 1, never falling. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Runs one job over many inputs and returns the outputs in the order of the inputs.
 *
 * Where and in which order the jobs run is the engine's affair and never changes the outputs. The first error of a job
 * rejects the whole map, and so does an error that `onProgress` throws. Without inputs there is nothing to run.
 */
export interface Engine {
  /** A short id for messages, for instance `threads`. */
  readonly name: string;
  map<Input, Output>(job: JobAddress, inputs: readonly Input[], options?: MapOptions): Promise<Output[]>;
}
