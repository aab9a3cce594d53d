import { describe, expect, it } from 'vitest';
import type { DependencyTree, Token } from '../../../src/corpus/sentence.js';
import {
  countTreeParts,
  createLinkCost,
  headNames,
  linkCosts,
  readEvidence,
} from '../../../src/discocat/parsing/tree-evidence.js';

// A man runs in parks .
const tree: DependencyTree = {
  heads: [1, 2, -1, 4, 2, 2],
  relations: ['det', 'nsubj', 'root', 'case', 'obl', 'punct'],
};
const tokens = (['DET', 'NOUN', 'VERB', 'ADP', 'NOUN', 'PUNCT'] as const).map(
  (tag, place): Token => ({ form: `w${place}`, lemma: `w${place}`, tag, start: place, end: place }),
);

describe('linkCosts', () => {
  it('costs nothing between linked words, and the rest of the way elsewhere', () => {
    const costs = linkCosts(6, tree);
    const cost = (from: number, to: number): number => costs[from * 6 + to];
    expect(cost(2, 1)).toBe(0);
    expect(cost(1, 2)).toBe(0);
    // man - runs - parks is 2 links long.
    expect(cost(1, 4)).toBe(1);
    // in - parks is short, parks - runs is 1.
    expect(cost(3, 2)).toBe(0.25);
    // A - man - runs - parks - in: 0.25 + 1 + 1 + 0.25 - 1.
    expect(cost(0, 3)).toBe(1.5);
  });

  it('is symmetric but for shared arguments, which joined verbs have at next to no cost', () => {
    // Dogs bark and run: run is joined to bark and shares its subject.
    const joined = { heads: [1, -1, 3, 1], relations: ['nsubj', 'root', 'cc', 'conj'] };
    expect(linkCosts(4, joined)[3 * 4 + 0]).toBe(0.1);
    expect(linkCosts(4, joined)[0 * 4 + 3]).toBe(1);
  });

  it('lets a noun that is joined to a verb be joined to its object', () => {
    // I send love and greetings, with greetings on the verb; a verb in its place would share the object for 0.1.
    const verbal = { heads: [1, -1, 1, 4, 1], relations: ['nsubj', 'root', 'obj', 'cc', 'conj'] };
    const costs = linkCosts(5, verbal);
    expect([costs[3 * 5 + 2], costs[4 * 5 + 2], costs[2 * 5 + 4]]).toEqual([0.3, 0.1, 0.3]);
  });

  it('goes by the distance in the text where there is no tree', () => {
    const costs = linkCosts(3, undefined);
    expect(costs[0 * 3 + 1]).toBe(0);
    expect(costs[0 * 3 + 2]).toBeCloseTo(0.1);
  });
});

describe('createLinkCost', () => {
  it('adds a cost where the relation does not go with the variable', () => {
    const costs = linkCosts(6, tree);
    const cost = createLinkCost((word, filler) => costs[word * 6 + filler], tree);
    expect(cost({ word: 2, slot: 'subject' }, 1)).toBe(0);
    expect(cost({ word: 2, slot: 'object' }, 1)).toBe(1);
    expect(cost({ word: 2, slot: 'whatever' }, 1)).toBe(0);
    expect(cost({ word: 3, slot: 'object' }, 2)).toBeCloseTo(0.55);
  });

  it('lets words before a noun modify one another, at next to no cost', () => {
    // State department hands: state hangs on department, department on hands.
    const nested = { heads: [1, 2, -1], relations: ['compound', 'compound', 'root'] };
    const costs = linkCosts(3, nested);
    const cost = createLinkCost((word, filler) => costs[word * 3 + filler], nested);
    expect(cost({ word: 0, slot: 'noun' }, 2)).toBe(0.1);
    expect(cost({ word: 0, slot: 'head' }, 2)).toBe(1);
  });
});

describe('readEvidence', () => {
  it('tells what a word hangs on, has, and what its phrase modifies', () => {
    const evidence = readEvidence(tokens, tree);
    expect(evidence[3]).toMatchObject({
      relation: 'case',
      headRelation: 'obl',
      governorTag: 'VERB',
      governorRelation: 'root',
    });
    expect([...evidence[2].dependents].sort()).toEqual(['nsubj', 'obl', 'punct']);
    expect([evidence[0].clauseNoun, evidence[1].clauseNoun]).toEqual(['w2', undefined]);
    expect(evidence[2].governorTag).toBeUndefined();
  });
});

describe('countTreeParts', () => {
  it('counts the parts that a stretch falls into, without punctuation', () => {
    const parts = countTreeParts(tokens, tree);
    expect(parts(0, 2)).toBe(1);
    expect(parts(0, 3)).toBe(1);
    expect(parts(1, 4)).toBe(2);
    expect(parts(3, 5)).toBe(1);
    expect(parts(0, 6)).toBe(1);
    expect(parts(4, 6)).toBe(1);
    expect(countTreeParts(tokens, undefined)(0, 4)).toBe(1);
  });
});

describe('headNames', () => {
  it('makes the last word of a flat name its head', () => {
    // The John Smith sleeps.
    const name = { heads: [1, 3, 1, -1], relations: ['det', 'nsubj', 'flat', 'root'] };
    expect(headNames(name)).toEqual({ heads: [2, 2, 3, -1], relations: ['det', 'flat', 'nsubj', 'root'] });
    expect(headNames(tree)).toEqual(tree);
  });
});
