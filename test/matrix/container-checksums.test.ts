import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockLength, countBlocks } from '../../src/matrix/container-blocks.js';
import { BlockChecksums } from '../../src/matrix/container-checksums.js';

describe('BlockChecksums', () => {
  it('are those of the blocks, however the bytes are cut', () => {
    const bytes = Uint8Array.from({ length: 2 * blockLength + 77 }, (_, place) => (place * 7919) % 251);
    const expected = [0, 1, 2].map((block) => crc32(bytes.subarray(block * blockLength, (block + 1) * blockLength)));
    const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 5 });
    fc.assert(
      fc.property(cuts, (places) => {
        const checksums = new BlockChecksums();
        const ends = [...places.sort((a, b) => a - b), bytes.length];
        let start = 0;
        for (const end of ends) {
          checksums.update(bytes.subarray(start, end));
          start = end;
        }
        expect([...checksums.finish('header')]).toEqual([...expected, crc32('header')]);
      }),
      { numRuns: 20 },
    );
  });

  it('of nothing are that of the header alone', () => {
    expect([...new BlockChecksums().finish('')]).toEqual([0]);
    expect([0, 1, blockLength, blockLength + 1].map(countBlocks)).toEqual([0, 1, 1, 2]);
  });
});
