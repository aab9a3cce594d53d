import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { learnedPhraseModels } from '../discocat/learned-phrase-composer.js';
import { ellipsisJoins } from '../discocat/phrase-composer.js';
import { type ArgumentTable, argumentTables, readArgumentCounts } from '../discocat/read-argument-counts.js';
import { readVerbOccurrences } from '../discocat/read-verb-occurrences.js';
import { needsArguments } from '../discocat/transitive-model.js';
import { transitiveModels } from '../discocat/transitive-operators.js';
import { signTreatments } from '../discocat/treat-signs.js';
import { isContextualModel } from '../embedding/contextual-model.js';
import { OptionError } from '../errors.js';
import {
  contextualSentenceModels,
  createContextualDiscocatSystem,
} from '../evaluation/systems/contextual-discocat-system.js';
import { createDiscocatSystem } from '../evaluation/systems/discocat-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { describeFiles } from './describe-files.js';
import { chooseFrom, numberSetting, pathSettings, readLayers, readTags, shortenPaths } from './discocat-settings.js';
import { openBesideModels } from './open-beside-models.js';
import { type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';
import { findLearnedPhraseModel, openPhraseSystem } from './open-phrase-system.js';
import { openSentenceSystem } from './open-sentence-system.js';
import { isThematicFit, openThematicFit } from './open-thematic-fit.js';
import { readVerbsOfModel } from './read-verb-file.js';
import { isSentenceSystem } from './sentence-settings.js';

/**
 * Opens the system `discocat:MODEL`: phrases and sentences composed of the vectors that a model gives words.
 *
 * @throws as `openModel` and `readVerbFile`; OptionError for a setting that is out of range, or where the arguments of
 * verbs are needed and not given.
 */
export async function openDiscocat(
  { kind, target, settings }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const occurrences = settings.get('discocat-occurrences');
  if (occurrences !== undefined) return await openContextual(occurrences, { kind, target, settings }, context);
  const folder = settings.get('discocat-tables');
  const path = settings.get('discocat-verbs') ?? (folder && join(folder, 'verb-subject-object.tsv'));
  const tables = folder === undefined ? new Map<ArgumentTable, string>() : listTables(folder);
  const readers = new Map(
    Array.from(tables, ([table, file]) => [table, readOnce(() => readArgumentCounts(file, table))] as const),
  );
  const learned = findLearnedPhraseModel(settings);
  if (learned !== undefined) {
    return await openPhraseSystem(learned, { kind, target, settings }, { tables, readers, context });
  }
  const penalty = settings.get('discocat-penalty');
  if (penalty !== undefined) {
    throw new OptionError('discocat-penalty', penalty, `nothing without one of ${learnedPhraseModels.join(', ')}`);
  }
  if (isThematicFit(settings)) return await openThematicFit({ kind, target, settings }, context);
  if (isSentenceSystem(settings)) return await openSentenceSystem(path, { kind, target, settings }, context);
  const layers = settings.get('discocat-layers');
  if (layers !== undefined) throw new OptionError('discocat-layers', layers, 'nothing without discocat-occurrences');
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
  const { signal } = context;
  const tags = readTags(settings);
  const ellipsis = chooseFrom(settings, 'discocat-ellipsis', ellipsisJoins, 'add');
  const used = [...(path === undefined ? [] : [path]), ...(needsArguments(model) ? tables.values() : [])];
  const files = await describeFiles(used, signal);
  const verbs =
    path === undefined ? undefined : await readVerbsOfModel(path, target, { option: 'discocat-verbs', signal });
  const opened = await openBesideModels(target, settings, context);
  const { model: words, cache, shown } = opened;
  const own = shortenPaths(opened.settings);
  return createDiscocatSystem(words, {
    model,
    verbs,
    counts: readers,
    ellipsis,
    signed,
    tags,
    cache,
    onNotice: context.onNotice,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: own }),
      files,
      settings: { model: words.modelId, sentences: model, signed, ...(tags && { tags }) },
    },
  });
}

/** The tables of words with one argument that a folder holds. */
function listTables(folder: string): Map<ArgumentTable, string> {
  const paths = argumentTables.map((table) => [table, join(folder, `${table}.tsv`)] as const);
  return new Map(paths.filter(([, path]) => existsSync(path)));
}

function readOnce<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}

async function openContextual(
  path: string,
  { kind, target, settings }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const model = chooseFrom(settings, 'discocat-model', contextualSentenceModels, 'relational');
  const beside = [
    ...pathSettings,
    'discocat-beside',
    'discocat-ellipsis',
    'discocat-signed',
    'discocat-alpha',
    'discocat-tags',
  ];
  const other = beside.find((name) => settings.has(name));
  if (other !== undefined) throw new OptionError(other, settings.get(other), 'nothing beside discocat-occurrences');
  const layers = readLayers(settings);
  const senses = numberSetting(settings, 'discocat-senses', { least: 1, most: 100, whole: true });
  const { signal } = context;
  const files = await describeFiles([path], signal);
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
    layers,
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
