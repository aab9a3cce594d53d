// Runs the inputs of one target in a process of its own, which the script that started it may kill.
import { openSync, readFileSync, writeSync } from 'node:fs';
import { type Fault, judge } from './judge.js';
import type { ReadyTarget } from './make-input.js';
import { makeInput } from './make-input.js';
import { minimise } from './minimise.js';
import { listTargets } from './targets/list-targets.js';

/** What a process that runs inputs is told. */
export interface ChildTask {
  readonly target: string;
  readonly seed: number;
  /** The first number of an input, and the one behind the last. */
  readonly begin: number;
  readonly end: number;
  readonly scratch: string;
  /** Is overwritten with the number of the input that is run, how often was judged, and how many inputs were accepted and refused. */
  readonly progressPath: string;
  /** In place of inputs that are made, one that lies in a file. */
  readonly inputPath?: string | undefined;
}

/** What it says. */
export type ChildMessage =
  | { readonly kind: 'fault'; readonly index: number; readonly fault: Fault; readonly input: string }
  | { readonly kind: 'end' };

const mostTries = 600;
const task = JSON.parse(process.argv[2] ?? '{}') as ChildTask;
const progress = openSync(task.progressPath, 'w');
const numbers = new Float64Array(4);
const told = new Set<string>();
const strays: unknown[] = [];
process.on('uncaughtException', (error) => strays.push(error));
process.on('unhandledRejection', (error) => strays.push(error));

function tick(index: number): void {
  numbers[0] = index;
  numbers[1] = (numbers[1] as number) + 1;
  writeSync(progress, numbers, 0, numbers.byteLength, 0);
}

const say = (message: ChildMessage): void => {
  process.send?.(message);
};

async function look({ target }: ReadyTarget, bytes: Buffer, index: number): Promise<Fault | 'accepted' | 'refused'> {
  tick(index);
  const verdict = await judge(target, bytes, task.scratch);
  const [stray] = strays.splice(0);
  if (stray === undefined) return verdict;
  const detail = stray instanceof Error ? (stray.stack ?? stray.message) : String(stray);
  return { signature: `stray ${detail.split('\n', 1)[0]?.slice(0, 80)}`, detail: detail.slice(0, 2000) };
}

async function runInput(ready: ReadyTarget, index: number): Promise<'accepted' | 'refused' | 'fault'> {
  const bytes = makeInput(ready, task.seed, index);
  const verdict = await look(ready, bytes, index);
  if (typeof verdict === 'string') return verdict;
  if (told.has(verdict.signature)) return 'fault';
  told.add(verdict.signature);
  const isSame = async (candidate: Buffer): Promise<boolean> => {
    const found = await look(ready, candidate, index);
    return typeof found === 'object' && found.signature === verdict.signature;
  };
  const isCostly = verdict.signature === 'slow' || verdict.signature === 'memory';
  const smallest = await minimise(bytes, isSame, isCostly ? 20 : mostTries);
  say({ kind: 'fault', index, fault: verdict, input: smallest.toString('base64') });
  return 'fault';
}

const target = listTargets().get(task.target);
if (target === undefined) throw new Error(`There is no target "${task.target}".`);
const ready: ReadyTarget = { target, seeds: await target.seeds(task.scratch) };
if (task.inputPath === undefined) {
  for (let index = task.begin; index < task.end; index++) {
    const outcome = await runInput(ready, index);
    const place = { fault: 1, accepted: 2, refused: 3 }[outcome];
    if (place > 1) numbers[place] = (numbers[place] as number) + 1;
    // Streams tell their errors in a later turn.
    if (index % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
} else {
  const fault = await look(ready, readFileSync(task.inputPath), task.begin);
  if (typeof fault === 'object') say({ kind: 'fault', index: task.begin, fault, input: '' });
}
tick(task.end);
say({ kind: 'end' });
process.disconnect?.();
