import { DenseMatrix } from '../matrix/dense-matrix.js';
import { unitRows } from '../matrix/normalise.js';
import { extendSpace, type Transform } from './transform.js';

/** A step that scales every row to length 1, so that inner products are cosines; rows of zeros stay zero. */
export function normalisation(): Transform {
  const described = { name: 'unitRows', options: {} };
  return {
    ...described,
    apply(space) {
      const { matrix } = space;
      return extendSpace(space, matrix instanceof DenseMatrix ? unitRows(matrix) : unitRows(matrix), described);
    },
  };
}
