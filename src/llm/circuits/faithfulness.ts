import { setImmediate as nextTurn } from 'node:timers/promises';
import { requireOption } from '../../errors.js';
import { Tape } from '../tensor/tape.js';
import type { Circuit } from './circuit.js';
import type { CircuitExample, CircuitTask } from './circuit-task.js';
import { type CircuitSize, type CompiledCircuit, compileCircuit, countConcreteEdges } from './compiled-circuit.js';
import { type Component, writersOf } from './components.js';
import type { ReceiverNetwork, RunHooks } from './receiver-network.js';
import { type Ablation, type LayerValues, type RunValues, replacementsOf } from './run-values.js';

/** Options of {@link measureFaithfulness}. */
export interface FaithfulnessOptions {
  /** What stands in the place of all edges that are not in the circuit; default `counterfactual`. */
  readonly ablation?: Ablation;
  readonly signal?: AbortSignal | undefined;
}

/** How much of what an encoder does is done by a circuit alone. */
export interface Faithfulness {
  /** (circuit - empty) / (full - empty), of the means over the examples: 1 as the whole encoder, 0 as nothing of it; no number where replacing all changes nothing. */
  readonly value: number;
  /** The mean metric with the circuit. */
  readonly circuit: number;
  /** The mean metric of the whole encoder. */
  readonly full: number;
  /** The mean metric when every edge is replaced. */
  readonly empty: number;
  /** The share of examples in which the circuit has the sign of the whole encoder. */
  readonly agreement: number;
  /** The share of examples in which the metric of the whole encoder is above 0: how often it finds the right word. */
  readonly accuracy: number;
  readonly size: CircuitSize;
  /** For each example the metric of the circuit, of the whole and of the empty one. */
  readonly examples: readonly (readonly [circuit: number, full: number, empty: number])[];
}

/**
 * Runs texts with every edge replaced that is not in a circuit, and compares with the whole encoder and with all edges replaced.
 *
 * An edge in the stream is replaced by taking what its writer added from what its reader reads and putting what stands for it there; an edge inside a
 * head by the shares and values that stand for it.
 *
 * @throws OptionError when there is no example or the circuit is of other spans; the signal's reason when it is aborted.
 */
export async function measureFaithfulness(
  network: ReceiverNetwork,
  circuit: Circuit,
  task: CircuitTask,
  options: FaithfulnessOptions = {},
): Promise<Faithfulness> {
  const [measured] = await compareCircuits(network, [circuit], { task, ...options });
  return measured as Faithfulness;
}

/**
 * Measures several circuits on the same texts, as {@link measureFaithfulness} does one; what they share is run once.
 *
 * @throws as {@link measureFaithfulness}.
 */
export async function compareCircuits(
  network: ReceiverNetwork,
  circuits: readonly Circuit[],
  options: FaithfulnessOptions & { readonly task: CircuitTask },
): Promise<Faithfulness[]> {
  const { task, ablation = 'counterfactual', signal } = options;
  const { sizes } = network.network;
  requireOption(task.examples.length > 0, 'examples', task.examples.length, 'at least one');
  const compiled = circuits.map((circuit) => {
    const isSame = !circuit.positional || circuit.names.join('\n') === task.names.join('\n');
    requireOption(isSame, 'circuit', circuit.names, `a circuit of the spans ${task.names.join(', ')}`);
    return compileCircuit(circuit, sizes);
  });
  const nothing = compileCircuit({ names: task.names, positional: true, edges: [] }, sizes);
  const measured = circuits.map((): (readonly [number, number, number])[] => []);
  for (const example of task.examples) {
    const replacements = replacementsOf(network, example, ablation);
    const full = measureText(network, example);
    const empty = runCircuit(network, example, { circuit: nothing, replacements });
    for (const [place, circuit] of compiled.entries()) {
      measured[place]?.push([runCircuit(network, example, { circuit, replacements }), full, empty]);
    }
    await nextTurn();
    signal?.throwIfAborted();
  }
  return circuits.map((circuit, place) => summarise(measured[place] ?? [], countConcreteEdges(circuit, task, sizes)));
}

