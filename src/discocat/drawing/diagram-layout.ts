import { QualiaError } from '../../errors.js';
import { type Box, boxCodomain, boxDomain, type Diagram, type Layer, type MapBox, type WordBox } from '../diagram.js';
import { printSimpleType, type SimpleType } from '../pregroup-type.js';
import { hoistWords, isStanding } from './hoist-words.js';
import { type Gap, placeTracks } from './place-tracks.js';

/** A wire of a drawing: a straight line down. */
export interface PlacedWire {
  readonly type: SimpleType;
  readonly x: number;
  /** The row of the box that it comes from; -1 for a wire of the domain. */
  readonly from: number;
  /** The row of the box that it goes to; the number of rows for a wire of the codomain. */
  readonly to: number;
}

/** A box of a drawing. */
export interface PlacedBox {
  readonly box: Box;
  readonly row: number;
  /** The horizontal positions of its wires. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** The horizontal position of its middle. */
  readonly middle: number;
}

/** Where everything of a diagram is drawn: rows from 0, that of the words, horizontal positions from 0 to `width`. */
export interface DiagramLayout {
  readonly width: number;
  readonly rows: number;
  readonly boxes: readonly PlacedBox[];
  readonly wires: readonly PlacedWire[];
}

/** How wide things are, in the units of the drawing. */
export interface LayoutMeasures {
  /** The width of the name of a box with what surrounds it. */
  readonly boxWidth: (box: WordBox | MapBox) => number;
  /** The width of the label of a wire. */
  readonly wireWidth: (label: string) => number;
  /** The space between neighbours. */
  readonly gap: number;
}

interface OpenWire {
  readonly type: SimpleType;
  readonly track: number;
  readonly from: number;
}

interface SweptBox {
  readonly box: Box;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** The track in the middle of a box without wires of its own. */
  readonly phantom: number | undefined;
}

/**
 * Chooses where the boxes and wires of a diagram are drawn: its words in a row, a column for each of their simple types, and
 * below them each box as high as those it stands around allow.
 *
 * @throws QualiaError where a layer does not fit the wires above it.
 */
export function layoutDiagram(diagram: Diagram, measures: LayoutMeasures): DiagramLayout {
  const hoisted = hoistWords(diagram);
  const swept = new Sweep(measures).run(hoisted);
  const { positions, width } = placeTracks(swept.gaps, swept.margins, swept.centres);
  const at = (tracks: readonly number[]): number[] => tracks.map((track) => positions[track]);
  const boxes: PlacedBox[] = [];
  for (const { box, inputs, outputs, phantom } of swept.boxes) {
    const [above, below] = [at(inputs), at(outputs)];
    const ends = phantom === undefined ? [...above, ...below] : [positions[phantom]];
    const [left, right] = [Math.min(...ends), Math.max(...ends)];
    const own = boxes.length < swept.leadingWords ? 0 : 1 + rowAbove(boxes, left, right);
    boxes.push({ box, row: own, inputs: above, outputs: below, middle: (left + right) / 2 });
  }
  const rows = Math.max(1, ...boxes.map(({ row }) => row + 1));
  return { width, rows, boxes, wires: connect(hoisted, swept, { boxes, positions, rows }) };
}

/** Returns the lowest row of a box that touches a stretch; 0 where none does. */
function rowAbove(boxes: readonly PlacedBox[], left: number, right: number): number {
  let row = 0;
  for (const { inputs, outputs, row: own, middle } of boxes) {
    const ends = [...inputs, ...outputs, middle];
    if (Math.min(...ends) <= right && Math.max(...ends) >= left) row = Math.max(row, own);
  }
  return row;
}

function connect(
  { domain, layers }: Diagram,
  { domainTracks, boxes: swept }: Sweep,
  placed: { readonly boxes: readonly PlacedBox[]; readonly positions: readonly number[]; readonly rows: number },
): PlacedWire[] {
  const wires: PlacedWire[] = [];
  const end = ({ type, track, from }: OpenWire, to: number): void => {
    wires.push({ type, x: placed.positions[track], from, to });
  };
  let open: OpenWire[] = domain.map((type, place) => ({ type, track: domainTracks[place], from: -1 }));
  layers.forEach(({ box, offset }, place) => {
    const { row } = placed.boxes[place];
    const types = boxCodomain(box);
    const outputs = swept[place].outputs.map((track, output) => ({ type: types[output], track, from: row }));
    const ended = boxDomain(box).length;
    for (const wire of open.slice(offset, offset + ended)) end(wire, row);
    open = [...open.slice(0, offset), ...outputs, ...open.slice(offset + ended)];
  });
  for (const wire of open) end(wire, placed.rows);
  return wires;
}

/** Goes through the layers and gives each wire a track, and each two neighbours a distance that they keep. */
class Sweep {
  /** Half the width of what stands around a track, its label or, at the edge of a box, the part of the box beyond it. */
  readonly margins: number[] = [];
  readonly #labels: number[] = [];
  readonly gaps: Gap[] = [];
  readonly centres: { readonly track: number; readonly over: readonly number[] }[] = [];
  readonly boxes: SweptBox[] = [];
  domainTracks: readonly number[] = [];
  /** How many words stand side by side in the first row. */
  leadingWords = 0;
  #open: number[] = [];
  readonly #measures: LayoutMeasures;

