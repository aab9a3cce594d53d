import { boxCodomain, boxDomain, type Diagram } from '../../src/discocat/diagram.js';
import type { Interpretation } from '../../src/discocat/interpretation.js';
import type { PregroupType } from '../../src/discocat/pregroup-type.js';
import type { DenseTensor, Tensor } from '../../src/discocat/tensor.js';
import { countCells } from '../../src/matrix/shape.js';

/** A tensor as a function of its coordinates. */
interface Cells {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** All coordinates of a shape, in row-major order. */
function coordinatesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((some) => Array.from({ length }, (_, step) => [...some, step])),
    [[]],
  );
}

function placeOf(coordinates: readonly number[], shape: readonly number[]): number {
  return coordinates.reduce((place, step, axis) => place * shape[axis] + step, 0);
}

/** The number of wires at the widest place of a diagram, with those of its domain. */
export function widthOf({ domain, layers }: Diagram): number {
  let [width, most] = [domain.length, domain.length];
  for (const { box } of layers) {
    width += boxCodomain(box).length - boxDomain(box).length;
    most = Math.max(most, width);
  }
  return most + domain.length;
}

/**
 * Evaluates a diagram layer by layer on the tensor of all wires, each box as the array that its definition says: cups, caps, swaps and
 * spiders are spelled out in zeros and ones. Slow and plain: what the contraction of networks is compared with. Spaces of one factor.
 */
export function evaluateByLayers(diagram: Diagram, interpretation: Interpretation): Cells {
  const lengthsOf = (type: PregroupType): number[] =>
    type.map(({ base }) => (interpretation.spaces.get(base) ?? [])[0] ?? Number.NaN);
  const ends = lengthsOf(diagram.domain);
  const identity = coordinatesOf([...ends, ...ends]).map((at) =>
    at.slice(0, ends.length).every((step, axis) => step === at[axis + ends.length]) ? 1 : 0,
  );
  let state: Cells = { shape: [...ends, ...ends], values: Float64Array.from(identity) };
  for (const { box, offset } of diagram.layers) {
    const [inputs, outputs] = [lengthsOf(boxDomain(box)), lengthsOf(boxCodomain(box))];
    const start = ends.length + offset;
    const shape = state.shape.toSpliced(start, inputs.length, ...outputs);
    const values = new Float64Array(countCells(shape));
    for (const at of coordinatesOf(shape)) {
      const out = at.slice(start, start + outputs.length);
      for (const into of coordinatesOf(inputs)) {
        const factor = entryOf(box, into, out, interpretation);
        const from = at.toSpliced(start, outputs.length, ...into);
        values[placeOf(at, shape)] += factor * state.values[placeOf(from, state.shape)];
      }
    }
    state = { shape, values };
  }
  return state;
}

type Box = Diagram['layers'][number]['box'];

function entryOf(box: Box, into: number[], out: number[], interpretation: Interpretation): number {
  switch (box.kind) {
    case 'word': {
      const tensor = asDense(interpretation.wordTensor(box.word, box.type));
      return tensor.values[placeOf(box.dagger ? into : out, tensor.shape)];
    }
    case 'map': {
      const tensor = asDense(interpretation.mapTensor?.(box.name, box.domain, box.codomain));
      return tensor.values[placeOf(box.dagger ? [...out, ...into] : [...into, ...out], tensor.shape)];
    }
    case 'swap':
      return into[0] === out[1] && into[1] === out[0] ? 1 : 0;
    case 'spider':
      // Without legs it is the sum over the basis.
      if (into.length + out.length === 0) return (interpretation.spaces.get(box.type.base) ?? [])[0] ?? Number.NaN;
      return new Set([...into, ...out]).size === 1 ? 1 : 0;
    default:
      return new Set([...into, ...out]).size === 1 ? 1 : 0;
  }
}

function asDense(tensor: Tensor | undefined): DenseTensor {
  if (tensor?.kind !== 'dense') throw new Error('the plain evaluation takes dense tensors');
  return tensor;
}
