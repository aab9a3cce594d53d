import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { type LinkGlossesOptions, linkGlosses } from '../../../src/wsd/graph/link-glosses.js';
import { harbourGlosses, harbourLexicon, harbourPlaces } from './harbour-lexicon.js';

const { harbour, ship, sailor, pier, weed, wine, builder } = harbourPlaces;

function link(options: LinkGlossesOptions = {}): string[] {
  const { from, to } = linkGlosses(harbourLexicon, harbourGlosses, { tolerance: 0.01, ...options });
  return Array.from(from, (place, edge) => `${place} ${to[edge]}`);
}

describe('linkGlosses', () => {
  it('links words of one sense to it, and leaves out words that the lexicon lacks', () => {
    const edges = link();
    expect(edges).toContain(`${harbour} ${ship}`);
    expect(edges).toContain(`${sailor} ${builder}`);
    expect(edges.filter((edge) => edge.startsWith(`${builder} `))).toEqual([]);
  });

  it('chooses the sense that is near the gloss in the graph, against a rank that speaks a little for the other', () => {
    // Ship links the pier and the harbour; the wine hangs on grape.
    expect(link()).toContain(`${pier} ${harbour}`);
    expect(link({ graphWeight: 0 })).toContain(`${pier} ${wine}`);
  });

  it('chooses alike without counts and ranks, and in a second round', () => {
    expect(link({ shares: 'even' })).toContain(`${pier} ${harbour}`);
    expect(link({ rounds: 2 }).sort()).toEqual(link().sort());
  });

  it('links words of examples only when asked to, and never the members of the synset', () => {
    const pierOrWeed = [`${harbour} ${pier}`, `${harbour} ${weed}`];
    expect(link().filter((edge) => pierOrWeed.includes(edge))).toEqual([]);
    const edges = link({ examples: true });
    expect(edges).toContain(`${harbour} ${pier}`);
    expect(edges).not.toContain(`${harbour} ${wine}`);
    expect(edges).not.toContain(`${harbour} ${harbour}`);
  });

  it('tells how far it is', () => {
    const shares: number[] = [];
    link({ rounds: 2, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0, 1 / 3, 2 / 3]);
  });

  it('refuses options out of range', () => {
    for (const options of [{ rounds: 0 }, { rounds: 1.5 }, { graphWeight: -1 }, { ownMass: -1 }, { tolerance: 0 }]) {
      expect(() => link(options)).toThrow(OptionError);
    }
  });
});
