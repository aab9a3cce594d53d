import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { bandwidth } from '../../src/kernels/band-tridiagonal.js';
import { bandCells, type SymmetricBand } from '../../src/matrix/band-eigen.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { orthonormalise } from '../../src/matrix/orthonormalise.js';
import { createRandom, shuffled } from '../../src/random.js';
import { gaussianMatrix } from './arbitraries.js';

/** A symmetric band matrix of the cells on and below the diagonal. */
export function bandFromCells(size: number, cellAt: (row: number, column: number) => number): SymmetricBand {
  const rows = new Float64Array(size * bandCells);
  for (let row = 0; row < size; row++) {
    for (let column = Math.max(0, row - bandwidth); column <= row; column++) {
      rows[row * bandCells + bandwidth - row + column] = cellAt(row, column);
    }
  }
  return { size, rows };
}

/** A full band of standard normal numbers. */
export function gaussianBand(size: number, seed: number): SymmetricBand {
  const random = createRandom(seed);
  return bandFromCells(size, () => random.normal());
}

/** A matrix with these eigenvalues: full blocks of 25 rows along the diagonal, the values shuffled among them. */
export function bandWithEigenvalues(values: readonly number[], seed: number): SymmetricBand {
  const order = shuffled(values, createRandom(seed));
  const blocks: Matrix[] = [];
  for (let first = 0; first < order.length; first += bandCells) {
    const own = order.slice(first, first + bandCells);
    const basis = toDoubleBasis(own.length, seed + first);
    blocks.push(basis.mmul(Matrix.diag(own)).mmul(basis.transpose()));
  }
  return bandFromCells(values.length, (row, column) => {
    const block = Math.floor(row / bandCells);
    if (Math.floor(column / bandCells) !== block) return 0;
    return (blocks[block] as Matrix).get(row % bandCells, column % bandCells);
  });
}

/** An orthogonal matrix, exact in doubles. */
function toDoubleBasis(size: number, seed: number): Matrix {
  const rough = toMlMatrix(orthonormalise(gaussianMatrix(size, size, seed)));
  return new EigenvalueDecomposition(rough.add(rough.transpose()), { assumeSymmetric: true }).eigenvectorMatrix;
}

/** The whole matrix. */
export function bandToMatrix({ size, rows }: SymmetricBand): Matrix {
  const matrix = Matrix.zeros(size, size);
  for (let row = 0; row < size; row++) {
    for (let column = Math.max(0, row - bandwidth); column <= row; column++) {
      const value = rows[row * bandCells + bandwidth - row + column];
      matrix.set(row, column, value);
      matrix.set(column, row, value);
    }
  }
  return matrix;
}

/** The eigenvalues that ml-matrix finds, largest first. */
export function eigenvaluesOf(matrix: Matrix): number[] {
  if (matrix.rows === 0) return [];
  return new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => b - a);
}
