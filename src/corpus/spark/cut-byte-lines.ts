/** Cuts bytes into lines without their line feeds; hands over those that each piece completes together. */
export async function* cutByteLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer[], void, undefined> {
  let begun: Buffer[] = [];
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, end);
      lines.push(begun.length === 0 ? line : Buffer.concat([...begun, line]));
      begun = [];
      start = end + 1;
    }
    // A piece may be overwritten by the next one.
    if (start < bytes.length) begun.push(Buffer.from(bytes.subarray(start)));
    if (lines.length > 0) yield lines;
  }
  if (begun.length > 0) yield [Buffer.concat(begun)];
}
