import { type LearnedPhraseModel, learnedPhraseModels } from '../discocat/learned-phrase-composer.js';
import type { ArgumentTable } from '../discocat/read-argument-counts.js';
import { OptionError } from '../errors.js';
import type { ArgumentReaders } from '../evaluation/systems/discocat-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createPhraseSystem } from '../evaluation/systems/phrase-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { describeFiles } from './describe-files.js';
import { numberSetting, shortenPaths } from './discocat-settings.js';
import { openBesideModels } from './open-beside-models.js';
import type { OpenCachedModelContext } from './open-cached-model.js';

/** Tells which model that learns from the vectors of phrases the settings of `discocat:` name; undefined for another. */
export function findLearnedPhraseModel(settings: SystemSpecification['settings']): LearnedPhraseModel | undefined {
  return learnedPhraseModels.find((name) => name === settings.get('discocat-model'));
}

const taken = ['discocat-model', 'discocat-tables', 'discocat-penalty', 'discocat-beside', 'discocat-name'];

/**
 * Opens the system of such a model.
 *
 * @param tables the paths of the tables of words with one argument.
 * @param readers read them.
 * @throws OptionError for a setting that it does not take or that is out of range, where there are no tables, or for a model of texts.
 */
export async function openPhraseSystem(
  model: LearnedPhraseModel,
  { kind, target, settings }: SystemSpecification,
  {
    tables,
    readers,
    context,
  }: {
    readonly tables: ReadonlyMap<ArgumentTable, string>;
    readonly readers: ArgumentReaders;
    readonly context: OpenCachedModelContext;
  },
): Promise<EvaluatedSystem> {
  const other = [...settings.keys()].find((name) => !taken.includes(name));
  if (other !== undefined) throw new OptionError(other, settings.get(other), `nothing beside the ${model} model`);
  if (tables.size === 0) {
    const allowed = `the folder of the tables of "qualia space build", from which the ${model} model learns`;
    throw new OptionError('discocat-tables', settings.get('discocat-tables'), allowed);
  }
  const isChosen = settings.get('discocat-penalty') === 'validated';
  const penalty = isChosen
    ? 'validated'
    : numberSetting(settings, 'discocat-penalty', { least: 1e-9, most: 1e9, whole: false });
  const files = await describeFiles(tables.values(), context.signal);
  const opened = await openBesideModels(target, settings, context);
  const { model: words, cache, shown, parts } = opened;
  const ofTexts = parts.find(({ knows }) => knows === undefined);
  if (ofTexts !== undefined && parts.length > 1) {
    const allowed = `models that tell which words and phrases they know, which ${ofTexts.modelId} does not`;
    throw new OptionError('discocat-beside', settings.get('discocat-beside'), allowed);
  }
  return createPhraseSystem(words, {
    model,
    counts: readers,
    penalty,
    cache,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: shortenPaths(opened.settings) }),
      files,
      settings: { model: words.modelId, sentences: model, penalty: penalty ?? 'validated' },
    },
  });
}
