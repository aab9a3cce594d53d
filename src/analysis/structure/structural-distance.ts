import { ShapeError } from '../../errors.js';
import type { MixedGraph } from './mixed-graph.js';

/**
 * Returns the structural Hamming distance: how many pairs of variables have another edge in `second` than in `first`, be it that one
 * has none or that a mark differs (Tsamardinos, Brown & Aliferis 2006).
 *
 * @throws ShapeError when the graphs have other variables or another order of them.
 * @example structuralDistance(learned.graph, cpdag(truth))
 */
export function structuralDistance(first: MixedGraph, second: MixedGraph): number {
  if (first.size !== second.size || first.names.some((name, place) => name !== second.names[place])) {
    throw new ShapeError('structuralDistance', second.names.join(', '), `the variables ${first.names.join(', ')}`);
  }
  let distance = 0;
  for (let i = 0; i < first.size; i++) {
    for (let j = i + 1; j < first.size; j++) {
      const isAlike = first.mark(i, j) === second.mark(i, j) && first.mark(j, i) === second.mark(j, i);
      if (!isAlike) distance++;
    }
  }
  return distance;
}
