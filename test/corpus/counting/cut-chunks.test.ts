import { describe, expect, it } from 'vitest';
import { cutChunks } from '../../../src/corpus/counting/cut-chunks.js';
import { taggedSentence } from '../tagged-sentence.js';

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

  it('counts tokens that come with a unit as twenty characters each', async () => {
    const units = (async function* () {
      for (const position of [0, 1, 2]) yield taggedSentence('a/X b/X', { position });
    })();
    const sizes: number[] = [];
    for await (const chunk of cutChunks(units, 2 * (3 + 1 + 40))) sizes.push(chunk.units.length);
    expect(sizes).toEqual([2, 1]);
  });

  it('ends with units without text too, and gives nothing for nothing', async () => {
    expect(await cut(['', '', ''], 2)).toEqual([['', ''], ['']]);
    expect(await cut([], 2)).toEqual([]);
  });
});
