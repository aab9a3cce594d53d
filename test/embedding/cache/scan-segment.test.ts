import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanSegment } from '../../../src/embedding/cache/scan-segment.js';
import { batchMark, encodeBatch, segmentStart } from '../../../src/embedding/cache/segment-format.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

async function scan(bytes: Uint8Array): Promise<{ counts: number[]; damage: number[]; end: number }> {
  const path = join(await makeTemporaryFolder(), 'a.vectors');
  writeFileSync(path, bytes);
  const file = openSync(path, 'r');
  const counts: number[] = [];
  const damage: number[] = [];
  try {
    const end = scanSegment(file, {
      from: 0,
      size: bytes.length,
      onBatch: ({ count }) => counts.push(count),
      onDamage: (position) => damage.push(position),
    });
    return { counts, damage, end };
  } finally {
    closeSync(file);
  }
}

const batch = encodeBatch(Uint32Array.of(1, 2, 3, 4), [Float32Array.of(1, 2)]);

describe('scanSegment', () => {
  it('reads batches up to one that is not whole', async () => {
    const whole = Buffer.concat([segmentStart, batch, batch]);
    expect(await scan(whole)).toEqual({ counts: [1, 1], damage: [], end: whole.length });
    expect(await scan(whole.subarray(0, -1))).toEqual({
      counts: [1],
      damage: [],
      end: segmentStart.length + batch.length,
    });
  });

  it('passes over damage to the next head, and over a mark at the very end that no head follows', async () => {
    const damaged = Buffer.concat([segmentStart, Buffer.alloc(30, 7), batch]);
    expect(await scan(damaged)).toEqual({ counts: [1], damage: [segmentStart.length], end: damaged.length });
    for (const length of [8, 11, 23]) {
      const mark = Buffer.concat([batchMark(), Buffer.alloc(15)]).subarray(0, length);
      const ending = Buffer.concat([segmentStart, Buffer.alloc(30, 7), mark]);
      expect(await scan(ending)).toEqual({ counts: [], damage: [segmentStart.length], end: segmentStart.length });
    }
  });
});
