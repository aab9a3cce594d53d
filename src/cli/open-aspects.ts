import { basename } from 'node:path';
import { isContextualModel } from '../embedding/contextual-model.js';
import { OptionError, requireOption } from '../errors.js';
import { type AspectHint, createAspectSystem } from '../evaluation/systems/aspect-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { readDotObjects } from '../lexicon/dot-objects/read-dot-objects.js';
import { readChineseGlosses } from '../lexicon/read-chinese-glosses.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { sha256OfFile } from '../manifest.js';
import { createAspectHead } from '../wsd/aspects/aspect-head.js';
import { readAspectHead } from '../wsd/aspects/read-aspect-head.js';
import { createBiEncoder } from '../wsd/bi-encoder.js';
import { contextParts } from '../wsd/context-passage.js';
import type { Scorer } from '../wsd/disambiguator.js';
import { readChineseGlosser } from '../wsd/translation/read-chinese-glosser.js';
import { createTranslatingScorer } from '../wsd/translation/translate-target.js';
import { type CachedModel, type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';
import { readTruth, type SettingTexts } from './setting-values.js';

/**
 * Opens the system `aspects:MODEL`: the aspects of names by the cosines of an embedding model, or by a head over it that `qualia
 * sense train-aspects` wrote.
 *
 * @throws as `openModel`, `createBiEncoder`, `readAspectHead` and `createAspectHead`; OptionError for a setting that is out of range.
 */
export async function openAspects(
  { kind, target, settings }: SystemSpecification,
  context: OpenCachedModelContext,
): Promise<EvaluatedSystem> {
  const { hint, classGlosses } = readAspectSettings(settings);
  const decision = settings.get('aspect-decision') ?? 'best';
  if (decision !== 'best' && decision !== 'sum') throw new OptionError('aspect-decision', decision, 'best, sum');
  const path = settings.get('aspect-head');
  const opened = await openCachedModel(target, context);
  const { scorer: plain, data } =
    path === undefined ? openGlosses(opened, settings) : await openHead(opened, path, settings);
  const translate = readTruth(settings, 'aspect-translate') ?? false;
  const scorer = translate ? createTranslatingScorer(plain, await readChineseGlosser()) : plain;
  const { model, shown } = opened;
  const kept = new Map([...settings, ...(path === undefined ? [] : [['aspect-head', basename(path)] as const])]);
  const title = path === undefined ? 'aspects by glosses' : `aspect head of ${data}`;
  return createAspectSystem(
    {
      dotObjects: readDotObjects(),
      glosses: readChineseGlosses(),
      lexicon: await readWordnet(),
      scorer,
      hint,
      classGlosses,
      decision,
      // What is read in English words is compared with English glosses.
      language: translate ? 'en' : undefined,
    },
    {
      name: settings.get('aspect-name') ?? `${title}, ${model.provider} ${model.modelId}, hint ${hint}`,
      hasRead: ['wordnet'],
      description: {
        specification: formatSystemSpecification({ kind, target: shown, settings: kept }),
        files: path === undefined ? [] : [{ path: basename(path), sha256: await sha256OfFile(path) }],
        settings: {
          model: model.modelId,
          ...{ hint, classGlosses, decision },
          ...(data !== undefined && { data }),
          ...(translate && { translate }),
        },
      },
    },
  );
}

/** Reads the settings of aspects that any scorer has: `aspect-hint` and `aspect-glosses`. */
export function readAspectSettings(settings: SettingTexts): { hint: AspectHint; classGlosses: boolean } {
  const told = settings.get('aspect-hint') ?? 'true';
  const isHint = told === 'true' || told === 'false' || told === 'lexicon';
  if (!isHint) throw new OptionError('aspect-hint', told, 'true, false, lexicon');
  const glosses = settings.get('aspect-glosses') ?? 'class';
  requireOption(glosses === 'class' || glosses === 'general', 'aspect-glosses', glosses, 'class, general');
  const hint = told === 'true' ? 'set' : told === 'false' ? 'none' : told;
  return { hint, classGlosses: glosses === 'class' };
}

interface OpenScorer {
  readonly scorer: Scorer;
  /** What a head learned from. */
  readonly data?: string;
}

function openGlosses({ model, cache }: CachedModel, settings: SettingTexts): OpenScorer {
  const part = settings.get('aspect-context');
  const context = contextParts.find((known) => known === part);
  requireOption(part === undefined || context !== undefined, 'aspect-context', part, contextParts.join(', '));
  const layers = settings.get('aspect-layers');
  const isList = layers === undefined || /^\d+(,\d+)*$/.test(layers);
  requireOption(isList, 'aspect-layers', layers, 'whole numbers separated by commas, as in 3,6');
  const masked = readTruth(settings, 'aspect-masked');
  // The text without the name did best on the development sentences.
  const chosen = context ?? (masked === true || layers !== undefined ? undefined : 'others');
  return { scorer: createBiEncoder(model, { context: chosen, masked, layers: layers?.split(',').map(Number), cache }) };
}

async function openHead({ model, cache }: CachedModel, path: string, settings: SettingTexts): Promise<OpenScorer> {
  for (const name of ['aspect-context', 'aspect-layers', 'aspect-masked'] as const) {
    const value = settings.get(name);
    requireOption(value === undefined, name, value, 'nothing beside aspect-head, whose file tells it');
  }
  if (!isContextualModel(model)) {
    throw new OptionError(
      'aspect-head',
      basename(path),
      `none with ${model.modelId}, which gives no vectors of words in their texts`,
    );
  }
  const head = await readAspectHead(path);
  return { scorer: createAspectHead(head, model, { cache }), data: head.facts.data };
}
