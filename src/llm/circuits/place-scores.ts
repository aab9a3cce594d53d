import type { FloatNumbers } from '../../kernels/numbers.js';
import { Tape } from '../tensor/tape.js';
import type { CircuitExample } from './circuit-task.js';
import { type Component, headParts, listComponents, readersAmong, writersOf } from './components.js';
import { type CrossingChange, crossingChanges } from './crossing-changes.js';
import type { ReceiverNetwork } from './receiver-network.js';
import { copyRun, type RunValues } from './run-values.js';

/** The scores of all edges of one example, place by place. */
export interface PlaceScores {
  /** Scores of what a component adds to the stream at the inputs of another, one a place. */
  readonly streams: readonly StreamScores[];
  /** Scores of what a head carries from place to place. */
  readonly crossings: readonly CrossingScores[];
}

/** The scores of edges in the stream between two components. */
interface StreamScores {
  readonly writer: Component;
  readonly reader: Component;
  /** One list a part of a head (queries, keys, values), else one list. */
  readonly parts: readonly Float64Array[];
}

/** The scores of edges inside a head. */
interface CrossingScores {
  readonly head: Component;
  /** For queries, keys and values: places x places, a row for the place that takes. */
  readonly parts: readonly Float64Array[];
}

/** How the metric changes with what is read in a run, by the inputs of receivers, and with what heads make. */
interface RunGradients {
  /** For each component that reads: one list of places x width a part. */
  readonly inputs: readonly (readonly Float64Array[])[];
  /** For each layer, heads x places x width of a head: what heads take from all places. */
  readonly mixed: readonly Float64Array[];
  readonly values: RunValues;
  readonly metric: number;
}

/**
 * Scores all edges of an example, place by place (Haklay et al. 2025, section 3; Syed et al. 2023 for edges in the stream): the gradient of the
 * metric at the input of the receiver, times the change of what is read. Inside a head the change is exact and the
 * gradient is that at the output of the head.
 *
 * @param options.steps 0 for the gradients of the clean text; else these are averaged over so many texts between it and its replacement, whose
 * embeddings lie on a line (Hanna et al. 2024, after Sundararajan et al. 2017; here by the midpoint rule).
 */
export function scorePlaces(
  network: ReceiverNetwork,
  example: CircuitExample,
  { replacements, steps }: { readonly replacements: RunValues; readonly steps: number },
): PlaceScores {
  const components = listComponents(network.network.sizes);
  const { inputs, mixed, values } = averageGradients(network, example, { replacements, steps });
  const changes = components.map(({ index }) => difference(replacements.writers[index], values.writers[index]));
  const streams = readersAmong(components).flatMap((reader) =>
    writersOf(reader, components).map((writer): StreamScores => {
      const change = changes[writer.index] as Float64Array;
      const parts = (inputs[reader.index] as readonly Float64Array[]).map((gradient) =>
        productsOfRows(gradient, change, example.clean.length),
      );
      return { writer, reader, parts };
    }),
  );
  const heads = components.filter(({ kind }) => kind === 'head');
  const crossings = heads.map((head): CrossingScores => {
    const change = crossingChanges(network, head, { clean: values, replacements });
    return { head, parts: headParts.map((part) => crossingScores(change[part], head, mixed[head.layer])) };
  });
  return { streams, crossings };
}

function averageGradients(
  network: ReceiverNetwork,
  example: CircuitExample,
  { replacements, steps }: { readonly replacements: RunValues; readonly steps: number },
): RunGradients {
  const clean = network.embed(example.clean);
  const first = gradientsOf(network, example, clean);
  if (steps === 0) return first;
  const change = difference(replacements.writers[0], clean);
  const runs = Array.from({ length: steps }, (_, step) => {
    const share = (step + 0.5) / steps;
    return gradientsOf(
      network,
      example,
      clean.map((value, at) => value + share * (change[at] as number)),
    );
  });
  const mean = (read: (run: RunGradients) => Float64Array): Float64Array => {
    const all = runs.map(read);
    return (all[0] as Float64Array).map((_, at) => all.reduce((sum, one) => sum + (one[at] as number), 0) / steps);
  };
  return {
    ...first,
    inputs: first.inputs.map((parts, index) =>
      parts.map((_, part) => mean(({ inputs }) => (inputs[index] as readonly Float64Array[])[part] as Float64Array)),
    ),
    mixed: first.mixed.map((_, layer) => mean(({ mixed }) => mixed[layer] as Float64Array)),
  };
}

/** Runs a text from its embeddings, and takes the gradients of the metric at every receiver. */
export function gradientsOf(
  network: ReceiverNetwork,
  { metric }: CircuitExample,
  embedding: Float64Array,
): RunGradients {
  const { arithmetic } = network;
  const { width, heads, layers } = network.network.sizes;
  return arithmetic.scope(() => {
    const tape = new Tape(arithmetic);
    const run = network.run(tape, tape.variable([embedding.length / width, width], embedding));
    const measured = metric.measure(tape, run.output, network.network);
    tape.backward(measured);
    const gradientOf = (tensor: { readonly gradient: FloatNumbers | undefined; readonly values: FloatNumbers }) =>
      Float64Array.from(tensor.gradient ?? new Float64Array(tensor.values.length));
    const inputs = listComponents({ layers, heads }).map(({ kind, layer, head }) => {
      if (kind === 'embedding') return [];
      if (kind === 'output') return [gradientOf(run.outputInput)];
      const own = run.layers[layer] as (typeof run.layers)[number];
      if (kind === 'feed') return [gradientOf(own.feedInput)];
      return headParts.map((part) => {
        const all = gradientOf(own.inputs[part]);
        return all.slice((head * all.length) / heads, ((head + 1) * all.length) / heads);
      });
    });
    return {
      inputs,
      mixed: run.layers.map(({ mixed }) => gradientOf(mixed)),
      values: copyRun(run),
      metric: measured.item(),
    };
  });
}

function crossingScores(
  { change, width }: CrossingChange,
  { head }: Component,
  gradients: Float64Array | undefined,
): Float64Array {
  const places = Math.round(Math.sqrt(change.length / width));
  const scores = new Float64Array(places * places);
  for (let pair = 0; pair < scores.length; pair++) {
    const from = (head * places + Math.floor(pair / places)) * width;
    for (let at = 0; at < width; at++) {
      scores[pair] += (gradients?.[from + at] as number) * (change[pair * width + at] as number);
    }
  }
  return scores;
}

function difference(left: Float64Array | undefined, right: Float64Array | undefined): Float64Array {
  return (left ?? new Float64Array()).map((value, at) => value - (right?.[at] as number));
}

/** Returns the inner product of each row of two matrices. */
function productsOfRows(left: Float64Array, right: Float64Array, rows: number): Float64Array {
  const products = new Float64Array(rows);
  const width = left.length / rows;
  for (let at = 0; at < left.length; at++) {
    products[Math.floor(at / width)] += (left[at] as number) * (right[at] as number);
  }
  return products;
}
