/** Returns the number of cells of a shape, the product of its lengths; 1 of none. */
export function countCells(shape: readonly number[]): number {
  return shape.reduce((cells, length) => cells * length, 1);
}
