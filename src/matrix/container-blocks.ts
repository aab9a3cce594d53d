/** Bytes of the data section that share one checksum: a part of a file is checked by reading it and little around it. */
export const blockLength = 1 << 20;

/**
 * The array behind all others that holds the CRC-32 of each block of the data section before it, and at its end that of
 * the header with 64 zeros for its own checksum.
 */
export const blockChecksumsName = 'qualia.crc32';

/** How many blocks a data section of `length` bytes has; the last may be shorter. */
export function countBlocks(length: number): number {
  return Math.ceil(length / blockLength);
}
