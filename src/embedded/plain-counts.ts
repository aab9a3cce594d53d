import type { ContextCounts } from '../corpus/count-contexts.js';
import { Vocabulary } from '../corpus/vocabulary.js';
import { SparseMatrix } from '../matrix/sparse-matrix.js';

/** Context counts as plain data, fit to cross a thread boundary. */
export interface PlainCounts {
  readonly targets: readonly string[];
  readonly contexts: readonly string[];
  readonly rowStarts: Float64Array;
  readonly columnIndices: Int32Array;
  readonly values: Float32Array;
}

/** Makes plain data of context counts, sharing the arrays. */
export function toPlainCounts({ targets, contexts, matrix }: ContextCounts): PlainCounts {
  const { rowStarts, columnIndices, values } = matrix;
  return { targets: targets.labels, contexts: contexts.labels, rowStarts, columnIndices, values };
}

/** Makes context counts of plain data again, sharing the arrays. */
export function fromPlainCounts(name: string, plain: PlainCounts): ContextCounts {
  const shape = { rows: plain.targets.length, columns: plain.contexts.length };
  return {
    targets: new Vocabulary(`the ${name} targets`, plain.targets),
    contexts: new Vocabulary(`the ${name} contexts`, plain.contexts),
    matrix: new SparseMatrix(shape, plain.rowStarts, plain.columnIndices, plain.values),
  };
}