function summarise(examples: Faithfulness['examples'], size: CircuitSize): Faithfulness {
  const mean = (place: 0 | 1 | 2): number => examples.reduce((sum, one) => sum + one[place], 0) / examples.length;
  const [circuit, full, empty] = [mean(0), mean(1), mean(2)];
  const alike = examples.filter(([own, whole]) => Math.sign(own) === Math.sign(whole)).length;
  const value = (circuit - empty) / (full - empty);
  const accuracy = examples.filter(([, whole]) => whole > 0).length / examples.length;
  return { value, circuit, full, empty, agreement: alike / examples.length, accuracy, size, examples };
}

/** Returns the metric of a text of an example, by default the clean one, in the whole encoder. */
export function measureText(
  { network, arithmetic }: ReceiverNetwork,
  { metric, clean }: Pick<CircuitExample, 'metric' | 'clean'>,
  tokens: Uint32Array = clean,
): number {
  return arithmetic.scope(() => {
    const tape = new Tape(arithmetic);
    const { output } = network.encode(tape, { tokens, lengths: Uint32Array.of(tokens.length) });
    return metric.measure(tape, output, network).item();
  });
}

/** Returns the metric of an example with every edge replaced that is not in a circuit. */
function runCircuit(
  network: ReceiverNetwork,
  example: CircuitExample,
  { circuit, replacements }: { readonly circuit: CompiledCircuit; readonly replacements: RunValues },
): number {
  const { arithmetic } = network;
  const { width } = network.network.sizes;
  const embedding = network.embed(example.clean);
  return arithmetic.scope(() => {
    const tape = new Tape(arithmetic);
    const hooks = createHooks(network, example, { circuit, replacements });
    const run = network.run(tape, tape.constant([example.clean.length, width], embedding), hooks);
    return example.metric.measure(tape, run.output, network.network).item();
  });
}

function createHooks(
  { network }: ReceiverNetwork,
  example: CircuitExample,
  { circuit, replacements }: { readonly circuit: CompiledCircuit; readonly replacements: RunValues },
): RunHooks {
  const { heads, width } = network.sizes;
  const { components } = circuit;
  const places = example.clean.length;
  const spans = Array.from({ length: places }, (_, place) => circuit.spanOf(example, place));
  /** What a component reads, put into `input` from a place on. */
  const read = (
    reader: Component,
    { writers, stream }: Parameters<NonNullable<RunHooks['read']>>[2],
    input: Float64Array,
  ): void => {
    input.set(stream.values);
    for (const writer of writersOf(reader, components)) {
      const own = writers[writer.index]?.values as Float64Array;
      const other = replacements.writers[writer.index] as Float64Array;
      for (let place = 0; place < places; place++) {
        if (circuit.hasStream(writer, reader, spans[place] as number)) continue;
        for (let at = place * width; at < (place + 1) * width; at++) {
          input[at] += (other[at] as number) - (own[at] as number);
        }
      }
    }
  };
  const headsOf = (layer: number): Component[] =>
    components.filter((one) => one.kind === 'head' && one.layer === layer);
  return {
    readHeads(tape, layer, state) {
      const inputs = new Float64Array(heads * places * width);
      for (const head of headsOf(layer)) {
        read(head, state, inputs.subarray(head.head * places * width, (head.head + 1) * places * width));
      }
      return tape.constant([heads, places, width], inputs);
    },
    read(tape, layer, state) {
      const reader = components.find((one) => one.head === -1 && one.layer === layer) as Component;
      const input = new Float64Array(places * width);
      read(reader, state, input);
      return tape.constant([places, width], input);
    },
    mix(tape, layer, { shares, values }) {
      const mixed = new Float64Array(values.values.length);
      const size = width / heads;
      const other = replacements.layers[layer] as LayerValues;
      for (const head of headsOf(layer)) {
        for (let to = 0; to < places; to++) {
          for (let from = 0; from < places; from++) {
            const isKept = circuit.hasCrossing(head, spans[from] as number, spans[to] as number);
            const [ownShares, ownValues] = isKept ? [shares.values, values.values] : [other.shares, other.values];
            const share = ownShares[(head.head * places + to) * places + from] as number;
            const target = (head.head * places + to) * size;
            const source = (head.head * places + from) * size;
            for (let at = 0; at < size; at++) mixed[target + at] += share * (ownValues[source + at] as number);
          }
        }
      }
      return tape.constant([heads, places, size], mixed);
    },
  };
}
