import { ShapeError } from '../../errors.js';
import { CompositionError } from '../../matrix/compositions/composition-error.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';

/** Counts or proportions of named parts: rows are observations, columns parts. */
export interface PartTable {
  readonly parts: readonly string[];
  readonly matrix: DenseMatrix<Float64Array>;
}

/** Throws unless there is one name a column, each once. */
export function requireParts({ parts, matrix }: PartTable): void {
  if (parts.length !== matrix.columns) {
    throw new ShapeError('parts', `${parts.length} names`, `${matrix.columns}, one a column`);
  }
  const seen = new Set<string>();
  for (const [column, name] of parts.entries()) {
    if (seen.has(name)) throw new CompositionError(`Two parts are called "${name}".`, { column });
    seen.add(name);
  }
}
