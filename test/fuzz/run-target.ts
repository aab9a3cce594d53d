import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzProcess, TaskEnd } from './fuzz-process.js';
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
  /** How many inputs were run, those of earlier runs included. */
  readonly inputs: number;
  readonly accepted: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** How inputs are run. */
export interface RunTargetOptions {
  readonly process: FuzzProcess;
  readonly scratch: string;
  readonly seed: number;
  /** The first input; those before it were run earlier. */
  readonly begin: number;
  readonly inputs: number;
  /** Is told how many inputs were run; no more are begun when it gives true. */
  readonly shouldStop: (inputs: number) => boolean;
}

const mostCrashes = 20;
const mostCrashTries = 16;

/** Runs the inputs of a target; after an input that ends the process, the next ones run in another. */
export async function runTarget(target: FuzzTarget, options: RunTargetOptions): Promise<TargetOutcome> {
  const { seed, inputs, scratch } = options;
  const started = Date.now();
  const findings = new Map<string, Finding>();
  const sums = { accepted: 0, refused: 0 };
  let begin = options.begin;
  for (let crashes = 0; begin < inputs && crashes < mostCrashes; crashes++) {
    const task = { target: target.name, seed, begin, end: inputs };
    const end = await options.process.run(task, {
      shouldStop: options.shouldStop,
      onMessage: (message) => {
        if (message.kind !== 'fault' || findings.has(message.fault.signature)) return;
        const { index, fault, input } = message;
        findings.set(fault.signature, { target: target.name, index, fault, input: Buffer.from(input, 'base64') });
      },
    });
    sums.accepted += end.accepted;
    sums.refused += end.refused;
    begin = end.kind === 'whole' ? inputs : end.index;
    if (end.kind === 'whole' || end.kind === 'stopped') break;
    begin++;
    const signature = signatureOf(end);
    if (findings.has(signature)) continue;
    const ready = { target, seeds: await target.seeds(scratch) };
    const input = await shrink(makeInput(ready, seed, end.index), { ...end, signature }, options, target.name);
    const fault = { signature, detail: end.detail };
    findings.set(signature, { target: target.name, index: end.index, fault, input });
  }
  const seconds = (Date.now() - started) / 1000;
  return { name: target.name, inputs: begin, ...sums, findings: [...findings.values()], seconds };
}

const signatureOf = ({ kind, reason }: TaskEnd): string => `${kind} ${reason}`;

/** Makes an input that ends a process smaller, as long as it ends it in the same manner; each try costs a process. */
async function shrink(
  input: Buffer,
  { index, signature }: { readonly index: number; readonly signature: string },
  { process, scratch, seed, shouldStop }: RunTargetOptions,
  target: string,
): Promise<Buffer> {
  const inputPath = join(scratch, 'candidate');
  const stillFails = async (bytes: Buffer): Promise<boolean> => {
    if (shouldStop(index)) return false;
    writeFileSync(inputPath, bytes);
    const task = { target, seed, begin: index, end: index, inputPath };
    const end = await process.run(task, { onMessage: () => undefined, shouldStop });
    return signatureOf(end) === signature;
  };
  return await minimise(input, stillFails, mostCrashTries);
}
