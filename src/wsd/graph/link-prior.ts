import type { Candidate } from '../candidate.js';
import type { Scorer } from '../disambiguator.js';
import { createPlainScorer, sayNothing } from '../plain-scorer.js';
import type { SynsetGraph } from './synset-graph.js';

/**
 * Scores a sense by the logarithm of the weights of its synset's edges, whatever the context: well-linked senses are the common ones.
 * It takes the place of sense counts. A synset without edges counts as one with a single edge of weight 1; aspects, which
 * are in no graph, leave nothing to be said.
 */
export function createLinkPrior(graph: SynsetGraph): Scorer {
  const degreeOf = (candidate: Candidate): number | undefined => {
    const place = candidate.kind === 'sense' ? graph.findPlace(candidate.sense.synset) : undefined;
    if (place === undefined) return undefined;
    let sum = 0;
    for (const weight of graph.weights.row(place).values) sum += weight;
    return sum > 0 ? sum : 1;
  };
  return createPlainScorer({
    name: 'links',
    score(question) {
      const degrees = question.candidates.flatMap((candidate) => degreeOf(candidate) ?? []);
      if (degrees.length < question.candidates.length) return sayNothing(question);
      return { scores: Float64Array.from(degrees, Math.log), hasEvidence: true, missing: [] };
    },
    explain(_, candidate) {
      const degree = degreeOf(candidate);
      return degree === undefined ? undefined : `its synset has links of weight ${degree} with others`;
    },
  });
}