  constructor(measures: LayoutMeasures) {
    this.#measures = measures;
  }

  run({ domain, layers }: Diagram): this {
    this.domainTracks = domain.map((type) => this.#wireTrack(type));
    this.#open = [...this.domainTracks];
    this.#keepApart(this.#open);
    let last: number | undefined;
    for (const { box, offset } of layers) {
      if (!isStanding(box) || offset !== this.#open.length) break;
      last = this.#addLeadingWord(box, last);
    }
    this.leadingWords = this.boxes.length;
    this.#keepApart(this.#open);
    for (const layer of layers.slice(this.leadingWords)) this.#addBox(layer);
    return this;
  }

  /** Adds a word of the first row, right of the one that ends with the track `before`; returns its last track. */
  #addLeadingWord(box: WordBox, before: number | undefined): number {
    const outputs = box.type.map((type) => this.#wireTrack(type));
    const phantom = outputs.length === 0 ? this.#track(0) : undefined;
    const tracks = phantom === undefined ? outputs : [phantom];
    this.#keepApart(tracks);
    this.#widen(tracks, this.#measures.boxWidth(box));
    if (before !== undefined) this.#keepBoxesApart(before, tracks[0]);
    this.#open.push(...outputs);
    this.boxes.push({ box, inputs: [], outputs, phantom });
    return tracks[tracks.length - 1];
  }

  #addBox({ box, offset }: Layer): void {
    const inputs = this.#open.slice(offset, offset + boxDomain(box).length);
    if (inputs.length < boxDomain(box).length) {
      const problem = `A ${box.kind} at wire ${offset} needs ${boxDomain(box).length} wires, and only ${inputs.length} are there.`;
      throw new QualiaError('DIAGRAM', `${problem} Build diagrams by composing smaller ones.`);
    }
    const types = boxCodomain(box);
    const isStraight = types.length === inputs.length && types.length > 0;
    const outputs = isStraight ? inputs : types.map((type) => this.#wireTrack(type));
    if (isStraight)
      types.forEach((type, place) => {
        this.#label(inputs[place], type);
      });
    if (!isStraight && inputs.length > 0) {
      for (const track of outputs) this.centres.push({ track, over: inputs });
    }
    const beside = { left: this.#open[offset - 1], right: this.#open[offset + inputs.length] };
    const phantom = inputs.length + outputs.length === 0 ? this.#track(this.#labelWidth(box)) : undefined;
    if (phantom === undefined) this.#open.splice(offset, inputs.length, ...outputs);
    else this.#keepApart([beside.left, phantom, beside.right].filter((track) => track !== undefined));
    // Only these have new neighbours or labels.
    this.#keepApart(this.#open.slice(Math.max(0, offset - 1), offset + outputs.length + 1));
    this.#makeRoom(box, outputs.length > 0 ? outputs : inputs, beside);
    this.boxes.push({ box, inputs, outputs, phantom });
  }

  /** Keeps a named box as far from the wires beside it as its name is wide. */
  #makeRoom(
    box: Box,
    tracks: readonly number[],
    { left, right }: { readonly left: number | undefined; readonly right: number | undefined },
  ): void {
    if ((box.kind !== 'map' && box.kind !== 'word') || tracks.length === 0) return;
    this.#widen(tracks, this.#measures.boxWidth(box));
    if (left !== undefined) this.#keepBoxesApart(left, tracks[0]);
    if (right !== undefined) this.#keepBoxesApart(tracks[tracks.length - 1], right);
  }

  /** Gives the outer tracks of a box the margins that its label needs. */
  #widen(tracks: readonly number[], width: number): void {
    const margin = (width - this.#span(tracks)) / 2;
    for (const track of [tracks[0], tracks[tracks.length - 1]]) {
      this.margins[track] = Math.max(this.margins[track], Math.ceil(margin));
    }
  }

  #labelWidth(box: Box): number {
    return box.kind === 'map' || box.kind === 'word' ? this.#measures.boxWidth(box) : 0;
  }

  /** The distance from the first to the last of some neighbours when they stand as near as they may. */
  #span(tracks: readonly number[]): number {
    let span = 0;
    for (let place = 1; place < tracks.length; place++) span += this.#distance(tracks[place - 1], tracks[place]);
    return span;
  }

  #keepApart(tracks: readonly number[]): void {
    for (let place = 1; place < tracks.length; place++) {
      const [left, right] = [tracks[place - 1], tracks[place]];
      this.gaps.push({ left, right, distance: this.#distance(left, right) });
    }
  }

  #keepBoxesApart(left: number, right: number): void {
    this.gaps.push({ left, right, distance: this.margins[left] + this.margins[right] + this.#measures.gap });
  }

  #distance(left: number, right: number): number {
    return (this.#labels[left] + this.#labels[right]) / 2 + this.#measures.gap;
  }

  /** Gives a track the label of the wire that runs in it from now on. */
  #label(track: number, type: SimpleType): void {
    const width = this.#measures.wireWidth(printSimpleType(type));
    this.#labels[track] = width;
    this.margins[track] = Math.max(this.margins[track], width / 2);
  }

  #wireTrack(type: SimpleType): number {
    return this.#track(this.#measures.wireWidth(printSimpleType(type)));
  }

  #track(width: number): number {
    this.#labels.push(width);
    this.margins.push(width / 2);
    return this.margins.length - 1;
  }
}
