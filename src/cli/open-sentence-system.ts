import type { LearnedTensors } from '../discocat/learned-tensors.js';
import { readArgumentCounts } from '../discocat/read-argument-counts.js';
import { readLearnedTensors } from '../discocat/read-learned-tensors.js';
import { OptionError } from '../errors.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSentenceSystem } from '../evaluation/systems/sentence-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { describeFiles } from './describe-files.js';
import { shortenPaths } from './discocat-settings.js';
import { openBesideModels } from './open-beside-models.js';
import type { OpenCachedModelContext } from './open-cached-model.js';
import { readVerbsOfModel } from './read-verb-file.js';
import { readSentenceSettings } from './sentence-settings.js';

/**
 * Opens a system that compares sentences as `createSentenceSystem` does, where `isSentenceSystem` says so.
 *
 * @param verbsPath the table of the arguments of verbs, where there is one.
 * @throws OptionError for a setting that is out of range, where arguments or tensors are needed and not given, or given for nothing.
 */
export async function openSentenceSystem(
  verbsPath: string | undefined,
  { kind, target, settings }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const { signal, onNotice } = context;
  const read = readSentenceSettings(settings);
  const { models, signed, senses, tags, nouns, tensorPaths, needsVerbs } = read;
  if (needsVerbs && verbsPath === undefined) {
    const allowed = 'a table of verbs, subjects and objects, as "qualia space build" writes verb-subject-object.tsv';
    throw new OptionError('discocat-verbs', undefined, allowed);
  }
  const nounPaths = nouns === undefined ? [] : [nouns.subjects, nouns.objects];
  const used = [...(needsVerbs && verbsPath !== undefined ? [verbsPath] : []), ...nounPaths, ...tensorPaths];
  const files = await describeFiles(used, signal);
  const tensors: LearnedTensors[] = [];
  for (const path of tensorPaths) tensors.push(await readLearnedTensors(path));
  const verbs =
    needsVerbs && verbsPath !== undefined
      ? await readVerbsOfModel(verbsPath, target, { option: 'discocat-verbs', signal })
      : undefined;
  const opened = await openBesideModels(target, settings, context);
  const { model: words, cache, shown } = opened;
  return createSentenceSystem(words, {
    models,
    weights: read.weights,
    verbs,
    nouns: nouns && {
      subjects: () => readArgumentCounts(nouns.subjects, 'verb-subject'),
      objects: () => readArgumentCounts(nouns.objects, 'verb-object'),
    },
    inContext: read.inContext,
    layers: read.layers,
    tensors,
    alpha: read.alpha,
    senses,
    signed,
    tags,
    cache,
    onNotice,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: shortenPaths(opened.settings) }),
      files,
      settings: {
        model: words.modelId,
        sentences: models.join(', '),
        signed,
        ...(tags && { tags }),
        ...(senses === undefined ? {} : { senses }),
      },
    },
  });
}
