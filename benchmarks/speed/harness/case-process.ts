import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Prepared, RoundReply, SpeedCase } from './speed-case.js';

const peers = fileURLToPath(new URL('../peers/', import.meta.url));

/** The process of a case ended or answered with an error. */
export class CaseFailure extends Error {}

/**
 * The parent's handle on the process of one case. Node and Python children speak alike: lines of JSON over the channel
 * that Node opens for a child, whose number is in NODE_CHANNEL_FD.
 */
export class CaseProcess {
  readonly #child: ChildProcess;
  #failure: string | undefined;
  #waiting: { resolve: (reply: unknown) => void; reject: (error: Error) => void } | undefined;

  /** @param start how a child finds its case: the file of the hot path and arguments that name the case. */
  constructor(speedCase: SpeedCase, start: { readonly file: string; readonly arguments: readonly string[] }) {
    const [command, ...rest] = commandOf(speedCase, start);
    this.#child = spawn(command as string, rest, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: environmentOf(speedCase),
    });
    this.#child.on('message', (reply: { readonly failure?: string }) => {
      if (reply.failure !== undefined) this.#fail(reply.failure);
      else this.#waiting?.resolve(reply);
    });
    this.#child.on('error', (error) => this.#fail(error.message));
    this.#child.on('exit', (code, signal) => this.#fail(`The process ended early (${signal ?? `exit code ${code}`}).`));
  }

  /** Waits until the input is in place. */
  prepared(): Promise<Prepared> {
    return this.#answer<Prepared>();
  }

  /** Measures one round. */
  round(): Promise<RoundReply> {
    const answer = this.#answer<RoundReply>();
    if (this.#failure === undefined) this.#child.send('round');
    return answer;
  }

  /** Ends the process. */
  close(): void {
    this.#child.removeAllListeners();
    this.#child.kill();
  }

  #answer<Reply>(): Promise<Reply> {
    if (this.#failure !== undefined) return Promise.reject(new CaseFailure(this.#failure));
    return new Promise<Reply>((resolve, reject) => {
      this.#waiting = { resolve: resolve as (reply: unknown) => void, reject };
    });
  }

  #fail(failure: string): void {
    this.#failure ??= failure;
    this.#waiting?.reject(new CaseFailure(this.#failure));
  }
}

function commandOf(
  { python, threads = 1, warmUp = true }: SpeedCase,
  start: { readonly file: string; readonly arguments: readonly string[] },
): readonly string[] {
  if (python === undefined) return [process.execPath, ...process.execArgv, start.file, ...start.arguments];
  return [
    'python3',
    `${peers}measure.py`,
    `${peers}${python.script}`,
    JSON.stringify({ ...python.arguments, threads, warmUp }),
  ];
}

/** BLAS libraries choose their kernels themselves, so settings that force older ones are left out. */
function environmentOf({ role, threads = 1, environment = {} }: SpeedCase): Record<string, string | undefined> {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, QUALIA_KERNELS, ...inherited } = process.env;
  const count = String(threads);
  return {
    ...inherited,
    OPENBLAS_NUM_THREADS: count,
    OMP_NUM_THREADS: count,
    MKL_NUM_THREADS: count,
    PYTHONDONTWRITEBYTECODE: '1',
    ...(role === 'twin' ? { QUALIA_KERNELS: 'plain' } : {}),
    ...environment,
  };
}
