import { Vocabulary } from '../corpus/vocabulary.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import type { HistoryStep } from '../space/history.js';
import { Space } from '../space/space.js';

/** A dense space as plain data, fit to cross a thread boundary. */
export interface PlainSpace {
  readonly name: string;
  readonly targets: readonly string[];
  readonly columns: number;
  readonly values: Float32Array;
  readonly history: readonly HistoryStep[];
}

/** Makes a space of plain data, sharing the numbers. */
export function fromPlainSpace({ name, targets, columns, values, history }: PlainSpace): Space {
  return new Space({
    name,
    targets: new Vocabulary(`the ${name} space`, targets),
    matrix: new DenseMatrix(targets.length, columns, values),
    history,
  });
}
