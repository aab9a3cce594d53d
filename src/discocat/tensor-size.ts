import { QualiaError } from '../errors.js';

/** A tensor may not have more cells than a typed array holds with ease: 2 GiB of doubles. */
const mostCells = 2 ** 28;

/** Throws a QualiaError with code `TENSOR_SIZE` when a tensor of so many cells would be too large to be made. */
export function checkTensorSize(cells: number): void {
  if (cells <= mostCells) return;
  throw new QualiaError(
    'TENSOR_SIZE',
    `A tensor of ${Math.round(cells)} cells would be made; at most ${mostCells} are. Use smaller spaces or sparse vectors, or keep ` +
      'words of many wires in factors.',
  );
}
