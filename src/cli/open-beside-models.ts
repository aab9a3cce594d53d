import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { createJoinedEmbedding } from '../embedding/joined-embedding.js';
import type { SystemSpecification } from '../evaluation/systems/system-specification.js';
import { type CachedModel, type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';

/** The models of a system as one, with its settings as a result shows them. */
export interface BesideModels extends CachedModel {
  /** Each of the models. */
  readonly parts: readonly EmbeddingModel[];
  /** The settings with the names of files alone in `discocat-beside`. */
  readonly settings: SystemSpecification['settings'];
}

/**
 * Opens the model of a system, and beside it those of the setting `discocat-beside`, separated by commas.
 *
 * @throws as `openModel`.
 */
export async function openBesideModels(
  target: string,
  settings: SystemSpecification['settings'],
  context: OpenCachedModelContext,
): Promise<BesideModels> {
  const first = await openCachedModel(target, context);
  const beside = settings.get('discocat-beside');
  if (beside === undefined) return { ...first, parts: [first.model], settings };
  const models: EmbeddingModel[] = [first.model];
  const shown: string[] = [];
  for (const specification of beside.split(',')) {
    const opened = await openCachedModel(specification, context);
    models.push(opened.model);
    shown.push(opened.shown);
  }
  const model = createJoinedEmbedding(models);
  return {
    model,
    cache: await context.openCache(model),
    parts: models,
    shown: first.shown,
    settings: new Map([...settings, ['discocat-beside', shown.join(',')]]),
  };
}
