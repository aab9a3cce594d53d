import type { PregroupType } from '../pregroup-type.js';
import type { Contraction, Reduction } from '../reduction.js';

/** One contraction of a reduction, with what is left after it. */
export interface ReductionStep {
  readonly contraction: Contraction;
  /** The words whose simple types contract. */
  readonly left: string;
  readonly right: string;
  /** The type of all words after it. */
  readonly rest: PregroupType;
}

/** Lists the contractions of a reduction in an order in which each joins two neighbours: from left to right, inner ones first. */
export function listSteps({ words, contractions }: Reduction): ReductionStep[] {
  const simple = words.flatMap(({ type }) => type);
  const owners = words.flatMap(({ word, type }) => type.map(() => word));
  const gone = new Set<number>();
  return [...contractions]
    .sort((one, other) => one.right - other.right)
    .map((contraction) => {
      gone.add(contraction.left).add(contraction.right);
      return {
        contraction,
        left: owners[contraction.left],
        right: owners[contraction.right],
        rest: simple.filter((_, place) => !gone.has(place)),
      };
    });
}
