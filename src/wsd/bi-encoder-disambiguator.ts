import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { requireOption } from '../errors.js';
import { type BiEncoderOptions, createBiEncoder } from './bi-encoder.js';
import type { Inventory } from './candidate.js';
import type { Disambiguator } from './disambiguator.js';
import { createLogLinear, type LogLinearOptions } from './log-linear.js';
import { createSensePrior } from './sense-prior.js';

/** Options of {@link createBiEncoderDisambiguator}. */
export interface BiEncoderDisambiguatorOptions extends BiEncoderOptions, LogLinearOptions {
  /** Divides the cosines before they become probabilities; default 0.0625. */
  readonly temperature?: number | undefined;
  /** The weight of the sense prior beside them, see `createSensePrior`; default 0, which leaves it out. */
  readonly priorWeight?: number | undefined;
}

/** The temperature of bi-encoders, chosen on SemEval-2007 beside a prior of weight 1. */
export const defaultTemperature = 0.0625;

/**
 * Makes a disambiguator of any embedding model: p(candidate) is the softmax of cosine / temperature + priorWeight * prior, see
 * {@link createBiEncoder}.
 *
 * @throws OptionError when an option is out of range.
 * @example
 * const disambiguator = createBiEncoderDisambiguator(model, createLexiconInventory(lexicon), { priorWeight: 1 });
 * const [{ candidates }] = await disambiguator.disambiguateAll([occurrence]);
 */
export function createBiEncoderDisambiguator(
  model: EmbeddingModel,
  inventory: Inventory,
  options: BiEncoderDisambiguatorOptions = {},
): Disambiguator {
  const { temperature = defaultTemperature, priorWeight = 0, unlisted, ...own } = options;
  const isPositive = temperature > 0 && Number.isFinite(temperature);
  requireOption(isPositive, 'temperature', temperature, 'a number > 0');
  requireOption(priorWeight >= 0 && Number.isFinite(priorWeight), 'priorWeight', priorWeight, 'a number >= 0');
  const scorer = createBiEncoder(model, own);
  const prior = priorWeight === 0 ? [] : [{ scorer: createSensePrior(), weight: priorWeight }];
  return createLogLinear(inventory, [{ scorer, weight: 1 / temperature }, ...prior], { unlisted });
}
