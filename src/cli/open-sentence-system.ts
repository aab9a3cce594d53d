import { basename } from 'node:path';
import type { LearnedTensors } from '../discocat/learned-tensors.js';
import { readLearnedTensors } from '../discocat/read-learned-tensors.js';
import { readVerbArguments } from '../discocat/read-verb-arguments.js';
import { tensorModels } from '../discocat/tensor-models.js';
import { needsArguments } from '../discocat/transitive-model.js';
import { transitiveModels } from '../discocat/transitive-operators.js';
import { signTreatments } from '../discocat/treat-signs.js';
import { OptionError } from '../errors.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSentenceSystem, sentenceSystemModels } from '../evaluation/systems/sentence-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { sha256OfFile } from '../manifest.js';
import { chooseFrom, chooseSeveral, numberSetting, readTags, shortenPaths } from './discocat-settings.js';
import { openBesideModels } from './open-beside-models.js';
import type { OpenCachedModelContext } from './open-cached-model.js';

/** Tells whether settings of `discocat:` ask for senses, learned tensors or several models, which `createSentenceSystem` has. */
export function isSentenceSystem(settings: SystemSpecification['settings']): boolean {
  const models = settings.get('discocat-model') ?? '';
  const isNamed = models.includes(',') || tensorModels.some((name) => name === models);
  return isNamed || ['discocat-senses', 'discocat-tensors', 'discocat-alpha'].some((name) => settings.has(name));
}

/**
 * Opens such a system.
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
  const models = chooseSeveral(settings, 'discocat-model', sentenceSystemModels, 'relational');
  const signed = chooseFrom(settings, 'discocat-signed', signTreatments, 'accept');
  const senses = numberSetting(settings, 'discocat-senses', { least: 1, most: 100, whole: true });
  const alpha = numberSetting(settings, 'discocat-alpha', { least: 0, most: 1, whole: false });
  const tensorPaths = settings.get('discocat-tensors')?.split(',') ?? [];
  const operators = models.filter((model) => transitiveModels.some((name) => name === model));
  const hasTensors = operators.length < models.length;
  if (hasTensors && tensorPaths.length === 0) {
    throw new OptionError('discocat-tensors', undefined, 'a file of tensors, as "qualia verb train" writes it');
  }
  if (!hasTensors && (tensorPaths.length > 0 || alpha !== undefined)) {
    const name = tensorPaths.length > 0 ? 'discocat-tensors' : 'discocat-alpha';
    throw new OptionError(name, settings.get(name), `nothing without one of the models ${tensorModels.join(', ')}`);
  }
  if (senses !== undefined && operators.length === 0) {
    throw new OptionError('discocat-senses', senses, 'nothing with models of tensors alone');
  }
  const tags = readTags(settings);
  if (tags && hasTensors)
    throw new OptionError('discocat-tags', 'on', 'off with learned tensors, whose words have no tags');
  const needsVerbs =
    senses !== undefined || transitiveModels.some((name) => operators.includes(name) && needsArguments(name));
  if (needsVerbs && verbsPath === undefined) {
    const allowed = 'a table of verbs, subjects and objects, as "qualia space build" writes verb-subject-object.tsv';
    throw new OptionError('discocat-verbs', undefined, allowed);
  }
  const used = [...(needsVerbs && verbsPath !== undefined ? [verbsPath] : []), ...tensorPaths];
  const files: { readonly path: string; readonly sha256: string }[] = [];
  for (const path of used) files.push({ path: basename(path), sha256: await sha256OfFile(path, { signal }) });
  const tensors: LearnedTensors[] = [];
  for (const path of tensorPaths) tensors.push(await readLearnedTensors(path));
  const verbs = needsVerbs && verbsPath !== undefined ? await readVerbArguments(verbsPath) : undefined;
  const opened = await openBesideModels(target, settings, context);
  const { model: words, cache, shown } = opened;
  return createSentenceSystem(words, {
    models,
    verbs,
    tensors,
    alpha,
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
