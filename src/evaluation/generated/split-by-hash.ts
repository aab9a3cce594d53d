/** The two halves of a generated task: parameters are chosen on development, and reported once on test. */
export type TaskSplit = 'development' | 'test';

/**
 * Puts an id into one of two halves by its hash, so that adding questions never moves old ones.
 *
 * @example splitByHash('02086723-n') === splitByHash('02086723-n') // true
 */
export function splitByHash(id: string): TaskSplit {
  return (hashText(id) & 1) === 0 ? 'development' : 'test';
}

/**
 * Hashes a text to 32 bits: FNV-1a over its UTF-16 units, mixed as in MurmurHash3's last step.
 *
 * FNV alone leaves the lowest bit to the parity of the units; the mixing makes every bit usable.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
