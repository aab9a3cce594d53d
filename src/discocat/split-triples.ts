import { requireOption } from '../errors.js';
import { createRandom } from '../random.js';
import { type ArgumentTriple, VerbArguments } from './verb-arguments.js';

/** Triples to learn from, and others to judge by. */
export interface TripleSplit {
  readonly training: VerbArguments;
  /** In the order of `VerbArguments.all`. */
  readonly heldOut: readonly ArgumentTriple[];
}

/** How {@link splitTriples} draws. */
export interface TripleSplitOptions {
  /** The share of the distinct triples that is held out, 0 to 1; default 0.05. */
  readonly share?: number;
  /** Default 1. */
  readonly seed?: number;
}

/**
 * Splits the arguments of verbs by distinct triple: one that is held out is in training at none of its occurrences.
 *
 * Each triple is held out with the same chance, whatever its count, drawn in the order of the names.
 *
 * @throws OptionError when `share` is not between 0 and 1.
 * @example const { training, heldOut } = splitTriples(verbs, { share: 0.1, seed: 2 });
 */
export function splitTriples(verbs: VerbArguments, options: TripleSplitOptions = {}): TripleSplit {
  const { share = 0.05, seed = 1 } = options;
  requireOption(share > 0 && share < 1, 'share', share, 'a number between 0 and 1');
  const random = createRandom(seed);
  const training = new VerbArguments();
  const heldOut: ArgumentTriple[] = [];
  for (const triple of verbs.all()) {
    if (random.uniform() < share) heldOut.push(triple);
    else training.add(triple);
  }
  return { training, heldOut };
}
