import { basename } from 'node:path';
import { readVerbArguments } from '../discocat/read-verb-arguments.js';
import { readVerbOccurrences } from '../discocat/read-verb-occurrences.js';
import { readVerbTensors } from '../discocat/read-verb-tensors.js';
import { needsArguments, needsTensors, transitiveModels } from '../discocat/transitive-model.js';
import { isContextualModel } from '../embedding/contextual-model.js';
import { OptionError, requireOption } from '../errors.js';
import {
  contextualSentenceModels,
  createContextualDiscocatSystem,
} from '../evaluation/systems/contextual-discocat-system.js';
import { createDiscocatSystem, signTreatments } from '../evaluation/systems/discocat-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { sha256OfFile } from '../manifest.js';
import { type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';

/**
 * Opens the system `discocat:MODEL`: transitive sentences composed of the vectors that a model gives nouns and verbs.
 *
 * @throws as `openModel` and `readVerbArguments`; OptionError for a setting that is out of range, or where the arguments of
 * verbs are needed and not given.
 */
export async function openDiscocat(
  { kind, target, settings }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const occurrences = settings.get('discocat-occurrences');
  if (occurrences !== undefined) return await openContextual(occurrences, { kind, target, settings }, context);
  const layers = settings.get('discocat-layers');
  if (layers !== undefined) throw new OptionError('discocat-layers', layers, 'nothing without discocat-occurrences');
  const path = settings.get('discocat-verbs');
  const model = chooseFrom(
    settings,
    'discocat-model',
    transitiveModels,
    path === undefined ? 'kronecker' : 'relational',
  );
  const signed = chooseFrom(settings, 'discocat-signed', signTreatments, 'accept');
  if (needsArguments(model) && path === undefined) {
    const allowed = `a table of verbs, subjects and objects for the ${model} model, as "qualia space build" writes verb-subject-object.tsv`;
    throw new OptionError('discocat-verbs', path, allowed);
  }
  const learned = readLearnedSettings(settings, { needed: needsTensors(model), model });
  const senses = numberSetting(settings, 'discocat-senses', { least: 1, most: 100, whole: true });
  if (senses !== undefined && (path === undefined || needsTensors(model))) {
    throw new OptionError('discocat-senses', senses, 'nothing without discocat-verbs or with a model of tensors');
  }
  const { signal } = context;
  const paths = [path, learned.path].filter((given) => given !== undefined);
  const files = await Promise.all(
    paths.map(async (given) => ({ path: basename(given), sha256: await sha256OfFile(given, { signal }) })),
  );
  const verbs = path === undefined ? undefined : await readVerbArguments(path);
  const tensors = learned.path === undefined ? undefined : await readVerbTensors(learned.path);
  const { model: words, cache, shown } = await openCachedModel(target, context);
  const own = new Map(
    [...settings].map(([name, value]) => [name, fileSettings.includes(name) ? basename(value) : value]),
  );
  return createDiscocatSystem(words, {
    model,
    verbs,
    tensors,
    alpha: learned.alpha,
    senses,
    signed,
    cache,
    onNotice: context.onNotice,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: own }),
      files,
      settings: {
        model: words.modelId,
        sentences: model,
        signed,
        ...(senses === undefined ? {} : { senses }),
        ...(tensors === undefined ? {} : { tensors: tensors.method, alpha: learned.alpha ?? 0.5 }),
      },
    },
  });
}

/** The settings that name files, of which a description keeps the name alone. */
const fileSettings: readonly string[] = ['discocat-verbs', 'discocat-tensors'];

/** Reads the settings of models of learned tensors, which other models refuse. */
function readLearnedSettings(
  settings: SystemSpecification['settings'],
  { needed, model }: { readonly needed: boolean; readonly model: string },
): { readonly path: string | undefined; readonly alpha: number | undefined } {
  const path = settings.get('discocat-tensors');
  const alpha = numberSetting(settings, 'discocat-alpha', { least: 0, most: 1, whole: false });
  if (needed && path === undefined) {
    const allowed = `a file of tensors for the ${model} model, as "qualia verb train" writes it`;
    throw new OptionError('discocat-tensors', path, allowed);
  }
  const given = path ?? settings.get('discocat-alpha');
  if (!needed && given !== undefined) {
    const name = path === undefined ? 'discocat-alpha' : 'discocat-tensors';
    throw new OptionError(name, given, `nothing with the ${model} model, which is not made of tensors`);
  }
  return { path, alpha };
}

function numberSetting(
  settings: SystemSpecification['settings'],
  name: string,
  { least, most, whole }: { readonly least: number; readonly most: number; readonly whole: boolean },
): number | undefined {
  const text = settings.get(name);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isInside = value >= least && value <= most && (!whole || Number.isInteger(value));
  requireOption(isInside, name, text, `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
  return value;
}

async function openContextual(
  path: string,
  { kind, target, settings }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const model = chooseFrom(settings, 'discocat-model', contextualSentenceModels, 'relational');
  const beside = ['discocat-verbs', 'discocat-signed', 'discocat-tensors', 'discocat-alpha'];
  const other = beside.find((name) => settings.has(name));
  if (other !== undefined) throw new OptionError(other, settings.get(other), 'nothing beside discocat-occurrences');
  const layers = settings.get('discocat-layers');
  const senses = numberSetting(settings, 'discocat-senses', { least: 1, most: 100, whole: true });
  const isList = layers === undefined || /^\d+(,\d+)*$/.test(layers);
  requireOption(isList, 'discocat-layers', layers, 'whole numbers parted by commas, as in 3,6');
  const { signal } = context;
  const files = [{ path: basename(path), sha256: await sha256OfFile(path, { signal }) }];
  const occurrences = await readVerbOccurrences(path);
  const { model: words, cache, shown } = await openCachedModel(target, context);
  if (!isContextualModel(words)) {
    const allowed = `a model that gives vectors of words in their context, which ${words.modelId} does not`;
    throw new OptionError('discocat-occurrences', path, allowed);
  }
  const own = new Map([...settings, ['discocat-occurrences', basename(path)] as const]);
  return createContextualDiscocatSystem(words, {
    model,
    occurrences,
    layers: layers?.split(',').map(Number),
    senses,
    cache,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: own }),
      files,
      settings: {
        model: words.modelId,
        sentences: model,
        occurrences: occurrences.length,
        ...(senses === undefined ? {} : { senses }),
      },
    },
  });
}

function chooseFrom<Choice extends string>(
  settings: SystemSpecification['settings'],
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  const value = settings.get(name) ?? otherwise;
  const choice = choices.find((known) => known === value);
  if (choice === undefined) throw new OptionError(name, value, choices.join(', '));
  return choice;
}
