import { ShapeError } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { symmetricEigen } from '../../matrix/symmetric-eigen.js';

/**
 * Returns vectors with the given inner products, one row an item: X with XX' = K, from the eigenvectors of K (classical scaling without
 * centring; Torgerson 1952). So meanings too large to be written down, tensors of word vectors for instance, are analysed by their products.
 *
 * @param products K, symmetric and without negative eigenvalues but for rounding; meant for up to about a thousand items.
 * @throws ShapeError when K is not square.
 * @example vectorsFromProducts(new DenseMatrix(2, 2, Float64Array.of(1, 0, 0, 4))).values // [0, 1, 2, 0]
 */
export function vectorsFromProducts(products: DenseMatrix): DenseMatrix<Float64Array> {
  const { rows: items } = products;
  if (items !== products.columns) {
    throw new ShapeError('vectorsFromProducts', `${items} x ${products.columns}`, 'a square matrix');
  }
  const { values, vectors } = symmetricEigen(products);
  const rank = values.filter((value) => value > 1e-14 * values[0]).length;
  const snapshots = new Float64Array(items * rank);
  for (let item = 0; item < items; item++) {
    for (let axis = 0; axis < rank; axis++) {
      snapshots[item * rank + axis] = vectors.values[item * items + axis] * Math.sqrt(values[axis]);
    }
  }
  return new DenseMatrix(items, rank, snapshots);
}
