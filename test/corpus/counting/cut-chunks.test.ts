import { describe, expect, it } from 'vitest';
import { cutChunks } from '../../../src/corpus/counting/cut-chunks.js';

async function cut(texts: readonly string[], characters: number): Promise<string[][]> {
  const units = (async function* () {
    for (const [position, text] of texts.entries()) yield { document: 'd', position, text };
  })();
  const chunks: string[][] = [];
  for await (const { number, units: chunk } of cutChunks(units, characters)) {
    expect(number).toBe(chunks.length);
    chunks.push(chunk.map(({ text }) => text));
  }
  return chunks;
}

describe('cutChunks', () => {
  it('closes a chunk at the end of the unit that fills it', async () => {
    // Each unit counts its characters and one more: 3 + 3 >= 5, then 6 >= 5, then the rest.
    expect(await cut(['aa', 'bb', 'ccccc', 'd'], 5)).toEqual([['aa', 'bb'], ['ccccc'], ['d']]);
  });

  it('ends with units without text too, and gives nothing for nothing', async () => {
    expect(await cut(['', '', ''], 2)).toEqual([['', ''], ['']]);
    expect(await cut([], 2)).toEqual([]);
  });
});
