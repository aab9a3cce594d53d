import type { CompositionModel } from '../embedding/composition-model.js';
import { requireOption } from '../errors.js';

/**
 * Makes a model whose similarity is the mean of those of others: models that err differently err less together.
 *
 * @param options.weights how much each counts; default all the same. One over the standard deviation of its similarities,
 * measured on other data, gives each the same say.
 * @throws OptionError when there is no model, or not one weight above 0 a model. Its `similarity` throws where one of theirs does.
 */
export function createMeanModel<Phrase>(
  models: readonly CompositionModel<Phrase>[],
  options: { readonly weights?: readonly number[] | undefined } = {},
): CompositionModel<Phrase> {
  requireOption(models.length > 0, 'models', models.length, 'one model or more');
  const { weights = models.map(() => 1) } = options;
  const fits = weights.length === models.length && weights.every((weight) => weight > 0 && Number.isFinite(weight));
  requireOption(fits, 'weights', weights.join(', '), `a number > 0 for each of ${models.length} models`);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    name: models.map(({ name }) => name).join(' + '),
    similarity: (left, right) =>
      models.reduce((sum, model, place) => sum + (weights[place] ?? 0) * model.similarity(left, right), 0) / total,
  };
}
