/** Copies bytes `begin` to `end` of one array to the same places of another. */
export function moveBytes(from: Uint8Array, to: Uint8Array, begin: number, end: number): void {
  to.set(from.subarray(begin, end), begin);
}
