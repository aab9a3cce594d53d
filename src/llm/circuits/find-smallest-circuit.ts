import { requireOption } from '../../errors.js';
import type { EdgeScores } from './attribute-edges.js';
import type { Circuit } from './circuit.js';
import type { CircuitTask } from './circuit-task.js';
import { discoverCircuit } from './discover-circuit.js';
import { compareCircuits, type Faithfulness, type FaithfulnessOptions } from './faithfulness.js';
import type { ReceiverNetwork } from './receiver-network.js';

/** Circuits that are measured together. */
const circuitsARun = 12;

/** Options of {@link findSmallestCircuit}. */
export interface SmallestCircuitOptions extends FaithfulnessOptions {
  /** The texts that circuits are measured on. */
  readonly task: CircuitTask;
  /** The faithfulness to be reached. */
  readonly target: number;
  /** Whether edges hold for single spans; default true. */
  readonly positional?: boolean;
  /** Where the search begins; default `output`. */
  readonly from?: 'output' | 'embedding';
}

/** A circuit with what it does. */
export interface MeasuredCircuit {
  readonly circuit: Circuit;
  readonly faithfulness: Faithfulness;
  /** How many edges the search took. */
  readonly taken: number;
}

/**
 * Finds the first circuit that reaches a faithfulness, with 1, 2, 3, ... edges taken, in steps of a twentieth from 40 on.
 *
 * @returns undefined where no circuit reaches it.
 * @throws OptionError when the target is no number > 0; as `discoverCircuit` and `compareCircuits`.
 */
export async function findSmallestCircuit(
  network: ReceiverNetwork,
  scores: EdgeScores,
  options: SmallestCircuitOptions,
): Promise<MeasuredCircuit | undefined> {
  const { target, positional = true, from = 'output', ...measuring } = options;
  requireOption(target > 0, 'target', target, 'a number > 0');
  const all = positional ? scores.edges.length : scores.blindEdges.length;
  let waiting: { readonly circuit: Circuit; readonly taken: number }[] = [];
  let size = 0;
  for (let taken = 1; taken <= all; taken += Math.max(1, Math.floor(taken / 20))) {
    const circuit = discoverCircuit(scores, { edges: taken, positional, from });
    if (circuit.edges.length > size) waiting.push({ circuit, taken });
    size = Math.max(size, circuit.edges.length);
    const isLast = taken + Math.max(1, Math.floor(taken / 20)) > all;
    if (waiting.length < circuitsARun && !isLast) continue;
    const circuits = waiting.map(({ circuit: own }) => own);
    const measured = await compareCircuits(network, circuits, measuring);
    const place = measured.findIndex(({ value }) => value >= target);
    const found = waiting[place];
    if (found !== undefined) return { ...found, faithfulness: measured[place] as Faithfulness };
    waiting = [];
  }
  return undefined;
}
