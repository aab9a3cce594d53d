import type { Lexicon } from '../lexicon/lexicon.js';
import { type Candidate, makeSenseCandidate, type SenseCandidate } from './candidate.js';

/** The most meanings that are taken as related to one. */
const mostRelated = 16;

/**
 * Returns the meanings that relations of the lexicon lead to from a sense, one a synset, by the order of the relations; the other
 * members of its own synset are not among them. An aspect has none.
 */
export function listRelated(lexicon: Lexicon, candidate: Candidate): SenseCandidate[] {
  if (candidate.kind !== 'sense') return [];
  const synset = lexicon.synset(candidate.sense.synset);
  const targets = new Set(synset.relations.map(({ target }) => target));
  targets.delete(synset.id);
  return [...targets].slice(0, mostRelated).flatMap((target) => {
    const [first] = lexicon.synset(target).senses;
    return first === undefined ? [] : [makeSenseCandidate(lexicon, first)];
  });
}

/** Returns the places of the two highest scores, the best first; undefined where there are fewer. */
export function findBestTwo(scores: ArrayLike<number>): readonly [number, number] | undefined {
  if (scores.length < 2) return undefined;
  let [best, second] = scores[1] > scores[0] ? [1, 0] : [0, 1];
  for (let place = 2; place < scores.length; place++) {
    if (scores[place] > scores[best]) [best, second] = [place, best];
    else if (scores[place] > scores[second]) second = place;
  }
  return [best, second];
}

/**
 * Scores the two best candidates once more by the nearness of the context to meanings related to each (Wang & Wang 2020, "A synset
 * relation-enhanced framework with a try-again mechanism for word sense disambiguation"): weight times the difference of their best
 * similarities goes from one to the other, half to each. Scores are left as they are where one has no related meaning.
 *
 * @param similarities of the context with the meanings related to the best and to the second.
 */
export function tryAgain(
  scores: Float64Array,
  [best, second]: readonly [number, number],
  {
    similarities,
    weight,
  }: { readonly similarities: readonly [readonly number[], readonly number[]]; readonly weight: number },
): Float64Array {
  const [own, other] = similarities;
  if (own.length === 0 || other.length === 0) return scores;
  const move = (weight * (Math.max(...own) - Math.max(...other))) / 2;
  const moved = scores.slice();
  moved[best] += move;
  moved[second] -= move;
  return moved;
}
