import type { ScorePart } from '../dual/similarity.js';

/** Writes the similarities that a score was made of on one line, for instance `d(dog,kennel)=0.41`. */
export function formatParts(parts: readonly ScorePart[]): string {
  return parts
    .map(({ space, left, right, similarity }) => `${space}(${left},${right})=${similarity.toFixed(2)}`)
    .join(' ');
}
