import type { ProfileNeighbour } from './lemma-profiles.js';
import type { Taxonomy } from './taxonomy.js';

/** A synset under which a word may stand. */
export interface HypernymChoice {
  readonly synset: string;
  /** Its share of the similarity of all neighbours, weighted by distance, 0 to 1. */
  readonly score: number;
  /** The neighbours that stand below it. */
  readonly supporters: readonly ProfileNeighbour[];
}

/** By how much a step up the hierarchy weakens a neighbour's vote. */
const stepWeight = 0.6;

/** So many neighbours have to stand below a hypernym. */
const fewestSupporters = 2;

/** Two hypernyms of the top of a hierarchy say nothing: a choice has so many synsets above it at least. */
const leastDepth = 3;

/** Hypernyms that are given at most. */
const mostHypernyms = 3;

/**
 * Chooses hypernyms of a word by its neighbours, at most three, the best first: each gives its similarity to what stands above it, less by a factor for each step
 * (Yamada et al. 2009, score(h) = Σ d^(r - 1) sim, with r the steps and d the factor).
 */
export function chooseHypernyms(neighbours: readonly ProfileNeighbour[], taxonomy: Taxonomy): HypernymChoice[] {
  const votes = new Map<string, { score: number; supporters: ProfileNeighbour[] }>();
  let total = 0;
  for (const neighbour of neighbours) {
    const { similarity, profile } = neighbour;
    if (similarity <= 0 || profile.synset === undefined) continue;
    total += similarity;
    for (const [synset, steps] of taxonomy.ancestors(profile.synset)) {
      const vote = votes.get(synset) ?? { score: 0, supporters: [] };
      vote.score += stepWeight ** (steps - 1) * similarity;
      vote.supporters.push(neighbour);
      votes.set(synset, vote);
    }
  }
  return [...votes]
    .filter(([synset, { supporters }]) => {
      return supporters.length >= fewestSupporters && depthOf(synset, taxonomy) >= leastDepth;
    })
    .map(([synset, { score, supporters }]) => ({ synset, score: score / total, supporters }))
    .sort((a, b) => b.score - a.score || (a.synset < b.synset ? -1 : 1))
    .slice(0, mostHypernyms);
}

/** Hierarchies of verbs are flat, and their tops say something. */
function depthOf(synset: string, taxonomy: Taxonomy): number {
  return taxonomy.find(synset)?.partOfSpeech === 'v' ? leastDepth : taxonomy.ancestors(synset).size;
}
