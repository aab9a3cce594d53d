/** Takes pieces out of an input as long as what was wrong stays wrong, with ever smaller pieces (Zeller and Hildebrandt 2002, ddmin). */
export async function minimise(
  input: Buffer,
  stillFails: (bytes: Buffer) => Promise<boolean>,
  mostTries: number,
): Promise<Buffer> {
  let smallest = input;
  let tries = 0;
  for (let length = Math.ceil(input.length / 2); length >= 1; ) {
    let hasShrunk = false;
    for (let begin = 0; begin < smallest.length; ) {
      if (tries++ >= mostTries) return smallest;
      const candidate = Buffer.concat([smallest.subarray(0, begin), smallest.subarray(begin + length)]);
      if (await stillFails(candidate)) {
        smallest = candidate;
        hasShrunk = true;
      } else {
        begin += length;
      }
    }
    if (length === 1 && !hasShrunk) return smallest;
    length = length === 1 ? 1 : Math.ceil(length / 2);
  }
  return smallest;
}
