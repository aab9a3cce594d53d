/**
 * A context run holds counts of targets by contexts on disk, context by context, so that the counts of the parts of a
 * corpus can be merged in constant memory however many contexts there are.
 *
 * It is a container with the arrays below. `body` holds every context once, in ascending order of its UTF-8 bytes, as
 * LEB128 numbers and bytes: how many bytes it shares with the context before it, how many follow, these bytes, how many
 * targets it occurred with, and for each of those, ascending, the gap to the number of the target before it (the first:
 * its number; the next: the difference less 1) and the count. `labels` are the targets in ascending order of their UTF-8
 * bytes; the number of a target is its place there. `sums` are the counts of each target over all contexts.
 */
export const contextRunArrays = {
  /** The contexts, one after the other, and zeros up to a multiple of eight bytes. */
  body: { name: 'contexts.body', dtype: 'U8' },
  /** The sum of the counts of each target. */
  sums: { name: 'targets.sums', dtype: 'F64' },
  /** How many contexts, distinct pairs and occurrences there are, and how many bytes the body takes. */
  totals: { name: 'contexts.totals', dtype: 'F64' },
  /** Where each target begins in the bytes, and the end of the last. */
  offsets: { name: 'targets.offsets', dtype: 'F64' },
  /** The targets as UTF-8. */
  bytes: { name: 'targets.bytes', dtype: 'U8' },
} as const;

/** The metadata key that holds the version of the layout of context runs. */
export const contextRunVersionKey = 'qualia.contextRun';

/** The version that this code writes, and the highest that it reads. */
export const contextRunVersion = 1;

/** Compares two stretches of bytes of two arrays: below 0 where the first comes first, 0 where they are equal. */
export function compareBytes(a: Uint8Array, aLength: number, b: Uint8Array, bLength: number): number {
  const length = Math.min(aLength, bLength);
  for (let place = 0; place < length; place++) {
    const difference = a[place] - b[place];
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}
