import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildMessage, ChildTask } from './fuzz-child.js';
import type { FuzzTarget } from './fuzz-target.js';
import type { Fault } from './judge.js';
import { makeInput } from './make-input.js';
import { minimise } from './minimise.js';

/** A fault with the input that shows it. */
export interface Finding {
  readonly target: string;
  readonly index: number;
  readonly fault: Fault;
  readonly input: Buffer;
}

/** What came of the inputs of a target. */
export interface TargetOutcome {
  readonly name: string;
  /** How many inputs were run. */
  readonly inputs: number;
  readonly accepted: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** How inputs are run. */
export interface RunTargetOptions {
  readonly seed: number;
  readonly inputs: number;
  /** So many seconds an input may take. */
  readonly patience: number;
  /** The heap of a process, in MiB. */
  readonly heap: number;
  /** So many seconds a target may take; then it ends with fewer inputs. */
  readonly budget: number;
  /** Is told how many inputs were run. */
  readonly onProgress: (inputs: number) => void;
}

/** How a process ended. */
interface ChildEnd {
  readonly kind: 'whole' | 'hang' | 'crash' | 'budget';
  /** The input that was run last. */
  readonly index: number;
  readonly accepted: number;
  readonly refused: number;
  readonly detail: string;
}

const mostCrashes = 20;
const mostCrashTries = 16;

/** Runs the inputs of a target, in as many processes as crash or hang and one more. */
export async function runTarget(target: FuzzTarget, options: RunTargetOptions): Promise<TargetOutcome> {
  const scratch = mkdtempSync(join(tmpdir(), 'qualia-fuzz-'));
  const started = Date.now();
  const findings = new Map<string, Finding>();
  const sums = { accepted: 0, refused: 0 };
  const ready = { target, seeds: await target.seeds(scratch) };
  let begin = 0;
  try {
    for (let crashes = 0; begin < options.inputs && crashes < mostCrashes; crashes++) {
      const deadline = started + 1000 * options.budget;
      const task = { target: target.name, seed: options.seed, begin, end: options.inputs, scratch };
      const end = await runChild(task, { ...options, deadline }, (message) => {
        if (message.kind === 'fault' && !findings.has(message.fault.signature)) {
          const { index, fault, input } = message;
          findings.set(fault.signature, { target: target.name, index, fault, input: Buffer.from(input, 'base64') });
        }
      });
      sums.accepted += end.accepted;
      sums.refused += end.refused;
      begin = end.kind === 'whole' ? options.inputs : end.index + 1;
      if (end.kind === 'whole' || end.kind === 'budget') break;
      const signature = `${end.kind} ${end.detail.split('\n', 1)[0]}`;
      if (findings.has(signature)) continue;
      const input = await shrink(makeInput(ready, options.seed, end.index), end, {
        ...options,
        scratch,
        target: target.name,
      });
      findings.set(signature, {
        target: target.name,
        index: end.index,
        fault: { signature, detail: end.detail },
        input,
      });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const seconds = (Date.now() - started) / 1000;
  return {
    name: target.name,
    inputs: Math.min(begin, options.inputs),
    ...sums,
    findings: [...findings.values()],
    seconds,
  };
}

/** Makes an input that ends a process smaller; each try costs a process. */
async function shrink(
  input: Buffer,
  { kind, index }: ChildEnd,
  options: RunTargetOptions & { readonly scratch: string; readonly target: string },
): Promise<Buffer> {
  const { scratch, target, seed } = options;
  const inputPath = join(scratch, 'candidate');
  const stillFails = async (bytes: Buffer): Promise<boolean> => {
    writeFileSync(inputPath, bytes);
    const task = { target, seed, begin: index, end: index, scratch, inputPath };
    const end = await runChild(
      task,
      { ...options, deadline: Number.POSITIVE_INFINITY, onProgress: () => undefined },
      () => undefined,
    );
    return end.kind === kind;
  };
  return await minimise(input, stillFails, mostCrashTries);
}

function runChild(
  task: Omit<ChildTask, 'progressPath'>,
  {
    patience,
    heap,
    deadline,
    onProgress,
  }: Pick<RunTargetOptions, 'patience' | 'heap' | 'onProgress'> & { readonly deadline: number },
  onMessage: (message: ChildMessage) => void,
): Promise<ChildEnd> {
  const progressPath = join(task.scratch, 'progress');
  writeFileSync(progressPath, new Uint8Array(new Float64Array([task.begin, 0, 0, 0]).buffer));
  const child: ChildProcess = fork(
    fileURLToPath(new URL('./fuzz-child.ts', import.meta.url)),
    [JSON.stringify({ ...task, progressPath })],
    {
      execArgv: [...process.execArgv, `--max-old-space-size=${heap}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let isWhole = false;
  let stop: 'hang' | 'budget' | undefined;
  let errors = '';
  child.stderr?.on('data', (piece: Buffer) => {
    errors = (errors + piece.toString()).slice(-6000);
  });
  child.on('message', (message: ChildMessage) => {
    if (message.kind === 'end') isWhole = true;
    onMessage(message);
  });
  let last = -1;
  let since = Date.now();
  const look = () => {
    const bytes = readFileSync(progressPath);
    const [index = task.begin, judged = 0, accepted = 0, refused = 0] = Array.from(
      { length: bytes.length >> 3 },
      (_, at) => bytes.readDoubleLE(8 * at),
    );
    return { index, judged, accepted, refused };
  };
  const watch = setInterval(() => {
    const { index, judged } = look();
    onProgress(index);
    if (judged !== last) [last, since] = [judged, Date.now()];
    // A process needs some seconds to begin.
    const allowed = judged === 0 ? patience + 60 : patience;
    if (Date.now() - since > 1000 * allowed) stop = 'hang';
    else if (Date.now() > deadline) stop = 'budget';
    if (stop !== undefined) child.kill('SIGKILL');
  }, 500);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const { index, accepted, refused } = look();
      const told = errors.split('\n').find((line) => /FATAL|heap|Error/.test(line)) ?? '';
      const how = stop === 'hang' ? `more than ${patience} seconds` : `code ${code}, signal ${signal}: ${told}`;
      if (isWhole) resolve({ kind: 'whole', index, accepted, refused, detail: '' });
      else resolve({ kind: stop ?? 'crash', index, accepted, refused, detail: `${how}\n${errors}` });
    });
  });
}
