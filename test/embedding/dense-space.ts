import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { Space } from '../../src/space/space.js';

/** Makes a dense space of named rows. */
export function denseSpace(
  name: string,
  rows: readonly (readonly [target: string, vector: readonly number[]])[],
): Space {
  return new Space({
    name,
    targets: new Vocabulary(
      `the ${name} space`,
      rows.map(([target]) => target),
    ),
    matrix: denseFromRows(rows.map(([, vector]) => vector)),
    history: [],
  });
}
