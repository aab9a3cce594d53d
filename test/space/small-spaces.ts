import type fc from 'fast-check';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import type { HistoryStep } from '../../src/space/history.js';
import { Space } from '../../src/space/space.js';
import { denseMatrices, snapshot, sparseFromRows, sparseMatrices, toRows } from '../matrix/arbitraries.js';

const history: readonly HistoryStep[] = [{ step: 'counts', options: { window: 7 } }];

/** Makes a dense or sparse space named `small` of labelled rows. */
export function spaceOf(kind: 'dense' | 'sparse', rows: readonly (readonly [string, readonly number[]])[]): Space {
  const values = rows.map(([, row]) => row);
  const contexts = values[0]?.map((_, column) => `c${column}`) ?? [];
  return new Space({
    name: 'small',
    targets: new Vocabulary(
      'the small space',
      rows.map(([target]) => target),
    ),
    matrix: kind === 'dense' ? denseFromRows(values) : sparseFromRows(values),
    contexts: kind === 'dense' ? undefined : new Vocabulary('the small contexts', contexts),
    history,
  });
}

/** Spaces of six targets with dangerous names and four columns, some rows zero. */
export const spaces = (kind: 'dense' | 'sparse'): fc.Arbitrary<Space> => {
  const matrices: fc.Arbitrary<Space['matrix']> = kind === 'dense' ? denseMatrices(6, 4) : sparseMatrices(6, 4);
  const targets = ['dog', 'constructor', '__proto__', '', 'toString', 'naïve 漢字\n'];
  return matrices.map(
    (matrix) => new Space({ name: 'small', targets: new Vocabulary('the small space', targets), matrix, history }),
  );
};

/** What a space holds, as plain data that is compared with `toEqual`. */
export const contentOf = (space: Space): unknown => ({
  name: space.name,
  targets: [...space.targets.labels],
  contexts: space.contexts && [...space.contexts.labels],
  kind: space.matrix.constructor.name,
  rows: toRows(space.matrix),
  history: structuredClone(space.history),
  stored: snapshot(space.matrix),
});
