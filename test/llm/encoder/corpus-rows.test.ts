import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { countWords, readRows } from '../../../src/llm/encoder/corpus-rows.js';
import { hideWords } from '../../../src/llm/encoder/hide-words.js';
import { firstWord, marks, WordCodes } from '../../../src/llm/encoder/word-codes.js';
import { createRandom } from '../../../src/random.js';
import { createSmallCorpus, smallWords } from './small-encoder.js';

const codes = new WordCodes(smallWords);

async function rowsOf(options: Parameters<typeof readRows>[2], sentences = 10): Promise<string[]> {
  const rows: string[] = [];
  for await (const row of readRows(createSmallCorpus(sentences), codes, options)) {
    rows.push([...row].map((code) => codes.vocabulary.labelAt(code)).join(' '));
  }
  return rows;
}

describe('countWords', () => {
  it('counts words in small letters', async () => {
    const counts = await countWords(createSmallCorpus(10));
    expect([counts.get('the'), counts.get('.'), counts.get('The')]).toEqual([10, 10, undefined]);
  });
});

describe('readRows', () => {
  it('fills rows with sentence after sentence and leaves out what fills none: 10 sentences of 4 words, 13 rows of 3', async () => {
    const rows = await rowsOf({ length: 3 });
    expect(rows.length).toBe(13);
    expect(rows[0]).toMatch(/^the \w+ \w+$/);
    expect(rows[1]).toMatch(/^\. the \w+$/);
  });

  it('gives the same rows in another order when they are mixed, the same for the same seed', async () => {
    const inOrder = await rowsOf({ length: 4 }, 50);
    const mixed = await rowsOf({ length: 4, random: createRandom(1) }, 50);
    expect(mixed).not.toEqual(inOrder);
    expect([...mixed].sort()).toEqual([...inOrder].sort());
    expect(await rowsOf({ length: 4, random: createRandom(1) }, 50)).toEqual(mixed);
  });

  it('leaves out rows by their number', async () => {
    const all = await rowsOf({ length: 4 });
    expect(await rowsOf({ length: 4, isLeftOut: (row) => row % 2 === 0 })).toEqual(
      all.filter((_, row) => row % 2 === 1),
    );
    await expect(rowsOf({ length: 0 })).rejects.toThrow(OptionError);
  });
});

describe('hideWords', () => {
  const rows = Array.from({ length: 400 }, () =>
    Uint32Array.of(firstWord, marks.unknown, firstWord + 1, firstWord + 2),
  );

  it('hides 80 % of the chosen words, changes 10 % and leaves 10 %, and never chooses an unknown word', () => {
    const { tokens, places, words } = hideWords(rows, { random: createRandom(1), size: codes.size, hiddenShare: 0.5 });
    expect(places.length / 1200).toBeCloseTo(0.5, 1);
    expect([...places].every((place) => place % 4 !== 1)).toBe(true);
    expect([...words].every((word, at) => word === firstWord + [0, 0, 1, 2][(places[at] as number) % 4])).toBe(true);
    const hidden = [...places].filter((place) => tokens[place] === marks.hidden).length;
    const kept = [...places].filter((place, at) => tokens[place] === words[at]).length;
    expect(hidden / places.length).toBeCloseTo(0.8, 1);
    // A tenth stays, and of the words that are changed some become themselves.
    expect(kept / places.length).toBeCloseTo(0.1 + 0.1 / (codes.size - firstWord), 1);
  });

  it('hides at least one word, none where there is none', () => {
    const options = { random: createRandom(1), size: codes.size, hiddenShare: 1e-9 };
    expect(hideWords(rows.slice(0, 1), options).places.length).toBe(1);
    expect(hideWords([Uint32Array.of(marks.unknown)], options).places.length).toBe(0);
    expect(() => hideWords(rows, { ...options, hiddenShare: 0 })).toThrow(OptionError);
  });
});
