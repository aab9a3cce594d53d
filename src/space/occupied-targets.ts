import { Vocabulary } from '../corpus/vocabulary.js';
import { selectRows } from '../matrix/select.js';
import { Space } from './space.js';
import { requireSparse, type Transform } from './transform.js';

/** A step that leaves out the targets whose rows are zero: they have no direction, so nothing can be said of them. */
export function occupiedTargets(): Transform {
  const described = { name: 'occupiedTargets', options: {} };
  return {
    ...described,
    apply(space) {
      const matrix = requireSparse(space, described.name);
      const occupied: number[] = [];
      for (let row = 0; row < matrix.rows; row++) {
        if (matrix.rowStarts[row + 1] > matrix.rowStarts[row]) occupied.push(row);
      }
      const labels = occupied.map((row) => space.targets.labelAt(row));
      return new Space({
        name: space.name,
        targets: new Vocabulary(space.targets.name, labels),
        matrix: selectRows(matrix, occupied),
        contexts: space.contexts,
        history: [...space.history, { step: described.name, options: {}, result: { targets: occupied.length } }],
      });
    },
  };
}
