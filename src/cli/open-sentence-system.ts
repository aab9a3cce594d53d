import { basename, join } from 'node:path';
import type { InContextOptions } from '../discocat/in-context-model.js';
import type { LearnedTensors } from '../discocat/learned-tensors.js';
import { readArgumentCounts } from '../discocat/read-argument-counts.js';
import { readLearnedTensors } from '../discocat/read-learned-tensors.js';
import { readVerbArguments } from '../discocat/read-verb-arguments.js';
import { needsArguments } from '../discocat/transitive-model.js';
import { transitiveModels } from '../discocat/transitive-operators.js';
import { signTreatments } from '../discocat/treat-signs.js';
import { OptionError } from '../errors.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import {
  contextModels,
  isTensorModel,
  learnedModels,
  type SentenceSystemModel,
  sentenceSystemModels,
} from '../evaluation/systems/sentence-models.js';
import { createSentenceSystem } from '../evaluation/systems/sentence-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { sha256OfFile } from '../manifest.js';
import {
  chooseFrom,
  chooseSeveral,
  numberSetting,
  readLayers,
  readTags,
  readWeights,
  shortenPaths,
} from './discocat-settings.js';
import { type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';

const ownSettings = [
  'discocat-senses',
  'discocat-tensors',
  'discocat-alpha',
  'discocat-power',
  'discocat-subject-weight',
  'discocat-weights',
];

/** Tells whether settings of `discocat:` ask for senses, verbs in context, learned tensors or several models, which `createSentenceSystem` has. */
export function isSentenceSystem(settings: SystemSpecification['settings']): boolean {
  const models = settings.get('discocat-model') ?? '';
  const isNamed = models.includes(',') || [...contextModels, ...learnedModels].some((name) => name === models);
  return isNamed || ownSettings.some((name) => settings.has(name));
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
  const hasTensors = models.some(isTensorModel);
  const weights = readWeights(settings);
  const layers = readLayers(settings);
  if (layers !== undefined && !models.includes('verb-in-sentence')) {
    const allowed = 'nothing without discocat-occurrences or the model verb-in-sentence';
    throw new OptionError('discocat-layers', settings.get('discocat-layers'), allowed);
  }
  const inContext = readInContext(settings, models);
  const nouns = inContext === undefined ? undefined : findNouns(settings);
  if (hasTensors && tensorPaths.length === 0) {
    throw new OptionError('discocat-tensors', undefined, 'a file of tensors, as "qualia verb train" writes it');
  }
  if (!hasTensors && (tensorPaths.length > 0 || alpha !== undefined)) {
    const name = tensorPaths.length > 0 ? 'discocat-tensors' : 'discocat-alpha';
    throw new OptionError(name, settings.get(name), `nothing without one of the models ${learnedModels.join(', ')}`);
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
  const nounPaths = nouns === undefined ? [] : [nouns.subjects, nouns.objects];
  const used = [...(needsVerbs && verbsPath !== undefined ? [verbsPath] : []), ...nounPaths, ...tensorPaths];
  const files: { readonly path: string; readonly sha256: string }[] = [];
  for (const path of used) files.push({ path: basename(path), sha256: await sha256OfFile(path, { signal }) });
  const tensors: LearnedTensors[] = [];
  for (const path of tensorPaths) tensors.push(await readLearnedTensors(path));
  const verbs = needsVerbs && verbsPath !== undefined ? await readVerbArguments(verbsPath) : undefined;
  const { model: words, cache, shown } = await openCachedModel(target, context);
  return createSentenceSystem(words, {
    models,
    weights,
    verbs,
    nouns: nouns && {
      subjects: () => readArgumentCounts(nouns.subjects, 'verb-subject'),
      objects: () => readArgumentCounts(nouns.objects, 'verb-object'),
    },
    inContext,
    layers,
    tensors,
    alpha,
    senses,
    signed,
    tags,
    cache,
    onNotice,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: shortenPaths(settings) }),
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

/** Returns the settings of `in-context`; undefined without that model. */
function readInContext(
  settings: SystemSpecification['settings'],
  models: readonly SentenceSystemModel[],
): InContextOptions | undefined {
  const isAsked = models.includes('in-context');
  const other = ['discocat-power', 'discocat-subject-weight'].find((name) => settings.has(name));
  if (!isAsked && other !== undefined) {
    throw new OptionError(other, settings.get(other), 'nothing without the model in-context');
  }
  const power = numberSetting(settings, 'discocat-power', { least: 0.01, most: 100, whole: false });
  const subjectWeight = numberSetting(settings, 'discocat-subject-weight', { least: 0, most: 100, whole: false });
  return isAsked ? { power, subjectWeight } : undefined;
}

/** Where the subjects and objects of verbs lie. */
function findNouns(settings: SystemSpecification['settings']): { readonly subjects: string; readonly objects: string } {
  const folder = settings.get('discocat-tables');
  if (folder === undefined) {
    const allowed = 'the folder of verb-subject.tsv and verb-object.tsv, as "qualia space build" writes them';
    throw new OptionError('discocat-tables', folder, allowed);
  }
  return { subjects: join(folder, 'verb-subject.tsv'), objects: join(folder, 'verb-object.tsv') };
}
