import { basename, join } from 'node:path';
import {
  createTransformerPairClassifier,
  type TransformerPairClassifierOptions,
} from '../embedding/transformer-pair-classifier.js';
import { OptionError, requireOption } from '../errors.js';
import type { LexiconInventory } from '../evaluation/sense-inventory.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSenseSystem } from '../evaluation/systems/sense-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { createLexiconInventory } from '../wsd/candidate.js';
import { type CrossEncoderOptions, createCrossEncoder, type TargetMarking } from '../wsd/cross-encoder.js';
import { createLogLinear } from '../wsd/log-linear.js';
import { createSensePrior } from '../wsd/sense-prior.js';
import { readDecimal, readTruth, type SettingTexts } from './setting-values.js';

/** What opening a cross-encoder needs. */
export interface OpenCrossEncoderContext {
  readonly signal: AbortSignal;
  /** Where files of models are kept between runs. */
  readonly cacheFolder: string;
  /** Reads the lexicon of running text and of words in context. */
  readonly readInventory: () => Promise<LexiconInventory>;
}

/**
 * Opens the system `cross-encoder:FOLDER`, whose glosses are those of the inventory, and for example sentences those of the WordNet
 * that these come from.
 *
 * @throws as `createTransformerPairClassifier` and `createCrossEncoder`; OptionError for a setting that is out of range.
 */
export async function openCrossEncoder(
  { kind, target, settings }: SystemSpecification,
  context: OpenCrossEncoderContext,
): Promise<EvaluatedSystem> {
  const { temperature = 1, prior = 0, ...options } = readSystemOptions(settings);
  requireOption(temperature > 0, 'sense-temperature', temperature, 'a number > 0');
  requireOption(prior >= 0, 'sense-prior', prior, 'a number >= 0');
  const { lexicon, name: inventory, sha256 } = await context.readInventory();
  const classifier = await createTransformerPairClassifier(target, {
    ...readModelOptions(settings),
    cacheFolder: join(context.cacheFolder, 'models'),
    signal: context.signal,
  });
  const scorers = [
    { scorer: createCrossEncoder(classifier, options), weight: 1 / temperature },
    ...(prior === 0 ? [] : [{ scorer: createSensePrior(), weight: prior }]),
  ];
  const open = (of: Lexicon) => ({
    lexicon: of,
    disambiguator: createLogLinear(createLexiconInventory(of), scorers),
  });
  const withPrior = prior === 0 ? '' : ` and prior ${prior}`;
  return createSenseSystem(
    { ...open(lexicon), openExampleRanker: async () => open(await readWordnet()) },
    {
      name: settings.get('sense-name') ?? `cross-encoder, ${classifier.modelId}${withPrior}`,
      hasRead: ['wordnet'],
      description: {
        specification: formatSystemSpecification({ kind, target: basename(target), settings }),
        files: [{ path: inventory, sha256 }],
        settings: { model: classifier.modelId, temperature, prior },
      },
    },
  );
}

interface CrossEncoderSettings extends CrossEncoderOptions {
  readonly temperature: number | undefined;
  readonly prior: number | undefined;
}

function readSystemOptions(settings: SettingTexts): CrossEncoderSettings {
  const heading = settings.get('sense-heading');
  const isHeading = heading === undefined || heading === 'form' || heading === 'lemma';
  requireOption(isHeading, 'sense-heading', heading, 'form, lemma');
  return {
    marking: readMarking(settings.get('sense-marking')),
    heading,
    masked: readTruth(settings, 'sense-masked'),
    examples: readDecimal(settings, 'sense-examples'),
    temperature: readDecimal(settings, 'sense-temperature'),
    prior: readDecimal(settings, 'sense-prior'),
  };
}

function readMarking(text: string | undefined): TargetMarking | undefined {
  if (text === undefined || text === 'quotes' || text === 'none') return text;
  const [before, after, ...more] = text.split(',');
  if (after !== undefined && more.length === 0) return { before, after };
  throw new OptionError('sense-marking', text, 'quotes, none, or the marks before and after, separated by a comma');
}

function readModelOptions(settings: SettingTexts): TransformerPairClassifierOptions {
  return {
    positive: settings.get('positive'),
    maximumTokens: readDecimal(settings, 'maximum-tokens'),
    batch: readDecimal(settings, 'batch'),
    threads: readDecimal(settings, 'threads'),
    dtype: settings.get('dtype'),
    device: settings.get('device'),
  };
}
