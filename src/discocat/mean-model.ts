import type { CompositionModel } from '../embedding/composition-model.js';
import { requireOption } from '../errors.js';

/**
 * Makes a model whose similarity is the mean of those of others: models that err differently err less together.
 *
 * @throws OptionError when there is none. Its `similarity` throws where one of theirs does.
 */
export function createMeanModel<Phrase>(models: readonly CompositionModel<Phrase>[]): CompositionModel<Phrase> {
  requireOption(models.length > 0, 'models', models.length, 'one model or more');
  return {
    name: models.map(({ name }) => name).join(' + '),
    similarity: (left, right) => models.reduce((sum, model) => sum + model.similarity(left, right), 0) / models.length,
  };
}
