import { join } from 'node:path';
import type { InContextOptions } from '../discocat/in-context-model.js';
import { needsArguments } from '../discocat/transitive-model.js';
import { type SignTreatment, signTreatments } from '../discocat/treat-signs.js';
import { OptionError, requireOption } from '../errors.js';
import {
  contextModels,
  isTensorModel,
  learnedModels,
  listOperators,
  type SentenceSystemModel,
  sentenceSystemModels,
} from '../evaluation/systems/sentence-models.js';
import type { SystemSpecification } from '../evaluation/systems/system-specification.js';
import { chooseFrom, chooseSeveral, numberSetting, readLayers, readTags, readWeights } from './discocat-settings.js';

type Settings = SystemSpecification['settings'];

const ownSettings = [
  'discocat-senses',
  'discocat-tensors',
  'discocat-alpha',
  'discocat-power',
  'discocat-subject-weight',
  'discocat-weights',
];

/** Tells whether settings of `discocat:` ask for senses, verbs in context, learned tensors or several models, which `createSentenceSystem` has. */
export function isSentenceSystem(settings: Settings): boolean {
  const models = settings.get('discocat-model') ?? '';
  const isNamed = models.includes(',') || [...contextModels, ...learnedModels].some((name) => name === models);
  return isNamed || ownSettings.some((name) => settings.has(name));
}

/** The settings of a system of sentences, as read. */
export interface SentenceSettings {
  readonly models: readonly SentenceSystemModel[];
  readonly weights: readonly number[] | undefined;
  readonly signed: SignTreatment;
  readonly senses: number | undefined;
  readonly alpha: number | undefined;
  readonly tags: boolean;
  readonly layers: readonly number[] | undefined;
  readonly inContext: InContextOptions | undefined;
  /** Where the subjects and objects of verbs lie, if they are needed. */
  readonly nouns: { readonly subjects: string; readonly objects: string } | undefined;
  readonly tensorPaths: readonly string[];
  /** Whether the table of verbs with both arguments is needed. */
  readonly needsVerbs: boolean;
}

/**
 * Reads the settings of a system of sentences.
 *
 * @throws OptionError for a setting that is out of range, that is needed and not given, or given for nothing.
 */
export function readSentenceSettings(settings: Settings): SentenceSettings {
  const models = chooseSeveral(settings, 'discocat-model', sentenceSystemModels, 'relational');
  const senses = numberSetting(settings, 'discocat-senses', { least: 1, most: 100, whole: true });
  const operators = listOperators(models);
  if (senses !== undefined && operators.length === 0) {
    throw new OptionError('discocat-senses', senses, 'nothing without an operator, whose verbs have them');
  }
  const layers = readLayers(settings);
  if (layers !== undefined && !models.includes('verb-in-sentence')) {
    const allowed = 'nothing without discocat-occurrences or the model verb-in-sentence';
    throw new OptionError('discocat-layers', settings.get('discocat-layers'), allowed);
  }
  const inContext = readInContext(settings, models);
  const tensors = readTensors(settings, models);
  return {
    models,
    weights: readModelWeights(
      settings,
      models.length + models.filter(isTensorModel).length * (tensors.tensorPaths.length - 1),
    ),
    signed: chooseFrom(settings, 'discocat-signed', signTreatments, 'accept'),
    senses,
    ...tensors,
    layers,
    inContext,
    nouns: inContext && findNounTables(settings),
    needsVerbs: senses !== undefined || operators.some(needsArguments),
  };
}

/** Returns the weights of models. Throws an OptionError unless there are as many as models. */
function readModelWeights(settings: Settings, count: number): number[] | undefined {
  const weights = readWeights(settings);
  const fits = weights === undefined || weights.length === count;
  requireOption(fits, 'discocat-weights', settings.get('discocat-weights'), `as many numbers as models, ${count}`);
  return weights;
}

/** Returns where tensors lie and how they are taken, and whether words are tagged, which excludes tensors and `in-context`. */
function readTensors(
  settings: Settings,
  models: readonly SentenceSystemModel[],
): Pick<SentenceSettings, 'tensorPaths' | 'alpha' | 'tags'> {
  const alpha = numberSetting(settings, 'discocat-alpha', { least: 0, most: 1, whole: false });
  const tensorPaths = settings.get('discocat-tensors')?.split(',') ?? [];
  const hasTensors = models.some(isTensorModel);
  if (hasTensors && tensorPaths.length === 0) {
    throw new OptionError('discocat-tensors', undefined, 'a file of tensors, as "qualia verb train" writes it');
  }
  if (!hasTensors && (tensorPaths.length > 0 || alpha !== undefined)) {
    const name = tensorPaths.length > 0 ? 'discocat-tensors' : 'discocat-alpha';
    throw new OptionError(name, settings.get(name), `nothing without one of the models ${learnedModels.join(', ')}`);
  }
  const tags = readTags(settings);
  if (tags && hasTensors) {
    throw new OptionError('discocat-tags', 'on', 'off with learned tensors, whose words have no tags');
  }
  if (tags && models.includes('in-context')) {
    throw new OptionError('discocat-tags', 'on', 'off with in-context, whose nouns have no tags');
  }
  return { tensorPaths, alpha, tags };
}

/** Returns the settings of `in-context`; undefined without that model. */
function readInContext(settings: Settings, models: readonly SentenceSystemModel[]): InContextOptions | undefined {
  const isAsked = models.includes('in-context');
  const other = ['discocat-power', 'discocat-subject-weight'].find((name) => settings.has(name));
  if (!isAsked && other !== undefined) {
    throw new OptionError(other, settings.get(other), 'nothing without the model in-context');
  }
  const power = numberSetting(settings, 'discocat-power', { least: 0.01, most: 100, whole: false });
  const subjectWeight = numberSetting(settings, 'discocat-subject-weight', { least: 0, most: 100, whole: false });
  return isAsked ? { power, subjectWeight } : undefined;
}

/**
 * Returns where the tables of verbs with their subjects and with their objects lie.
 *
 * @throws OptionError without `discocat-tables`.
 */
export function findNounTables(settings: Settings): { readonly subjects: string; readonly objects: string } {
  const folder = settings.get('discocat-tables');
  if (folder === undefined) {
    const allowed = 'the folder of verb-subject.tsv and verb-object.tsv, as "qualia space build" writes them';
    throw new OptionError('discocat-tables', folder, allowed);
  }
  return { subjects: join(folder, 'verb-subject.tsv'), objects: join(folder, 'verb-object.tsv') };
}
