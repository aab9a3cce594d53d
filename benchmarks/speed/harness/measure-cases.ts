import { spawnSync } from 'node:child_process';
import { CaseFailure, CaseProcess } from './case-process.js';
import type { MeasuredCase, Round, SpeedCase } from './speed-case.js';

/** How cases are measured. */
export interface MeasureOptions {
  readonly file: string;
  /** The arguments with which a child finds the case at a place of the list. */
  readonly argumentsFor: (speedCase: SpeedCase) => readonly string[];
  readonly defaultRounds: number;
  readonly interleave: boolean;
  /** Is told what happens, a line at a time. */
  readonly tell: (line: string) => void;
}

/** Measures the cases of one group: each in a process, one round of each in turn unless told otherwise. */
export async function measureCases(cases: readonly SpeedCase[], options: MeasureOptions): Promise<MeasuredCase[]> {
  const batches = options.interleave ? [cases] : cases.map((speedCase) => [speedCase]);
  const measured: MeasuredCase[] = [];
  for (const batch of batches) measured.push(...(await measureTogether(batch, options)));
  return measured;
}

async function measureTogether(batch: readonly SpeedCase[], options: MeasureOptions): Promise<MeasuredCase[]> {
  const running: RunningCase[] = [];
  try {
    for (const { makeInputs, skip } of batch) if (skip === undefined) await makeInputs?.();
    // One after the other, so that preparing one does not disturb another.
    for (const speedCase of batch) {
      const started = new RunningCase(speedCase, options);
      running.push(started);
      await started.prepare();
    }
    const most = Math.max(...batch.map(({ rounds = options.defaultRounds }) => rounds));
    for (let round = 0; round <= most; round++) for (const each of running) await each.measure(round);
    return running.map((each) => each.result());
  } finally {
    for (const each of running) each.close();
  }
}

class RunningCase {
  readonly #case: SpeedCase;
  readonly #options: MeasureOptions;
  readonly #rounds: Round[] = [];
  #process: CaseProcess | undefined;
  #outcome: Omit<MeasuredCase, 'definition' | 'rounds'> = {};

  constructor(speedCase: SpeedCase, options: MeasureOptions) {
    this.#case = speedCase;
    this.#options = options;
  }

  async prepare(): Promise<void> {
    const skip = this.#case.skip ?? (this.#case.python === undefined ? undefined : missingPython());
    if (skip !== undefined) {
      this.#skip(skip);
      return;
    }
    const { file, argumentsFor } = this.#options;
    const child = new CaseProcess(this.#case, { file, arguments: argumentsFor(this.#case) });
    this.#process = child;
    await this.#guard(async () => {
      const { skip: reason, ...prepared } = await child.prepared();
      if (reason !== undefined) this.#skip(reason);
      else this.#outcome = prepared;
    });
  }

  /** Round 0 does not count. */
  async measure(round: number): Promise<void> {
    const child = this.#process;
    if (round === 0 && this.#case.warmUp === false) return;
    if (child === undefined || round > (this.#case.rounds ?? this.#options.defaultRounds)) return;
    await this.#guard(async () => {
      const { peakBytes, ...times } = await child.round();
      this.#outcome = { ...this.#outcome, peakBytes };
      if (round > 0) this.#rounds.push(times);
    });
  }

  result(): MeasuredCase {
    return { definition: this.#case, ...this.#outcome, rounds: this.#rounds };
  }

  close(): void {
    this.#process?.close();
    this.#process = undefined;
  }

  #skip(skip: string): void {
    this.#options.tell(`skipped ${nameOf(this.#case)}: ${skip}`);
    this.#outcome = { skip };
    this.close();
  }

  async #guard(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof CaseFailure)) throw error;
      this.#options.tell(`failed ${nameOf(this.#case)}: ${error.message}`);
      this.#outcome = { failure: error.message };
      this.close();
    }
  }
}

/** The name of a case with its group. */
export function nameOf({ group = '', name }: SpeedCase): string {
  return group === '' ? name : `${group}: ${name}`;
}

function missingPython(): string | undefined {
  return spawnSync('python3', ['--version']).status === 0 ? undefined : 'there is no python3';
}
