import { describe, expect, it } from 'vitest';
import type { EmbeddedPassage } from '../../src/embedding/contextual-model.js';
import { embedPassages, givesPassages } from '../../src/embedding/embed-passages.js';
import { embedTargets } from '../../src/embedding/embed-targets.js';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { EmbeddingBatchError } from '../../src/embedding/embedding-batch-error.js';
import { describeContextualModel } from '../conformance/contextual-model.js';
import { toyContextualModel } from './toy-contextual-model.js';
import { memoryCache } from './toy-model.js';
import { toyPassageModel } from './toy-passage-model.js';

const text = 'the constructor of __proto__';
const passages: readonly EmbeddedPassage[] = [
  { text, target: { start: 4, end: 15 }, layers: [4] },
  { text: 'longer than the other text is' },
  { text },
  { text, target: { start: 4, end: 15 }, layers: [6] },
  { text, target: { start: 4, end: 15 }, masked: true },
  { text },
];

describeContextualModel('a toy of passages', () => toyPassageModel(), [
  { text, start: 0, end: 3 },
  { text: 'a b', start: 2, end: 3 },
]);

describe('embedPassages', () => {
  it('gives each passage its vector, in order, asked for once, those of one text side by side', async () => {
    const asked: (readonly EmbeddedPassage[])[] = [];
    const found = await embedPassages(toyPassageModel(asked), passages);
    expect(found.map((vector) => Array.from(vector))).toEqual([
      [11, 28, 0],
      [29, 1, 2],
      [28, 1, 2],
      [11, 28, 0],
      [11, 28, 1],
      [28, 1, 2],
    ]);
    expect(asked.map((call) => call.map((passage) => passage.text.length))).toEqual([[28, 28, 28, 28, 29]]);
    expect(found[5]).toBe(found[2]);
  });

  it('keeps vectors under the names that those of texts and of targets have', async () => {
    const cache = memoryCache();
    const asked: (readonly EmbeddedPassage[])[] = [];
    const model = toyPassageModel(asked);
    await embedTexts(model, [text], { cache });
    for (const layers of [[4], [6]]) await embedTargets(model, [{ text, start: 4, end: 15 }], { layers, cache });
    await embedPassages(model, passages, { cache });
    expect(asked.flat()).toEqual([passages[4], passages[1]]);
  });

  it('names the passages that have no vector, and their places', async () => {
    const model = { ...toyPassageModel(), doEmbedPassages: () => Promise.reject(new Error('no')) };
    const failing = embedPassages(model, [{ text: 'a' }, { text: 'on it', target: { start: 3, end: 5 } }]);
    const error = await failing.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(EmbeddingBatchError);
    expect(error).toMatchObject({ texts: ['a', 'on [it]'], places: [0, 1] });
  });
});

describe('givesPassages', () => {
  it('tells a model that gives them from one that does not', () => {
    expect(givesPassages(toyPassageModel())).toBe(true);
    expect(givesPassages(toyContextualModel())).toBe(false);
    expect(givesPassages(undefined)).toBe(false);
  });
});
