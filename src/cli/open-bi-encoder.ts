import { requireOption } from '../errors.js';
import type { LexiconInventory } from '../evaluation/sense-inventory.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSenseSystem } from '../evaluation/systems/sense-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { createBaseForms } from '../wsd/base-forms.js';
import { createBiEncoder } from '../wsd/bi-encoder.js';
import {
  type BiEncoderDisambiguatorOptions,
  createBiEncoderDisambiguator,
  defaultTemperature,
} from '../wsd/bi-encoder-disambiguator.js';
import { createLexiconInventory } from '../wsd/candidate.js';
import { contextParts } from '../wsd/context-passage.js';
import { type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';
import { readDecimal, readTruth } from './setting-values.js';

/** What opening a bi-encoder needs. */
export interface OpenBiEncoderContext extends OpenCachedModelContext {
  /** Reads the lexicon of running text and of words in context. */
  readonly readInventory: () => Promise<LexiconInventory>;
}

/**
 * Opens the system `bi-encoder:MODEL`, whose glosses are those of the inventory, and for example sentences those of the WordNet
 * that these come from.
 *
 * @throws as `openModel` and `createBiEncoder`; OptionError for a setting that is out of range.
 */
export async function openBiEncoder(
  { kind, target, settings }: SystemSpecification,
  context: OpenBiEncoderContext,
): Promise<EvaluatedSystem> {
  const { threshold, definitionThreshold, relationWeight: weight, ...options } = readOptions(settings);
  const { model, cache, shown } = await openCachedModel(target, context);
  const { lexicon, name: inventory, sha256 } = await context.readInventory();
  const open = (of: Lexicon) => {
    const relations = weight === undefined ? undefined : { lexicon: of, weight };
    const own = { ...options, cache, baseForms: createBaseForms(of), relations };
    return { lexicon: of, disambiguator: createBiEncoderDisambiguator(model, createLexiconInventory(of), own) };
  };
  const encoder = createBiEncoder(model, { ...options, cache });
  const { temperature = defaultTemperature, priorWeight = 0 } = options;
  const withPrior = priorWeight === 0 ? '' : ` and prior ${priorWeight}`;
  return createSenseSystem(
    {
      ...open(lexicon),
      openExampleRanker: async () => open(await readWordnet()),
      ...(threshold !== undefined && { sameMeaning: { encoder, threshold } }),
      ...(definitionThreshold !== undefined && { meantSense: { encoder, threshold: definitionThreshold } }),
    },
    {
      name: settings.get('sense-name') ?? `bi-encoder, ${model.provider} ${model.modelId}${withPrior}`,
      hasRead: ['wordnet'],
      description: {
        specification: formatSystemSpecification({ kind, target: shown, settings }),
        files: [{ path: inventory, sha256 }],
        settings: {
          model: model.modelId,
          temperature,
          prior: priorWeight,
          ...(weight !== undefined && { relations: weight }),
          ...(threshold !== undefined && { threshold }),
          ...(definitionThreshold !== undefined && { definitionThreshold }),
        },
      },
    },
  );
}

interface BiEncoderSettings extends BiEncoderDisambiguatorOptions {
  readonly threshold: number | undefined;
  readonly definitionThreshold: number | undefined;
  readonly relationWeight: number | undefined;
}

function readOptions(settings: SystemSpecification['settings']): BiEncoderSettings {
  const part = settings.get('sense-context');
  const context = contextParts.find((known) => known === part);
  requireOption(part === undefined || context !== undefined, 'sense-context', part, contextParts.join(', '));
  const senses = settings.get('sense-vectors');
  const isKnown = senses === undefined || senses === 'text' || senses === 'target';
  requireOption(isKnown, 'sense-vectors', senses, 'text, target');
  const layers = settings.get('sense-layers');
  const isList = layers === undefined || /^\d+(,\d+)*$/.test(layers);
  requireOption(isList, 'sense-layers', layers, 'whole numbers separated by commas, as in 3,6');
  return {
    context,
    window: readDecimal(settings, 'sense-window'),
    masked: readTruth(settings, 'sense-masked'),
    senses: senses === 'target' ? 'target' : senses === 'text' ? 'text' : undefined,
    examples: readDecimal(settings, 'sense-examples'),
    uses: readTruth(settings, 'sense-uses'),
    layers: layers?.split(',').map(Number),
    temperature: readDecimal(settings, 'sense-temperature'),
    priorWeight: readDecimal(settings, 'sense-prior'),
    threshold: readDecimal(settings, 'sense-threshold'),
    definitionThreshold: readDecimal(settings, 'sense-definition-threshold'),
    relationWeight: readDecimal(settings, 'sense-relations'),
  };
}
