import { isUtf8 } from 'node:buffer';
import { findBadUtf8 } from '../corpus/find-bad-utf8.js';
import { FileFormatError } from '../errors.js';

const lineFeed = 10;

/**
 * Gives the lines of an input that are not blank, without their ends; a byte order mark is left out. Errors call it `source`.
 *
 * @throws FileFormatError, with the line, where it is not UTF-8: what cannot be read would become another text.
 */
export async function* readTextLines(
  input: AsyncIterable<Uint8Array>,
  source = 'standard input',
): AsyncGenerator<string> {
  let before: Uint8Array[] = [];
  let count = 0;
  const decode = function* (bytes: Uint8Array): Generator<string> {
    const good = isUtf8(bytes) ? bytes.length : findBadUtf8(bytes);
    const lines = Buffer.from(bytes.buffer, bytes.byteOffset, good).toString('utf8').split('\n');
    const whole = good === bytes.length ? lines : lines.slice(0, -1);
    for (const [place, line] of whole.entries()) {
      const text = (count + place === 0 ? line.replace(/^\uFEFF/, '') : line).replace(/\r$/, '');
      if (text.trim() !== '') yield text;
    }
    if (good < bytes.length) {
      const advice = 'is not UTF-8. Convert the text first: iconv -f latin1 -t utf-8.';
      throw new FileFormatError(source, `line ${count + lines.length}`, advice);
    }
    count += lines.length;
  };
  for await (const chunk of input) {
    const end = chunk.lastIndexOf(lineFeed);
    if (end === -1) {
      before.push(chunk);
      continue;
    }
    yield* decode(Buffer.concat([...before, chunk.subarray(0, end)]));
    before = [chunk.subarray(end + 1)];
  }
  yield* decode(Buffer.concat(before));
}
