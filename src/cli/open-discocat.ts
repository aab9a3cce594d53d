import { basename } from 'node:path';
import { readVerbArguments } from '../discocat/read-verb-arguments.js';
import { needsArguments, transitiveModels } from '../discocat/transitive-model.js';
import { OptionError } from '../errors.js';
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
  const choose = <Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice => {
    const value = settings.get(name) ?? otherwise;
    const choice = choices.find((known) => known === value);
    if (choice === undefined) throw new OptionError(name, value, choices.join(', '));
    return choice;
  };
  const path = settings.get('discocat-verbs');
  const model = choose('discocat-model', transitiveModels, path === undefined ? 'kronecker' : 'relational');
  const signed = choose('discocat-signed', signTreatments, 'accept');
  if (needsArguments(model) && path === undefined) {
    const allowed = `a table of verbs, subjects and objects for the ${model} model, as "qualia space build" writes verb-subject-object.tsv`;
    throw new OptionError('discocat-verbs', path, allowed);
  }
  const { signal } = context;
  const files = path === undefined ? [] : [{ path: basename(path), sha256: await sha256OfFile(path, { signal }) }];
  const verbs = path === undefined ? undefined : await readVerbArguments(path);
  const { model: words, cache, shown } = await openCachedModel(target, context);
  const own = new Map([...settings, ...(path === undefined ? [] : [['discocat-verbs', basename(path)] as const])]);
  return createDiscocatSystem(words, {
    model,
    verbs,
    signed,
    cache,
    onNotice: context.onNotice,
    name: settings.get('discocat-name'),
    description: {
      specification: formatSystemSpecification({ kind, target: shown, settings: own }),
      files,
      settings: { model: words.modelId, sentences: model, signed },
    },
  });
}
