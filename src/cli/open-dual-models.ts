import { OptionError } from '../errors.js';
import { createDualEmbeddingSystem } from '../evaluation/systems/dual-embedding-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import type { SystemSpecification } from '../evaluation/systems/system-specification.js';
import { type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';

/**
 * Opens the system `dual-models:DOMAIN;FUNCTION`: a dual space of the vectors that two models give words.
 *
 * @throws as `openModel`; OptionError where there are not two models.
 */
export async function openDualModels(
  { target }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const [first, second, ...more] = target.split(';');
  if (!first || !second || more.length > 0) {
    throw new OptionError('--system', `dual-models:${target}`, 'dual-models:DOMAIN;FUNCTION, the names of two models');
  }
  const [domain, functional] = [await openCachedModel(first, context), await openCachedModel(second, context)];
  return createDualEmbeddingSystem(domain, functional, {
    name: `dual space, ${domain.shown} and ${functional.shown}`,
    description: {
      specification: `dual-models:${domain.shown};${functional.shown}`,
      files: [],
      settings: { domain: domain.model.modelId, function: functional.model.modelId },
    },
  });
}
