import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import { createLogLinear } from '../wsd/log-linear.js';
import type { SenseModels } from './sense-models.js';

/** How much each scorer counts beside a trained head; one of weight 0 is left out. */
export interface CombinedHeadWeights {
  /** Of the head with its own prior and second look; default 0.8. */
  readonly head: number;
  /** Of the cosines of the encoder without training, see `createBiEncoder`; default 3. */
  readonly cosines: number;
  /** Of gloss vectors in domain space; default 3. */
  readonly gloss: number;
  /** Of gloss vectors of the word vectors; default 2. */
  readonly words: number;
  /** Of personalised PageRank over relations and gloss links; default 0.1. */
  readonly graph: number;
}

/** What reads the word in its sentence. */
export interface HeadScorers {
  /** A trained head, see `createSenseHead`. */
  readonly head: Scorer;
  /** The cosines of its encoder. */
  readonly cosines: Scorer;
}

/**
 * Returns the weights of a head beside the embedded default: round numbers near the maximum-likelihood ones of SemEval-2007 and of the
 * documents of SemCor that the head's weights are fitted on, see `benchmarks/senses/combine-head.ts`.
 */
export function combinedHeadWeights(): CombinedHeadWeights {
  return { head: 0.8, cosines: 3, gloss: 3, words: 2, graph: 0.1 };
}

/**
 * Makes a disambiguator of a trained head beside what knows the relations and the document: the gloss vectors of the embedded default
 * and personalised PageRank, in a log-linear combination.
 *
 * These are the ones that know nothing of sense counts, which the head has in its prior.
 *
 * @throws OptionError as `createLogLinear`, for a weight that is not a number from 0 or where none is above 0.
 * @example
 * const scorers = { head: createSenseHead(head, model, { lexicon }), cosines: createBiEncoder(model) };
 * const disambiguator = createCombinedHead(models.senses, scorers, { graph: 0.2 });
 */
export function createCombinedHead(
  { inventory, countless }: Pick<SenseModels, 'inventory' | 'countless'>,
  { head, cosines }: HeadScorers,
  weights: Partial<CombinedHeadWeights> = {},
): Disambiguator {
  const chosen = { ...combinedHeadWeights(), ...weights };
  const { gloss, words, graph } = countless;
  const scorers = [
    { scorer: head, weight: chosen.head },
    { scorer: cosines, weight: chosen.cosines },
    { scorer: gloss, weight: chosen.gloss },
    { scorer: words, weight: chosen.words },
    { scorer: graph, weight: chosen.graph },
  ];
  return createLogLinear(
    inventory,
    scorers.filter(({ weight }) => weight !== 0),
  );
}
