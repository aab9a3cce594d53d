import { describe, expect, it } from 'vitest';
import { type CorpusWords, countWords } from '../../src/embedded/corpus-words.js';

/** One part of a corpus, a list of words a unit. */
function partOf(units: readonly (readonly string[])[]): CorpusWords {
  const lemmas = [...new Set(units.flat())];
  const places = Int32Array.from(units.flat(), (word) => lemmas.indexOf(word));
  const unitStarts = [0];
  for (const unit of units) unitStarts.push((unitStarts.at(-1) as number) + unit.length);
  return { lemmas, places, unitStarts: Int32Array.from(unitStarts) };
}

const slope = [['land', 'river'], ['sit', 'bank', 'river'], []];
const money = [['institution', 'money']];

describe('countWords', () => {
  it('adds up over the parts, in the order of first occurrence', () => {
    const counted = countWords([partOf([...slope, ...money]), partOf([['river', 'constructor', 'river']])]);
    expect([...counted]).toEqual([
      ['land', 1],
      ['river', 4],
      ['sit', 1],
      ['bank', 1],
      ['institution', 1],
      ['money', 1],
      ['constructor', 1],
    ]);
  });

  it('counts nothing in nothing', () => {
    expect(countWords([]).size).toBe(0);
  });
});
