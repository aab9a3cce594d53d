import type { Scorer } from './disambiguator.js';
import { createPlainScorer } from './plain-scorer.js';

/** Scores the first candidate of an inventory above all others, which for a wordnet is the commonest sense: a baseline. */
export function createFirstCandidate(): Scorer {
  return createPlainScorer({
    name: 'first',
    score: ({ candidates }) => ({
      scores: Float64Array.from(candidates, (_, place) => (place === 0 ? 1 : 0)),
      hasEvidence: true,
      missing: [],
    }),
    explain: ({ candidates: [first] }, { key }) => (first.key === key ? 'it comes first in the inventory' : undefined),
  });
}
