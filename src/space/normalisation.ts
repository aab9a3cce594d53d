import { DenseMatrix } from '../matrix/dense-matrix.js';
import { unitRows } from '../matrix/normalise.js';
import type { HistoryStep } from './history.js';
import { extendSpace, type Transform } from './transform.js';

/** The name of the step in a history. */
const normalisationStep = 'unitRows';

/** A step that scales every row to length 1, so that inner products are cosines; rows of zeros stay zero. */
export function normalisation(): Transform {
  const described = { name: normalisationStep, options: {} };
  return {
    ...described,
    apply(space) {
      const { matrix } = space;
      return extendSpace(space, matrix instanceof DenseMatrix ? unitRows(matrix) : unitRows(matrix), described);
    },
  };
}

/** Tells whether the last step of a history left rows of length 1: a normalisation, or one that says so as its option `unit`. */
export function hasUnitRows(history: readonly HistoryStep[]): boolean {
  const last = history.at(-1);
  return last?.step === normalisationStep || last?.options['unit'] === true;
}
