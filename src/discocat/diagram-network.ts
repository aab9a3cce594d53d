import { ShapeError, UnknownWordError } from '../errors.js';
import { checkDiagram } from './check-diagram.js';
import { type Box, boxCodomain, boxDomain, type Diagram, type MapBox, type WordBox } from './diagram.js';
import type { Interpretation } from './interpretation.js';
import { IndexClasses } from './network/index-classes.js';
import { printType } from './pregroup-type.js';
import {
  asNetwork,
  type DensityOperator,
  type NetworkFactor,
  shapeOfTensor,
  type Tensor,
  type TensorNetwork,
} from './tensor.js';

/** What a diagram means before anything is multiplied. */
export interface DiagramNetwork {
  /** Its legs are the wires of the domain, then those of the codomain; where it is doubled, first all of the ket, then of the bra. */
  readonly network: TensorNetwork;
  /** Whether every wire is doubled, since a word is a density operator. */
  readonly isDoubled: boolean;
}

/**
 * Interprets a diagram as a tensor network: words and maps become their tensors, each wire an index for each factor of its space, and
 * cups, caps and spiders make indices one. Nothing is multiplied.
 *
 * Where a word or map is a density operator, everything is doubled (the CPM construction; Selinger 2007, Piedeleu et al. 2015): other
 * tensors then stand for pure states.
 *
 * @throws DiagramError when the diagram is not well typed; UnknownWordError for a basic type without a space or a map without a
 * tensor, and as the interpretation throws; ShapeError when a tensor does not fit its type.
 */
export function diagramNetwork(diagram: Diagram, interpretation: Interpretation): DiagramNetwork {
  checkDiagram(diagram);
  const tensors = findTensors(diagram, interpretation);
  const isDoubled = tensors.some((tensor) => tensor?.kind === 'density');
  const classes = new IndexClasses();
  const newWire = (base: string): Wire =>
    Array.from({ length: isDoubled ? 2 : 1 }, () => spaceOf(interpretation, base).map((length) => classes.add(length)));
  const domain = diagram.domain.map(({ base }) => newWire(base));
  const factors: NetworkFactor[] = [];
  let wires: readonly Wire[] = domain;
  for (const [place, { box, offset }] of diagram.layers.entries()) {
    const end = offset + boxDomain(box).length;
    const inputs = wires.slice(offset, end);
    const outputs = box.kind === 'swap' ? inputs.toReversed() : boxCodomain(box).map(({ base }) => newWire(base));
    const tensor = tensors[place];
    if (tensor !== undefined && hasTensor(box))
      factors.push(...wireBox(tensor, { box, inputs, outputs, classes, isDoubled }));
    else if (box.kind !== 'swap' && !hasTensor(box)) joinAll(classes, [newWire(baseOf(box)), ...inputs, ...outputs]);
    wires = [...wires.slice(0, offset), ...outputs, ...wires.slice(end)];
  }
  const legs = (isDoubled ? [0, 1] : [0]).flatMap((copy) => [...domain, ...wires].flatMap((wire) => wire[copy]));
  return { network: classes.number({ factors, legs }), isDoubled };
}

/** The indices of a wire, one for each factor of its space; twice where wires are doubled. */
type Wire = readonly (readonly number[])[];

/** A box that the interpretation has a tensor for. */
type TensorBox = WordBox | MapBox;

function hasTensor(box: Box): box is TensorBox {
  return box.kind === 'word' || box.kind === 'map';
}

function spaceOf({ spaces }: Interpretation, base: string): readonly number[] {
  const space = spaces.get(base);
  if (space === undefined) throw new UnknownWordError(base, 'the basic types of the interpretation');
  return space;
}

/** The basic type of the wires of a box without a tensor. */
function baseOf(box: Exclude<Box, TensorBox>): string {
  return box.kind === 'spider' ? box.type.base : box.left.base;
}

