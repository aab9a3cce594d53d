/** Writes 0 to bytes `begin` to `end`. */
export function clearBytes(bytes: Uint8Array, begin: number, end: number): void {
  bytes.fill(0, begin, end);
}
