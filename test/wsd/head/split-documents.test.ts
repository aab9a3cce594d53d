import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { askAll, splitDocuments } from '../../../src/wsd/head/split-documents.js';
import { starred } from '../bank-texts.js';
import { bankExamples, toyInventory } from './toy-head.js';

describe('askAll', () => {
  it('leaves out what has one candidate or no right one', () => {
    const [known] = bankExamples;
    const found = askAll(toyInventory, [
      { ...known, gold: ['bank@slope', 'constructor'] },
      { ...known, gold: ['__proto__'] },
      { ...known, occurrence: starred('by *Bankside*', 'Bankside'), gold: ['Bankside@slope'] },
    ]);
    expect(found.map(({ gold, candidates }) => [gold, candidates.length])).toEqual([[['bank@slope'], 2]]);
  });
});

describe('splitDocuments', () => {
  it('puts each document into one part, the same ones for the same seed', () => {
    const split = splitDocuments(bankExamples, { seed: 1, heldOut: 0.5 });
    const documents = [split.learned, split.fitted, split.reported].map((part) => [
      ...new Set(part.map(({ document }) => document)),
    ]);
    // Half of eight documents, and half of these each.
    expect(documents.map(({ length }) => length)).toEqual([4, 2, 2]);
    expect(new Set(documents.flat()).size).toBe(8);
    expect(splitDocuments([...bankExamples].reverse(), { seed: 1, heldOut: 0.5 }).fitted).toEqual(
      [...split.fitted].reverse(),
    );
    expect(splitDocuments(bankExamples, { seed: 3, heldOut: 0.5 })).not.toEqual(split);
  });

  it('refuses fewer than four documents', () => {
    expect(() => splitDocuments(bankExamples.slice(0, 9), { seed: 1, heldOut: 0.5 })).toThrow(ShapeError);
  });
});
