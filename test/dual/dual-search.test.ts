import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BigramCounts } from '../../src/dual/bigram-counts.js';
import { compositionSimilarity } from '../../src/dual/composition.js';
import { DualSearch } from '../../src/dual/dual-search.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { relationSimilarity } from '../../src/dual/relation.js';
import type { SolveRelationOptions } from '../../src/dual/solve-relation.js';
import { OptionError, QualiaError, UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';
import { randomDuals, searchedWords, wordsWithDirection } from './random-spaces.js';

const limits = fc.integer({ min: 1, max: 12 });
const isShort = (word: string): boolean => word.length < 5;

function byScore(left: { score: number; name: string }, right: { score: number; name: string }): number {
  return right.score - left.score || (left.name < right.name ? -1 : 1);
}

/** Draws so many different words that a dual space gives a direction, or undefined where it has fewer. */
function pick(dual: DualSpace, count: number, turn: number): string[] | undefined {
  const words = wordsWithDirection(dual);
  if (words.length < count) return undefined;
  return Array.from({ length: count }, (_, place) => words[(place + turn) % words.length]);
}

describe('DualSearch.composeWord', () => {
  it('gives the best words of a search of all, with the scores of compositionSimilarity', () => {
    fc.assert(
      fc.property(randomDuals, limits, fc.nat(9), fc.boolean(), (dual, limit, turn, short) => {
        const [modifier, head] = pick(dual, 2, turn) ?? [];
        fc.pre(modifier !== undefined && head !== undefined);
        const accept = short ? isShort : () => true;
        const expected = wordsWithDirection(dual)
          .filter(accept)
          .map((name) => ({ name, ...compositionSimilarity(dual, [modifier, head], name) }))
          .filter(({ score }) => score > 0)
          .sort(byScore)
          .slice(0, limit)
          .map(({ name, ...explained }) => ({ word: name, ...explained }));
        expect(new DualSearch(dual).composeWord([modifier, head], { limit, accept })).toEqual(expected);
      }),
    );
  });

  it.each(['sum', 'composition', undefined] as const)('re-ranks the list of a first pass by %s', (firstPass) => {
    fc.assert(
      fc.property(randomDuals, fc.nat(9), fc.integer({ min: 2, max: 9 }), (dual, turn, candidates) => {
        const [modifier, head] = pick(dual, 2, turn) ?? [];
        fc.pre(modifier !== undefined && head !== undefined);
        const firstScore = (word: string): number =>
          firstPass === 'composition'
            ? compositionSimilarity(dual, [modifier, head], word).score
            : dual.domain(modifier, word) + dual.domain(head, word) + dual.function(head, word);
        const list = wordsWithDirection(dual)
          .filter((word) => word !== modifier && word !== head)
          .map((name) => ({ name, score: firstScore(name) }))
          .filter(({ score }) => firstPass !== 'composition' || score > 0)
          .sort(byScore)
          .slice(0, candidates);
        const asked: string[][] = [];
        const rerank = (...words: string[]): number => {
          asked.push(words);
          return words[2].length;
        };
        const found = new DualSearch(dual).composeWord([modifier, head], {
          limit: 2,
          candidates,
          rerank,
          firstPass,
        });
        expect(asked).toEqual(list.map(({ name }) => [modifier, head, name]));
        const longest = list.map(({ name }) => name.length).sort((one, other) => other - one);
        expect(found.map(({ reranked }) => reranked)).toEqual(longest.slice(0, 2));
        for (const { word, score } of found) {
          expect(score).toBe(compositionSimilarity(dual, [modifier, head], word).score);
        }
      }),
    );
  });
});

describe('DualSearch.solveRelation', () => {
  it.each([true, false, undefined])(
    'gives the best words of a search of all, with the scores of relationSimilarity: requireSharedDomain %s',
    (requireSharedDomain) => {
      fc.assert(
        fc.property(randomDuals, limits, fc.nat(9), fc.boolean(), (dual, limit, turn, short) => {
          const [a, b, c] = pick(dual, 3, turn) ?? [];
          fc.pre(a !== undefined && b !== undefined && c !== undefined);
          const accept = short ? isShort : () => true;
          const expected = wordsWithDirection(dual)
            .filter((word) => ![a, b, c].includes(word) && accept(word))
            .filter((word) => requireSharedDomain === false || dual.domain(c, word) > 0)
            .map((name) => ({ name, ...relationSimilarity(dual, [a, b], [c, name]) }))
            .filter(({ score }) => score > 0)
            .sort(byScore)
            .slice(0, limit)
            .map(({ name, ...explained }) => ({ word: name, ...explained }));
          const options = { limit, accept, requireSharedDomain };
          expect(new DualSearch(dual).solveRelation([a, b], c, options)).toEqual(expected);
        }),
      );
    },
  );

  it('keeps words without a domain in common with c from the vocabulary, and from choices where asked', () => {
    // Both sides of the condition are 0 for "tin": it is unrelated to carpenters and masons alike, yet has the role of wood.
    const dual = new DualSpace(
      denseSpace('domain', [
        ['carpenter', [1, 0.1, 0]],
        ['wood', [1, 0, 0]],
        ['mason', [0, 1, 0]],
        ['stone', [0, 1, 0]],
        ['tin', [0, 0, 1]],
      ]),
      denseSpace('function', [
        ['carpenter', [1, 0]],
        ['wood', [0, 1]],
        ['mason', [1, 0]],
        ['stone', [0.2, 1]],
        ['tin', [0, 1]],
      ]),
    );
    const search = new DualSearch(dual);
    const wordsOf = (options: SolveRelationOptions): string[] =>
      search.solveRelation(['carpenter', 'wood'], 'mason', options).map(({ word }) => word);
    expect(wordsOf({})).toEqual(['stone']);
    expect(wordsOf({ requireSharedDomain: false })).toEqual(['tin', 'stone']);
    const choices = ['stone', 'tin'];
    // Given choices are scored as the paper scores them.
    expect(wordsOf({ choices })).toEqual(['tin', 'stone']);
    const found = search.solveRelation(['carpenter', 'wood'], 'mason', { choices, requireSharedDomain: true });
    expect(found.map(({ word, score, reason }) => [word, score > 0, reason])).toEqual([
      ['stone', true, undefined],
      ['tin', false, 'mason and tin share no domain'],
    ]);
  });

  it('ranks all of the given choices, with the reason where the domains forbid one', () => {
    // Carpenters and masons play one role, wood and stone another; each pair lies in a domain of its own.
    const dual = new DualSpace(
      denseSpace('domain', [
        ['carpenter', [1, 0.1]],
        ['wood', [1, 0.2]],
        ['mason', [0.1, 1]],
        ['stone', [0.2, 1]],
        ['timber', [1, 0]],
      ]),
      denseSpace('function', [
        ['carpenter', [1, 0]],
        ['wood', [0, 1]],
        ['mason', [1, 0]],
        ['stone', [0.1, 1]],
        ['timber', [0, 1]],
      ]),
    );
    const search = new DualSearch(dual);
    const choices = ['timber', 'stone', 'mason', 'stone'];
    const found = search.solveRelation(['carpenter', 'wood'], 'mason', { choices });
    expect(found.map(({ word, score }) => [word, score > 0])).toEqual([
      ['stone', true],
      ['mason', false],
      ['timber', false],
    ]);
    expect(found[2]?.reason).toBe(
      'carpenter and timber, mason and wood are closer in domain than carpenter and wood, mason and timber',
    );
    expect(found[0]?.parts).toHaveLength(6);
    expect(search.solveRelation(['carpenter', 'wood'], 'mason', { choices, limit: 1 })).toEqual([found[0]]);
    // The pair's own second word, which would always be the best, is no answer unless it is asked for.
    const words = search.solveRelation(['carpenter', 'wood'], 'mason').map(({ word }) => word);
    expect(words).toEqual(['stone']);
    expect(() => search.solveRelation(['carpenter', 'wood'], 'mason', { choices: ['constructor'] })).toThrow(
      UnknownWordError,
    );
  });
});

describe('DualSearch.decomposeWord', () => {
  function allPhrases(dual: DualSpace, word: string) {
    const words = wordsWithDirection(dual).filter((other) => other !== word);
    return words.flatMap((modifier) =>
      words
        .filter((head) => head !== modifier)
        .map((head) => ({
          phrase: [modifier, head] as const,
          name: `${modifier}\u0000${head}`,
          ...compositionSimilarity(dual, [modifier, head], word),
        })),
    );
  }

  it('gives the best phrases of a search of all, with the scores of compositionSimilarity', () => {
    const somePhrases = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(randomDuals, somePhrases, fc.nat(9), fc.boolean(), (dual, limit, turn, short) => {
        const [word] = pick(dual, 1, turn) ?? [];
        fc.pre(word !== undefined);
        const heads = short ? isShort : () => true;
        const modifiers = (other: string): boolean => other !== 'barn';
        const found = new DualSearch(dual).decomposeWord(word, { limit, heads, modifiers });
        const all = allPhrases(dual, word).filter(
          ({ phrase: [modifier, head], score }) => score > 0 && heads(head) && modifiers(modifier),
        );
        expect(found).toHaveLength(Math.min(limit, all.length));
        const best = all.map(({ score }) => score).sort((one, other) => other - one);
        found.forEach(({ phrase, score, parts }, place) => {
          expect({ score, parts }).toEqual(compositionSimilarity(dual, phrase, word));
          expect(score).toBeCloseTo(best[place], 12);
          expect([heads(phrase[1]), modifiers(phrase[0])]).toEqual([true, true]);
        });
        expect(new Set(found.map(({ phrase }) => phrase.join(' '))).size).toBe(found.length);
      }),
    );
  });

  it('keeps to the phrases that were seen often enough, where they are given', () => {
    const bigrams = fc.array(
      fc.record({
        modifier: fc.constantFrom(...searchedWords, 'onlyDomain', 'unheard'),
        head: fc.constantFrom(...searchedWords, 'onlyFunction'),
        count: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(randomDuals, bigrams, fc.nat(9), limits, (dual, seen, turn, limit) => {
        const [word] = pick(dual, 1, turn) ?? [];
        fc.pre(word !== undefined);
        const pairs = new BigramCounts(seen);
        const found = new DualSearch(dual).decomposeWord(word, { pairs, limit, minimumCount: 2 });
        const all = allPhrases(dual, word).filter(({ phrase, score }) => score > 0 && pairs.count(...phrase) >= 2);
        const best = all.map(({ score }) => score).sort((one, other) => other - one);
        expect(found).toHaveLength(Math.min(limit, all.length));
        found.forEach(({ phrase, score, count }, place) => {
          expect(score).toBe(compositionSimilarity(dual, phrase, word).score);
          expect(score).toBeCloseTo(best[place], 12);
          expect(count).toBe(pairs.count(...phrase));
        });
      }),
    );
  });

  it('re-ranks the phrases of the first pass', () => {
    const axis = (x: number, y: number): number[] => [x, y];
    const rows: [string, number[]][] = [
      ['kennel', axis(1, 1)],
      ['dog', axis(1, 0.9)],
      ['house', axis(0.9, 1)],
      ['hut', axis(0.5, 1)],
    ];
    const dual = new DualSpace(denseSpace('domain', rows), denseSpace('function', rows));
    const rerank = (modifier: string, head: string): number => (modifier === 'hut' && head === 'dog' ? 1 : 0);
    const [best, second] = new DualSearch(dual).decomposeWord('kennel', { rerank, limit: 2 });
    expect(best).toMatchObject({ phrase: ['hut', 'dog'], reranked: 1 });
    expect(second).toMatchObject({ phrase: ['dog', 'house'], reranked: 0 });
  });
});

describe('every search', () => {
  const dual = new DualSpace(
    denseSpace('domain', [
      ['dog', [1, 0]],
      ['house', [1, 1]],
      ['empty', [0, 0]],
      ['onlyDomain', [1, 1]],
    ]),
    denseSpace('function', [
      ['dog', [1, 0]],
      ['house', [1, 1]],
      ['empty', [1, 0]],
    ]),
    { suggest: (word) => [`${word}?`] },
  );
  const search = new DualSearch(dual);

  it('covers the words that both spaces give a direction', () => {
    expect(search.words).toEqual(['dog', 'house']);
    expect(search.dual).toBe(dual);
  });

  it('throws for a word that is not there, with what is near, and for one without a direction', () => {
    for (const word of ['onlyDomain', '__proto__', '']) {
      expect(() => search.composeWord(['dog', word])).toThrow(UnknownWordError);
      expect(() => search.solveRelation(['dog', word], 'house')).toThrow(`The nearest known words are: ${word}?`);
      expect(() => search.decomposeWord(word)).toThrow(UnknownWordError);
    }
    expect(() => search.decomposeWord('empty')).toThrow(QualiaError);
    expect(() => search.decomposeWord('empty')).toThrow('"empty" has only zeros in the domain space');
  });

  it('refuses options that are out of range', () => {
    expect(() => search.composeWord(['dog', 'house'], { limit: 0 })).toThrow(OptionError);
    expect(() => search.composeWord(['dog', 'house'], { firstPass: 'sum' })).toThrow('nothing without rerank');
    expect(() => search.solveRelation(['dog', 'house'], 'dog', { limit: 1.5 })).toThrow(OptionError);
    expect(() => search.decomposeWord('dog', { minimumCount: 2 })).toThrow(OptionError);
    expect(() => search.decomposeWord('dog', { pairs: new BigramCounts(), minimumCount: 0 })).toThrow(OptionError);
  });
});
