import { type DensityOperator, matrixTensor, vectorTensor } from './tensor.js';
import type { ArgumentVectors } from './verb-arguments.js';

/**
 * Makes the density operator of a transitive verb from its arguments, sum_k c_k |s_k (x) o_k><s_k (x) o_k|, in factors: where the
 * relational matrix adds the pairs up, this keeps them apart as a mixture. `transitiveVerb` wires it to its type.
 */
export function argumentDensity({ subjects, objects, counts }: ArgumentVectors): DensityOperator {
  const [rows, columns] = [matrixTensor(subjects), matrixTensor(objects)];
  return {
    kind: 'density',
    operator: {
      kind: 'network',
      dimensions: [counts.length, subjects.columns, objects.columns, subjects.columns, objects.columns],
      factors: [
        { tensor: rows, indices: [0, 1] },
        { tensor: columns, indices: [0, 2] },
        { tensor: rows, indices: [0, 3] },
        { tensor: columns, indices: [0, 4] },
        { tensor: vectorTensor(counts), indices: [0] },
      ],
      legs: [1, 2, 3, 4],
    },
  };
}
