// Runs the inputs of one target after another in a process of its own, which the script that started it may kill.
import { openSync, readFileSync, writeSync } from 'node:fs';
import { type Fault, judge } from './judge.js';
import { makeInput, type ReadyTarget } from './make-input.js';
import { minimise } from './minimise.js';
import { readAtOnce } from './read-at-once.js';
import { listTargets } from './targets/list-targets.js';

/** What a process that runs inputs is told. */
export interface ChildTask {
  readonly target: string;
  readonly seed: number;
  /** The first number of an input, and the one behind the last. */
  readonly begin: number;
  readonly end: number;
  readonly scratch: string;
  /** Is overwritten with the numbers of {@link progressNumbers}. */
  readonly progressPath: string;
  /** In place of inputs that are made, one that lies in a file. */
  readonly inputPath?: string | undefined;
}

/** What it says; `end` says that the process waits for the next task. */
export type ChildMessage =
  | { readonly kind: 'fault'; readonly index: number; readonly fault: Fault; readonly input: string }
  | { readonly kind: 'unsettled' }
  | { readonly kind: 'end' };

/**
 * What stands in the progress file, as doubles: the number of the input that is run, how often was judged, how many inputs were
 * accepted, how many refused, and the resident bytes of the process.
 */
export const progressNumbers = ['index', 'judged', 'accepted', 'refused', 'resident'] as const;

const mostTries = 600;
const strays: unknown[] = [];

/** The inputs of one task. */
class ChildRun {
  readonly #task: ChildTask;
  readonly #ready: ReadyTarget;
  readonly #progress: number;
  readonly #numbers = new Float64Array(progressNumbers.length);
  readonly #told = new Set<string>();

  constructor(task: ChildTask, ready: ReadyTarget) {
    this.#task = task;
    this.#ready = ready;
    this.#progress = openSync(task.progressPath, 'r+');
  }

  async run(): Promise<void> {
    const { begin, end, inputPath } = this.#task;
    if (inputPath !== undefined) {
      const fault = await this.#look(readFileSync(inputPath), begin);
      if (typeof fault === 'object') say({ kind: 'fault', index: begin, fault, input: '' });
      return;
    }
    for (let index = begin; index < end; index++) {
      const outcome = await this.#runInput(index);
      const place = { fault: 1, accepted: 2, refused: 3 }[outcome];
      if (place > 1) this.#numbers[place] = (this.#numbers[place] as number) + 1;
      if (index % 64 !== 0) continue;
      this.#numbers[4] = process.memoryUsage.rss();
      // Streams tell their errors in a later turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#tick(end);
  }

  async #runInput(index: number): Promise<'accepted' | 'refused' | 'fault'> {
    const bytes = this.#make(index);
    if (!Buffer.isBuffer(bytes)) {
      if (!this.#told.has(bytes.signature)) say({ kind: 'fault', index, fault: bytes, input: '' });
      this.#told.add(bytes.signature);
      return 'fault';
    }
    const verdict = await this.#look(bytes, index);
    if (typeof verdict === 'string') return verdict;
    if (this.#told.has(verdict.signature)) return 'fault';
    this.#told.add(verdict.signature);
    const isSame = async (candidate: Buffer): Promise<boolean> => {
      const found = await this.#look(candidate, index);
      return typeof found === 'object' && found.signature === verdict.signature;
    };
    const isCostly = verdict.signature === 'slow' || verdict.signature === 'memory';
    const smallest = await minimise(bytes, isSame, isCostly ? 20 : mostTries);
    say({ kind: 'fault', index, fault: verdict, input: smallest.toString('base64') });
    return 'fault';
  }

  /** Where no input can be made, that is a fault of what makes it, and is told as one. */
  #make(index: number): Buffer | Fault {
    try {
      return makeInput(this.#ready, this.#task.seed, index);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { signature: `no input ${detail.split('\n', 1)[0]?.slice(0, 80)}`, detail: detail.slice(0, 2000) };
    }
  }

  async #look(bytes: Buffer, index: number): Promise<Fault | 'accepted' | 'refused'> {
    this.#tick(index);
    const verdict = await judge(this.#ready.target, bytes, this.#task.scratch);
    const [stray] = strays.splice(0);
    if (stray === undefined) return verdict;
    const detail = stray instanceof Error ? (stray.stack ?? stray.message) : String(stray);
    return { signature: `stray ${detail.split('\n', 1)[0]?.slice(0, 80)}`, detail: detail.slice(0, 2000) };
  }

  #tick(index: number): void {
    this.#numbers[0] = index;
    this.#numbers[1] = (this.#numbers[1] as number) + 1;
    writeSync(this.#progress, this.#numbers, 0, this.#numbers.byteLength, 0);
  }
}

const say = (message: ChildMessage): void => {
  process.send?.(message);
};

async function runTask(task: ChildTask): Promise<void> {
  const target = targets.get(task.target);
  if (target === undefined) throw new Error(`There is no target "${task.target}".`);
  // While inputs run the channel does not keep the process alive, so that a promise that nothing will settle shows at once.
  process.channel?.unref();
  isRunning = true;
  await new ChildRun(task, { target, seeds: await target.seeds(task.scratch) }).run();
  isRunning = false;
  process.channel?.ref();
  say({ kind: 'end' });
}

readAtOnce();
let isRunning = false;
const targets = listTargets();
process.on('uncaughtException', (error) => strays.push(error));
process.on('unhandledRejection', (error) => strays.push(error));
// The script that started this process ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
process.on('beforeExit', () => {
  if (!isRunning) return;
  isRunning = false;
  process.channel?.ref();
  say({ kind: 'unsettled' });
});
process.on('message', (task: ChildTask) => {
  runTask(task).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(70);
  });
});
