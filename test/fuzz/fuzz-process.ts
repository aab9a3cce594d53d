import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildMessage, type ChildTask, progressNumbers } from './fuzz-child.js';

/** How a task ended. */
export interface TaskEnd {
  /** `unsettled`: the parser gave a promise that nothing would ever settle. */
  readonly kind: 'whole' | 'hang' | 'memory' | 'unsettled' | 'crash' | 'stopped';
  /** The input that was run last. */
  readonly index: number;
  readonly accepted: number;
  readonly refused: number;
  /** One line without numbers that differ from time to time: what has the same is one fault. */
  readonly reason: string;
  readonly detail: string;
}

/** What a process may use. */
export interface ProcessLimits {
  /** So many seconds an input may take. */
  readonly patience: number;
  /** The heap of a process, in MiB. */
  readonly heap: number;
  /** The resident memory of a process, in MiB. */
  readonly resident: number;
}

/** What is told while a task runs. */
export interface TaskWatch {
  onMessage(message: ChildMessage): void;
  /** Is told the number of the input that is run; the task is stopped when this gives true. */
  shouldStop(index: number): boolean;
}

/** A process needs some seconds to begin. */
const startSeconds = 60;

/** A process that runs tasks, one after another, and another one in its place when it crashed or had to be killed. */
export class FuzzProcess {
  readonly #limits: ProcessLimits;
  readonly #scratch: string;
  #child: ChildProcess | undefined;
  #errors = '';

  constructor(scratch: string, limits: ProcessLimits) {
    this.#scratch = scratch;
    this.#limits = limits;
  }

  /** Runs a task to its end, or until it crashes, hangs, grows too large or is stopped. */
  run(task: Omit<ChildTask, 'progressPath' | 'scratch'>, watch: TaskWatch): Promise<TaskEnd> {
    const progressPath = join(this.#scratch, 'progress');
    const first = progressNumbers.map((name) => (name === 'index' ? task.begin : 0));
    writeFileSync(progressPath, new Uint8Array(Float64Array.from(first).buffer));
    const child = this.#child ?? this.#start();
    const { patience, resident: mostResident } = this.#limits;
    let stop: 'hang' | 'memory' | 'stopped' | undefined;
    let last = -1;
    let since = Date.now();
    const check = (): void => {
      const { index, judged, resident } = readProgress(progressPath);
      if (judged !== last) [last, since] = [judged, Date.now()];
      const allowed = judged === 0 ? patience + startSeconds : patience;
      if (Date.now() - since > 1000 * allowed) stop = 'hang';
      else if ((residentBytes(child.pid) ?? resident) > mostResident * 2 ** 20) stop = 'memory';
      else if (watch.shouldStop(index)) stop = 'stopped';
      if (stop !== undefined) child.kill('SIGKILL');
    };
    const timer = setInterval(check, 250);
    return new Promise((resolve) => {
      const finish = (kind: TaskEnd['kind'], reason: string): void => {
        clearInterval(timer);
        child.removeAllListeners('message').removeAllListeners('close');
        if (kind !== 'whole') this.end();
        const { index, accepted, refused } = readProgress(progressPath);
        resolve({ kind, index, accepted, refused, reason, detail: `${reason}\n${this.#errors}`.trimEnd() });
      };
      child.on('message', (message: ChildMessage) => {
        if (message.kind === 'end') finish('whole', '');
        else if (message.kind === 'unsettled') finish('unsettled', 'waits for what nothing will settle');
        watch.onMessage(message);
      });
      child.on('close', (code, signal) => {
        const told = this.#errors.split('\n').find((line) => /FATAL|heap|Error/.test(line)) ?? '';
        if (stop === 'hang') finish(stop, `more than ${patience} seconds`);
        else if (stop === 'memory') finish(stop, `more than ${mostResident} MiB resident`);
        else if (stop === 'stopped') finish(stop, '');
        else finish('crash', `code ${code}, signal ${signal}: ${told.replace(/\d+/g, '…')}`);
      });
      const { inputPath } = task;
      child.send({ ...task, progressPath, scratch: this.#scratch, inputPath } satisfies ChildTask);
    });
  }

  /** Ends the process, if there is one; the next task begins another. */
  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const path = fileURLToPath(new URL('./fuzz-child.ts', import.meta.url));
    const execArgv = [...process.execArgv, `--max-old-space-size=${this.#limits.heap}`];
    const child = fork(path, [], { execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child = child;
    this.#errors = '';
    child.stderr?.on('data', (piece: Buffer) => {
      this.#errors = (this.#errors + piece.toString()).slice(-6000);
    });
    return child;
  }
}

type Progress = Readonly<Record<(typeof progressNumbers)[number], number>>;

function readProgress(path: string): Progress {
  const bytes = readFileSync(path);
  const [index, judged, accepted, refused, resident] = progressNumbers.map((_, at) => bytes.readDoubleLE(8 * at));
  return { index, judged, accepted, refused, resident } as Progress;
}

/** What the system says of a process, even while one input holds it; undefined where it says nothing. */
function residentBytes(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1];
    return Number(pages) * 4096;
  } catch {
    return undefined;
  }
}
