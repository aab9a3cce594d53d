import { QualiaError } from '../../errors.js';

/** A cell, row or column that a composition cannot have; `row` and `column` count from 0. */
export class CompositionError extends QualiaError {
  readonly row: number | undefined;
  readonly column: number | undefined;

  constructor(problem: string, place: { readonly row?: number; readonly column?: number } = {}) {
    super('COMPOSITION', problem);
    this.row = place.row;
    this.column = place.column;
  }
}
