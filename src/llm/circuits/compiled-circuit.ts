import { requireOption } from '../../errors.js';
import type { FullEncoderSizes } from '../encoder/encoder-parameters.js';
import { wholeText } from './attribute-edges.js';
import type { Circuit } from './circuit.js';
import type { CircuitExample, CircuitTask } from './circuit-task.js';
import { type Component, listComponents, readersAmong, writersOf } from './components.js';

/** Tells which edges a circuit has, place by place of a text. */
export interface CompiledCircuit {
  readonly components: readonly Component[];
  /** The span of a place, 0 where places do not count. */
  spanOf(example: Pick<CircuitExample, 'spans'>, place: number): number;
  hasStream(writer: Component, reader: Component, span: number): boolean;
  hasCrossing(head: Component, from: number, to: number): boolean;
}

/**
 * Makes a circuit ready for runs.
 *
 * @throws OptionError when an edge is of a component or a span that is not there.
 */
export function compileCircuit(
  { names, positional, edges }: Circuit,
  sizes: Pick<FullEncoderSizes, 'layers' | 'heads'>,
): CompiledCircuit {
  const components = listComponents(sizes);
  const spans = positional ? names : [wholeText];
  const places = new Map(components.map(({ name, index }) => [name, index]));
  const [count, size] = [components.length, spans.length];
  const streams = new Uint8Array(count * count * size);
  const crossings = new Uint8Array(count * size * size);
  for (const edge of edges) {
    const [from, to] = [places.get(edge.from) ?? -1, places.get(edge.to) ?? -1];
    const [giver, taker] = [spans.indexOf(edge.fromSpan), spans.indexOf(edge.toSpan)];
    const isThere = [from, to, giver, taker].every((place) => place >= 0);
    requireOption(isThere, 'circuit', edge, 'edges of components of the encoder and of its spans');
    if (edge.kind === 'stream') streams[(from * count + to) * size + giver] = 1;
    else crossings[(from * size + giver) * size + taker] = 1;
  }
  return {
    components,
    spanOf: (example, place) => (positional ? (example.spans[place] as number) : 0),
    hasStream: (writer, reader, span) => streams[(writer.index * count + reader.index) * size + span] === 1,
    hasCrossing: (head, from, to) => crossings[(head.index * size + from) * size + to] === 1,
  };
}

/** How large a circuit is, in edges between single tokens, the mean over texts. */
export interface CircuitSize {
  /**
   * Edges between tokens: three for each place and head that reads (query, key, value), three for each pair of places inside a head; at the output those of the
   * places that are read.
   */
  readonly edges: number;
  /** Those of them that lie on a path from an embedding to what is read at the output. */
  readonly onPaths: number;
}

/**
 * Counts the edges between tokens that a circuit stands for, as Haklay et al. (2025) count them, but for pairs inside a span: these are all
 * ordered ones here, n² and not n (n + 1) / 2, since places of an encoder see each other in both directions.
 */
export function countConcreteEdges(
  circuit: Circuit,
  { examples }: Pick<CircuitTask, 'examples'>,
  sizes: Pick<FullEncoderSizes, 'layers' | 'heads'>,
): CircuitSize {
  const compiled = compileCircuit(circuit, sizes);
  let [edges, onPaths] = [0, 0];
  for (const example of examples) {
    const size = countExample(compiled, example);
    edges += size.edges;
    onPaths += size.onPaths;
  }
  return { edges: edges / examples.length, onPaths: onPaths / examples.length };
}

function countExample(circuit: CompiledCircuit, example: CircuitExample): CircuitSize {
  const { components } = circuit;
  const places = [...example.spans.keys()];
  const spans = places.map((place) => circuit.spanOf(example, place));
  const read: ReadonlySet<number> = new Set(example.metric.places);
  const flags = (): Uint8Array[] => components.map(() => new Uint8Array(places.length));
  // What a node gets from an embedding, and what of it reaches the output; both sides of each component.
  const [fedIn, fedOut, usedIn, usedOut] = [flags(), flags(), flags(), flags()] as [
    Uint8Array[],
    Uint8Array[],
    Uint8Array[],
    Uint8Array[],
  ];
  const at = (side: readonly Uint8Array[], { index }: Component): Uint8Array => side[index] as Uint8Array;
  const isStream = (writer: Component, reader: Component, place: number): boolean =>
    circuit.hasStream(writer, reader, spans[place] as number) && (reader.kind !== 'output' || read.has(place));
  const isCrossing = (head: Component, from: number, to: number): boolean =>
    circuit.hasCrossing(head, spans[from] as number, spans[to] as number);
  at(fedOut, components[0] as Component).fill(1);
  for (const reader of readersAmong(components)) {
    for (const place of places) {
      const isFed = writersOf(reader, components).some(
        (writer) => isStream(writer, reader, place) && at(fedOut, writer)[place] === 1,
      );
      if (isFed) at(fedIn, reader)[place] = 1;
    }
    for (const place of places) {
      const isFed =
        reader.kind === 'head'
          ? places.some((from) => isCrossing(reader, from, place) && at(fedIn, reader)[from] === 1)
          : at(fedIn, reader)[place] === 1;
      if (isFed) at(fedOut, reader)[place] = 1;
    }
  }
  at(usedIn, components.at(-1) as Component).forEach((_, place, used) => {
    used[place] = read.has(place) ? 1 : 0;
  });
  for (const writer of components.slice(0, -1).reverse()) {
    const readers = components.filter((reader) => writersOf(reader, components).includes(writer));
    for (const place of places) {
      const isUsed = readers.some((reader) => isStream(writer, reader, place) && at(usedIn, reader)[place] === 1);
      if (isUsed) at(usedOut, writer)[place] = 1;
    }
    for (const place of places) {
      const isUsed =
        writer.kind === 'head'
          ? places.some((to) => isCrossing(writer, place, to) && at(usedOut, writer)[to] === 1)
          : at(usedOut, writer)[place] === 1;
      if (isUsed) at(usedIn, writer)[place] = 1;
    }
  }
  let [edges, onPaths] = [0, 0];
  const count = (amount: number, isOnPath: boolean): void => {
    edges += amount;
    if (isOnPath) onPaths += amount;
  };
  for (const reader of readersAmong(components)) {
    for (const writer of writersOf(reader, components)) {
      for (const place of places) {
        if (!isStream(writer, reader, place)) continue;
        count(reader.kind === 'head' ? 3 : 1, at(fedOut, writer)[place] === 1 && at(usedIn, reader)[place] === 1);
      }
    }
    if (reader.kind !== 'head') continue;
    for (const from of places) {
      for (const to of places) {
        if (isCrossing(reader, from, to)) count(3, at(fedIn, reader)[from] === 1 && at(usedOut, reader)[to] === 1);
      }
    }
  }
  return { edges, onPaths };
}
