import type { Interpretation } from '../../src/discocat/interpretation.js';
import { type PregroupType, printType } from '../../src/discocat/pregroup-type.js';
import { type DenseTensor, denseTensor, lowRankTensor, sparseTensor, type Tensor } from '../../src/discocat/tensor.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { countCells } from '../../src/matrix/shape.js';
import { createRandom } from '../../src/random.js';

const spaces = new Map([
  ['n', [2]],
  ['s', [3]],
]);

/** Dense tensors of small whole numbers, some of them 0, that depend on the name and the types alone. */
function tensorOf(name: string, type: PregroupType): DenseTensor {
  const text = `${name} ${printType(type)}`;
  const random = createRandom([...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7));
  const shape = type.flatMap(({ base }) => spaces.get(base) ?? []);
  return denseTensor(
    shape,
    Float64Array.from({ length: countCells(shape) }, () => random.integer(5) - 2),
  );
}

/** Words and maps as dense tensors over N of two dimensions and S of three. */
export const denseInterpretation: Interpretation = {
  spaces,
  wordTensor: tensorOf,
  mapTensor: (name, domain, codomain) => tensorOf(`map ${name}`, [...domain, ...codomain]),
};

/** The same meanings with each dense tensor changed into something else. */
export function changeTensors(change: (tensor: DenseTensor) => Tensor): Interpretation {
  return {
    spaces,
    wordTensor: (word, type) => change(tensorOf(word, type)),
    mapTensor: (name, domain, codomain) => change(tensorOf(`map ${name}`, [...domain, ...codomain])),
  };
}

/** The stored cells of a dense tensor. */
export function toSparse({ shape, values }: DenseTensor): Tensor {
  const places = Float64Array.from(values.keys()).filter((place) => values[place] !== 0);
  return sparseTensor(shape, { places, values: Float64Array.from(places, (place) => values[place]) });
}

/** A tensor as the weighted sum of products of unit vectors, one a cell; a number stays as it is. */
export function toLowRank(tensor: DenseTensor): Tensor {
  const { shape, values } = tensor;
  if (shape.length === 0) return tensor;
  const matrices = shape.map((length, axis) => {
    const after = countCells(shape.slice(axis + 1));
    const matrix = new DenseMatrix(values.length, length, new Float64Array(values.length * length));
    for (let cell = 0; cell < values.length; cell++) {
      matrix.values[cell * length + (Math.floor(cell / after) % length)] = 1;
    }
    return matrix;
  });
  return lowRankTensor(matrices, values);
}

/** The density operator of a pure state: the outer product of a tensor with itself. */
export function toDensity({ shape, values }: DenseTensor): Tensor {
  const cells = Float64Array.from(values).length;
  const both = Float64Array.from({ length: cells * cells }, (_, cell) => {
    return values[Math.floor(cell / cells)] * values[cell % cells];
  });
  return { kind: 'density', operator: denseTensor([...shape, ...shape], both) };
}
