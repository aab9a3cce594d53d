import { readArgumentCounts } from '../discocat/read-argument-counts.js';
import { OptionError } from '../errors.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { createThematicFitSystem } from '../evaluation/systems/thematic-fit-system.js';
import { describeFiles } from './describe-files.js';
import { numberSetting, shortenPaths } from './discocat-settings.js';
import { openBesideModels } from './open-beside-models.js';
import type { OpenCachedModelContext } from './open-cached-model.js';
import { findNounTables } from './sentence-settings.js';

/** Tells whether settings of `discocat:` ask for thematic fit, which `createThematicFitSystem` has. */
export function isThematicFit(settings: SystemSpecification['settings']): boolean {
  return settings.get('discocat-model') === 'thematic-fit';
}

const taken = ['discocat-model', 'discocat-tables', 'discocat-subject-weight', 'discocat-beside', 'discocat-name'];

/**
 * Opens the system of thematic fit.
 *
 * @throws OptionError for a setting that it does not take or that is out of range, or where there are no tables.
 */
export async function openThematicFit(
  { kind, target, settings }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const other = [...settings.keys()].find((name) => !taken.includes(name));
  if (other !== undefined) throw new OptionError(other, settings.get(other), 'nothing beside the thematic-fit model');
  const subjectWeight = numberSetting(settings, 'discocat-subject-weight', { least: 0, most: 100, whole: false });
  const { subjects, objects } = findNounTables(settings);
  const files = await describeFiles([subjects, objects], context.signal);
  const opened = await openBesideModels(target, settings, context);
  const { model: words, cache, shown } = opened;
  return createThematicFitSystem(words, {
    nouns: {
      subjects: () => readArgumentCounts(subjects, 'verb-subject'),
      objects: () => readArgumentCounts(objects, 'verb-object'),
    },
    subjectWeight,
    cache,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: shortenPaths(opened.settings) }),
      files,
      settings: {
        model: words.modelId,
        sentences: 'thematic-fit',
        ...(subjectWeight === undefined ? {} : { subjectWeight }),
      },
    },
  });
}
