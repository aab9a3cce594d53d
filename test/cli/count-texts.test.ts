import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTextCount } from '../../src/cli/count-texts.js';

function written(isTTY: boolean, times: readonly number[]): string {
  const stream = Object.assign(new PassThrough(), { isTTY });
  let time = 0;
  const count = createTextCount(stream as unknown as NodeJS.WriteStream, () => time);
  times.forEach((at, place) => {
    time = at;
    count.update(1000 * (place + 1));
  });
  count.stop();
  count.stop();
  return String(stream.read() ?? '');
}

describe('createTextCount', () => {
  it('writes nothing where there is no terminal, nor where there was no text', () => {
    expect([written(false, [0, 500]), written(true, [])]).toEqual(['', '']);
  });

  it('writes a line anew five times a second at most, and the last count at the end', () => {
    expect(written(true, [0, 10, 20, 250, 260])).toBe('\r  1,000 texts\r  4,000 texts\r  5,000 texts\n');
  });
});
