import type { FloatNumbers } from '../../kernels/numbers.js';
import { Tape } from '../tensor/tape.js';
import type { CircuitExample } from './circuit-task.js';
import type { ReceiverNetwork, ReceiverRun } from './receiver-network.js';

/** What stands in the place of what is not in a circuit: the counterfactual text, the mean of the references, or nothing. */
export type Ablation = 'counterfactual' | 'mean' | 'zero';

/** The numbers of a run that attribution and ablation need. */
export interface RunValues {
  /** What each component adds to the stream, by its index, places x width. */
  readonly writers: readonly Float64Array[];
  readonly layers: readonly LayerValues[];
}

/** The numbers of the heads of a layer. */
export interface LayerValues {
  /** Heads x places x width of a head. */
  readonly queries: Float64Array;
  readonly keys: Float64Array;
  readonly values: Float64Array;
  /** Heads x places x places: how much of each place goes into each place. */
  readonly shares: Float64Array;
}

/** Copies the numbers of a run, so that they outlive its tape. */
export function copyRun({ writers, layers }: Pick<ReceiverRun, 'writers' | 'layers'>): RunValues {
  return {
    writers: writers.map(({ values }) => Float64Array.from(values)),
    layers: layers.map(({ projections: { queries, keys, values }, shares }) => ({
      queries: Float64Array.from(queries.values),
      keys: Float64Array.from(keys.values),
      values: Float64Array.from(values.values),
      shares: Float64Array.from(shares.values),
    })),
  };
}

/** Runs a text and returns its numbers. */
export function runText(network: ReceiverNetwork, tokens: Uint32Array): RunValues {
  const { arithmetic } = network;
  const embedding = network.embed(tokens);
  return arithmetic.scope(() => {
    const tape = new Tape(arithmetic);
    return copyRun(network.run(tape, tape.constant([tokens.length, embedding.length / tokens.length], embedding)));
  });
}

/** Returns the numbers that stand in the place of what is ablated in an example. */
export function replacementsOf(
  network: ReceiverNetwork,
  { counterfactual, references }: Pick<CircuitExample, 'counterfactual' | 'references'>,
  ablation: Ablation,
): RunValues {
  if (ablation === 'counterfactual') return runText(network, counterfactual);
  if (ablation === 'mean') return meanOf(references.map((tokens) => runText(network, tokens)));
  return mapRun([runText(network, counterfactual)], (values) => values.fill(0));
}

/** Shares and values are averaged each for itself, as Haklay et al. (2025) replace a crossing edge by mean pattern times mean value. */
function meanOf(runs: readonly RunValues[]): RunValues {
  return mapRun(runs, (mean, others) => {
    for (let at = 0; at < mean.length; at++) {
      let sum = 0;
      for (const other of others) sum += other[at] as number;
      mean[at] = sum / others.length;
    }
  });
}

/** Makes a run whose numbers are those of the first one, changed by a function that is handed those of all. */
function mapRun(
  runs: readonly RunValues[],
  change: (values: Float64Array, all: readonly FloatNumbers[]) => void,
): RunValues {
  const one = (read: (run: RunValues) => Float64Array): Float64Array => {
    const all = runs.map(read);
    const values = (all[0] as Float64Array).slice();
    change(values, all);
    return values;
  };
  const [first] = runs as [RunValues];
  return {
    writers: first.writers.map((_, index) => one(({ writers }) => writers[index] as Float64Array)),
    layers: first.layers.map((_, layer) => {
      const read = (name: keyof LayerValues) => one(({ layers }) => (layers[layer] as LayerValues)[name]);
      return { queries: read('queries'), keys: read('keys'), values: read('values'), shares: read('shares') };
    }),
  };
}
