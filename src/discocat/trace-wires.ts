import { boxCodomain, boxDomain, type Diagram } from './diagram.js';

/** Where a wire meets a box: the box's layer, and which of its inputs or outputs, from 0. */
export interface BoxPort {
  readonly layer: number;
  readonly port: number;
}

/** The wires of a diagram, numbered from 0 as they appear; a wire runs from one box, or the domain, to the next. */
export interface WireTrace {
  /** The wires above each layer, from the left, and last those of the codomain. */
  readonly above: readonly (readonly number[])[];
  /** The wires that go into the box of each layer. */
  readonly inputs: readonly (readonly number[])[];
  /** The wires that come out of the box of each layer. */
  readonly outputs: readonly (readonly number[])[];
  /** The box that a wire comes from; none for the domain. */
  readonly producers: ReadonlyMap<number, BoxPort>;
  /** The box that a wire goes into; none for the codomain. */
  readonly consumers: ReadonlyMap<number, BoxPort>;
}

/** Follows the wires of a well-typed diagram from box to box. */
export function traceWires({ domain, layers }: Diagram): WireTrace {
  let count = domain.length;
  let wires: readonly number[] = domain.map((_, place) => place);
  const above = [wires];
  const [inputs, outputs]: [number[][], number[][]] = [[], []];
  const producers = new Map<number, BoxPort>();
  const consumers = new Map<number, BoxPort>();
  for (const [layer, { box, offset }] of layers.entries()) {
    const end = offset + boxDomain(box).length;
    const consumed = wires.slice(offset, end);
    const produced = boxCodomain(box).map(() => count++);
    consumed.forEach((wire, port) => {
      consumers.set(wire, { layer, port });
    });
    produced.forEach((wire, port) => {
      producers.set(wire, { layer, port });
    });
    wires = [...wires.slice(0, offset), ...produced, ...wires.slice(end)];
    above.push(wires);
    inputs.push(consumed);
    outputs.push(produced);
  }
  return { above, inputs, outputs, producers, consumers };
}
