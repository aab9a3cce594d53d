import type { Space } from '../../src/space/space.js';

/** Returns the words of a space with their vectors. */
export function tabulate(space: Space): [string, number[]][] {
  return space.targets.labels.map((word, row) => [word, [...space.vectorAt(row)]]);
}
