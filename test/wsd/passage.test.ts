import { describe, expect, it } from 'vitest';
import type { EmbeddedPassage } from '../../src/embedding/contextual-model.js';
import { embedUnits, type Passage } from '../../src/wsd/passage.js';
import { toyPassageModel } from '../embedding/toy-passage-model.js';

const text = 'the bank of constructor';
const passages: readonly Passage[] = [
  { text, target: { start: 4, end: 8 } },
  { text: ' ' },
  { text },
  { text, target: { start: 4, end: 8 }, layers: [6] },
  { text, target: { start: 4, end: 8 }, masked: true },
  { text: 'unknown' },
];

describe('embedUnits', () => {
  const knows = (known: string): boolean => known !== 'unknown';
  const toArrays = (found: readonly (Float32Array | undefined)[]) => found.map((unit) => unit && Array.from(unit));

  it('gives the same vectors of length 1 by a model of passages, in one call, as by one of texts and targets', async () => {
    const asked: (readonly EmbeddedPassage[])[] = [];
    const whole = { ...toyPassageModel(asked), knows };
    const parted = { ...whole, doEmbedPassages: undefined };
    const others = { cache: undefined, layers: [4] };
    const found = await embedUnits({ ...others, model: whole, contextual: whole }, passages, {});
    expect(asked).toHaveLength(1);
    expect(asked[0].map(({ layers }) => layers)).toEqual([[4], undefined, [6], [4]]);
    const again = await embedUnits({ ...others, model: parted, contextual: parted }, passages, {});
    expect(asked).toHaveLength(1);
    expect(toArrays(again)).toEqual(toArrays(found));
    expect(found.map((unit) => unit?.length)).toEqual([3, undefined, 3, 3, 3, undefined]);
    const [unit] = toArrays(found);
    expect(Math.hypot(...(unit ?? []))).toBeCloseTo(1, 6);
  });

  it('tells growing shares of the work by either', async () => {
    for (const doEmbedPassages of [toyPassageModel().doEmbedPassages, undefined]) {
      const model = { ...toyPassageModel(), doEmbedPassages };
      const shares: number[] = [];
      const call = { onProgress: (share: number) => shares.push(share) };
      await embedUnits({ model, contextual: model, cache: undefined, layers: undefined }, passages, call);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
    }
  });
});