/** Makes one wire of several. A spider without legs leaves one that joins nothing: it counts the dimensions. */
function joinAll(classes: IndexClasses, [first, ...others]: readonly Wire[]): void {
  for (const other of others) {
    first.forEach((indices, copy) => {
      indices.forEach((index, factor) => {
        classes.join(index, other[copy][factor]);
      });
    });
  }
}

/** Looks up the tensor of each layer that has one, once for each word and map. */
function findTensors({ layers }: Diagram, interpretation: Interpretation): (Tensor | undefined)[] {
  const found = new Map<string, Tensor>();
  return layers.map(({ box }) => {
    if (!hasTensor(box)) return undefined;
    const ends = box.kind === 'word' ? [box.type] : [box.domain, box.codomain];
    const [name, types] = [box.kind === 'word' ? box.word : box.name, ends.map(printType).join(' -> ')];
    const key = JSON.stringify([box.kind, name, types]);
    const tensor = found.get(key) ?? lookUp(box, interpretation);
    found.set(key, tensor);
    const expected = ends.flat().flatMap(({ base }) => spaceOf(interpretation, base));
    const shape = shapeOfTensor(tensor);
    if (tensor.kind === 'density') checkSquare(tensor, `The density operator of "${name}"`);
    if (shape.length !== expected.length || shape.some((length, axis) => length !== expected[axis])) {
      throw new ShapeError(`The tensor of "${name}" of type ${types}`, printShape(shape), printShape(expected));
    }
    return tensor;
  });
}

/** Checks that the axes of the bra of a density operator are as long as those of its ket. */
function checkSquare({ operator }: DensityOperator, name: string): void {
  const axes = shapeOfTensor(operator);
  const half = axes.length / 2;
  if (Number.isInteger(half) && axes.slice(half).every((length, axis) => length === axes[axis])) return;
  throw new ShapeError(name, printShape(axes), 'the axes of its ket, and the same again of its bra');
}

function lookUp(box: TensorBox, interpretation: Interpretation): Tensor {
  if (box.kind === 'word') return interpretation.wordTensor(box.word, box.type);
  const tensor = interpretation.mapTensor?.(box.name, box.domain, box.codomain);
  if (tensor === undefined) throw new UnknownWordError(box.name, 'the maps of the interpretation');
  return tensor;
}

function printShape(shape: readonly number[]): string {
  return shape.length === 0 ? 'a number' : shape.join(' x ');
}

/** A box with the wires above and below it. */
interface WiredBox {
  readonly box: TensorBox;
  readonly inputs: readonly Wire[];
  readonly outputs: readonly Wire[];
  readonly classes: IndexClasses;
  readonly isDoubled: boolean;
}

/** Returns the factors of a word or map, and joins its legs to the wires; a tensor that is not a density operator comes twice. */
function wireBox(tensor: Tensor, { box, inputs, outputs, classes, isDoubled }: WiredBox): NetworkFactor[] {
  const label = box.kind === 'word' ? box.word : box.name;
  const wires = box.dagger ? [...outputs, ...inputs] : [...inputs, ...outputs];
  const [ket, bra] = [0, 1].map((copy) => wires.flatMap((wire) => wire[copy] ?? []));
  const place = (value: Exclude<Tensor, { kind: 'density' }>, ends: readonly number[]): NetworkFactor[] => {
    const { dimensions, factors, legs } = value.kind === 'network' ? value : asNetwork(value);
    const own = dimensions.map((length) => classes.add(length));
    legs.forEach((leg, axis) => {
      classes.join(own[leg], ends[axis]);
    });
    return factors.map((factor) => ({ label, ...factor, indices: factor.indices.map((index) => own[index]) }));
  };
  if (tensor.kind === 'density') return place(tensor.operator, [...ket, ...bra]);
  return isDoubled ? [...place(tensor, ket), ...place(tensor, bra)] : place(tensor, ket);
}
