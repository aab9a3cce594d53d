import { requireOption, requireWhole } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { Space } from './space.js';

/** Rounds of the power iteration for one direction. */
const rounds = 15;

/**
 * Returns a dense space without what all its vectors have in common: their mean and then their first principal directions ("All-but-the-top",
 * Mu & Viswanath 2018); rows have the length 1.
 *
 * @param directions how many; default 2.
 * @throws OptionError when the space is sparse or `directions` is no whole number from 0.
 */
export function withoutCommonComponents(space: Space, directions = 2): Space {
  requireWhole('directions', directions, 0);
  const { matrix, targets, name } = space;
  if (!(matrix instanceof DenseMatrix)) requireOption(false, 'space', name, 'a dense space');
  const { rows, columns } = matrix;
  const values = Float32Array.from(matrix.values);
  const mean = new Float64Array(columns);
  forEachRow(values, columns, (row) => {
    for (let column = 0; column < columns; column++) mean[column] += row[column] / rows;
  });
  forEachRow(values, columns, (row) => {
    for (let column = 0; column < columns; column++) row[column] -= mean[column];
  });
  for (let direction = 0; direction < directions; direction++) takeOut(values, findPrincipal(values, columns));
  forEachRow(values, columns, (row) => {
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let column = 0; column < columns; column++) row[column] /= length;
  });
  const history = [...space.history, { step: 'withoutCommonComponents', options: { directions } }];
  return new Space({ name, targets, matrix: new DenseMatrix(rows, columns, values), history });
}

function forEachRow(values: Float32Array, columns: number, visit: (row: Float32Array) => void): void {
  for (let start = 0; start < values.length; start += columns) visit(values.subarray(start, start + columns));
}

/** The direction in which rows vary most, found by power iteration from a fixed start; zeros where none do. */
function findPrincipal(values: Float32Array, columns: number): Float64Array {
  let direction = Float64Array.from({ length: columns }, (_, column) => 1 / (1 + column));
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(columns);
    forEachRow(values, columns, (row) => {
      let product = 0;
      for (let column = 0; column < columns; column++) product += row[column] * direction[column];
      for (let column = 0; column < columns; column++) next[column] += product * row[column];
    });
    const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    if (length === 0) return next;
    direction = next.map((value) => value / length);
  }
  return direction;
}

function takeOut(values: Float32Array, direction: Float64Array): void {
  forEachRow(values, direction.length, (row) => {
    let product = 0;
    for (let column = 0; column < direction.length; column++) product += row[column] * direction[column];
    for (let column = 0; column < direction.length; column++) row[column] -= product * direction[column];
  });
}
