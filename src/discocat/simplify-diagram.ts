import { type Box, boxCodomain, boxDomain, type Diagram, type Layer } from './diagram.js';
import { type BoxPort, traceWires, type WireTrace } from './trace-wires.js';

/**
 * Simplifies a diagram without changing what it means: snakes are straightened (a cap one of whose wires goes on into a cup, both
 * ways round), spiders joined by wires become one, spiders with one input and one output go, a pair of crossings that undo each
 * other goes, and so does a crossing of two legs of one spider.
 *
 * Each step leaves fewer layers, so it ends; of n layers it takes some n^2 steps of the wires' number each. Boxes keep their order
 * where wires hold them to it. Joined spiders are left alone where a box between their wires stands in the way.
 */
export function simplifyDiagram(diagram: Diagram): Diagram {
  for (let current = diagram; ; ) {
    const trace = traceWires(current);
    const next = simplifyOnce(current, trace);
    if (next === undefined) return current;
    current = next;
  }
}

function simplifyOnce(diagram: Diagram, trace: WireTrace): Diagram | undefined {
  for (const [place, { box }] of diagram.layers.entries()) {
    const next = simplifyBox({ diagram, trace, place }, box);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** A layer of a traced diagram. */
interface Site {
  readonly diagram: Diagram;
  readonly trace: WireTrace;
  readonly place: number;
}

function simplifyBox(site: Site, box: Box): Diagram | undefined {
  const { diagram, place } = site;
  switch (box.kind) {
    case 'cap':
      return straightenSnake(site);
    case 'spider':
      return box.inputs === 1 && box.outputs === 1 ? withoutLayers(diagram, [place]) : fuseSpiders(site, box);
    case 'swap':
      return removeSwap(site);
    default:
      return undefined;
  }
}

/** Straightens a snake that begins at a cap; the wire that the cup takes from elsewhere goes on as the cap's other wire. */
function straightenSnake({ diagram, trace, place }: Site): Diagram | undefined {
  const [left, right] = trace.outputs[place];
  for (const [wire, cupPort] of [[right, 0] as const, [left, 1] as const]) {
    const end = trace.consumers.get(wire);
    if (end === undefined || end.port !== cupPort || diagram.layers[end.layer].box.kind !== 'cup') continue;
    const sides = partLayers(diagram, trace, { from: place, to: end.layer, wires: [wire] });
    if (sides === undefined) continue;
    // The boxes on the side of the cup's other wire made that wire; those on the other side may use the cap's other wire.
    const middle = cupPort === 0 ? [...sides.right, ...sides.left] : [...sides.left, ...sides.right];
    return replaceLayers(diagram, { from: place, to: end.layer }, middle);
  }
  return undefined;
}

/** Makes one spider of a spider and the first one below it that takes some of its legs, side by side. */
function fuseSpiders(site: Site, box: Extract<Box, { kind: 'spider' }>): Diagram | undefined {
  const { diagram, trace, place } = site;
  const outputs = trace.outputs[place];
  for (const end of consumingSpiders(site)) {
    const inputs = trace.inputs[end];
    const shared = outputs.filter((wire) => inputs.includes(wire));
    const [first, entered] = [outputs.indexOf(shared[0]), inputs.indexOf(shared[0])];
    if (shared.some((wire, leg) => outputs[first + leg] !== wire || inputs[entered + leg] !== wire)) continue;
    const hasRest = { left: first > 0, right: first + shared.length < outputs.length };
    const hasMore = { left: entered > 0, right: entered + shared.length < inputs.length };
    if ((hasRest.left && hasMore.left) || (hasRest.right && hasMore.right)) continue;
    const sides = partLayers(diagram, trace, { from: place, to: end, wires: shared });
    if (sides === undefined) continue;
    const other = diagram.layers[end].box as typeof box;
    const fused: Placed = {
      box: {
        kind: 'spider',
        type: box.type,
        inputs: box.inputs + other.inputs - shared.length,
        outputs: other.outputs + box.outputs - shared.length,
      },
      offset: hasRest.left ? diagram.layers[place].offset : diagram.layers[end].offset,
    };
    const [leftBefore, leftAfter] = hasRest.left ? [[], sides.left] : [sides.left, []];
    const [rightBefore, rightAfter] = hasRest.right ? [[], sides.right] : [sides.right, []];
    const middle = [...leftBefore, ...rightBefore, fused, ...leftAfter, ...rightAfter];
    return replaceLayers(diagram, { from: place, to: end }, middle);
  }
  return undefined;
}

function consumingSpiders({ diagram, trace, place }: Site): number[] {
  const ends = trace.outputs[place].flatMap((wire) => trace.consumers.get(wire)?.layer ?? []);
  return [...new Set(ends)].filter((end) => diagram.layers[end].box.kind === 'spider').sort((a, b) => a - b);
}

function removeSwap({ diagram, trace, place }: Site): Diagram | undefined {
  const [above, below] = [
    trace.inputs[place].map((wire) => trace.producers.get(wire)),
    trace.outputs[place].map((wire) => trace.consumers.get(wire)),
  ];
  const isOfOneSpider = ([one, other]: readonly (BoxPort | undefined)[]): boolean =>
    one !== undefined && one.layer === other?.layer && diagram.layers[one.layer].box.kind === 'spider';
  if (isOfOneSpider(above) || isOfOneSpider(below)) return withoutLayers(diagram, [place]);
  const [one, other] = below;
  if (one === undefined || one.layer !== other?.layer || diagram.layers[one.layer].box.kind !== 'swap')
    return undefined;
  if (
    one.port !== 0 ||
    partLayers(diagram, trace, { from: place, to: one.layer, wires: trace.outputs[place] }) === undefined
  )
    return undefined;
  return withoutLayers(diagram, [place, one.layer]);
}

function withoutLayers({ domain, codomain, layers }: Diagram, places: readonly number[]): Diagram {
  return { domain, codomain, layers: layers.filter((_, place) => !places.includes(place)) };
}

/** A box with its place counted from the left, or, where what stands left of it may change, from the right. */
type Placed = Layer | { readonly box: Box; readonly margin: number };

/** The layers left and right of wires that pass through them. */
interface Sides {
  readonly left: readonly Layer[];
  readonly right: readonly Placed[];
}

/** Parts the layers between two by the side of some wires on which they stand; undefined when one stands between the wires. */
function partLayers(
  { layers }: Diagram,
  trace: WireTrace,
  span: { readonly from: number; readonly to: number; readonly wires: readonly number[] },
): Sides | undefined {
  const [left, right]: [Layer[], Placed[]] = [[], []];
  for (let place = span.from + 1; place < span.to; place++) {
    const wires = trace.above[place];
    const { box, offset } = layers[place];
    const end = offset + boxDomain(box).length;
    const first = wires.indexOf(span.wires[0]);
    const last = first + span.wires.length - 1;
    if (span.wires.some((wire, leg) => wires[first + leg] !== wire)) return undefined;
    if (end <= first) left.push(layers[place]);
    else if (offset > last) right.push({ box, margin: wires.length - end });
    else return undefined;
  }
  return { left, right };
}

/** Puts boxes in the place of the layers `from` to `to`. */
function replaceLayers(
  { domain, codomain, layers }: Diagram,
  { from, to }: { readonly from: number; readonly to: number },
  middle: readonly Placed[],
): Diagram {
  let width = domain.length;
  for (const { box } of layers.slice(0, from)) width += boxCodomain(box).length - boxDomain(box).length;
  const placed = middle.map((entry) => {
    const { box } = entry;
    const inputs = boxDomain(box).length;
    const offset = 'offset' in entry ? entry.offset : width - entry.margin - inputs;
    width += boxCodomain(box).length - inputs;
    return { box, offset };
  });
  return { domain, codomain, layers: [...layers.slice(0, from), ...placed, ...layers.slice(to + 1)] };
}
