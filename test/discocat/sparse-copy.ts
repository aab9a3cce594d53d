import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { Space } from '../../src/space/space.js';

/** The same space with only the numbers that are not 0 stored. */
export function sparseCopy(space: Space): Space {
  const { rows, columns } = space.matrix;
  const starts = [0];
  const [indices, values]: [number[], number[]] = [[], []];
  for (let row = 0; row < rows; row++) {
    for (const [column, value] of space.vectorAt(row).entries()) {
      if (value === 0) continue;
      indices.push(column);
      values.push(value);
    }
    starts.push(values.length);
  }
  const matrix = new SparseMatrix(
    { rows, columns },
    Float64Array.from(starts),
    Int32Array.from(indices),
    Float32Array.from(values),
  );
  return new Space({ name: space.name, targets: space.targets, matrix, history: [] });
}
