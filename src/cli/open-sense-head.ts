import { basename } from 'node:path';
import { type CombinedHeadWeights, combinedHeadWeights, createCombinedHead } from '../embedded/combine-head.js';
import type { EmbeddedModels } from '../embedded/embedded-models.js';
import { OptionError, requireOption } from '../errors.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSenseSystem, type SenseRanker } from '../evaluation/systems/sense-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { sha256OfFile } from '../manifest.js';
import { createBaseForms } from '../wsd/base-forms.js';
import { createBiEncoder } from '../wsd/bi-encoder.js';
import { createLexiconInventory } from '../wsd/candidate.js';
import { readSenseHead } from '../wsd/head/read-sense-head.js';
import { createSenseHead } from '../wsd/head/sense-head-scorer.js';
import { createLogLinear } from '../wsd/log-linear.js';
import type { OpenBiEncoderContext } from './open-bi-encoder.js';
import { openCachedModel } from './open-cached-model.js';
import { openInventorySenses } from './open-inventory-senses.js';
import { readDecimal } from './setting-values.js';

/** What opening a head needs. */
export interface OpenSenseHeadContext extends OpenBiEncoderContext {
  readonly onProgress: (stage: string, share: number) => void;
  /** Opens the embedded default, which a head may be combined with. */
  readonly openEmbedded: () => Promise<EmbeddedModels>;
}

/** The settings that combine a head, each the weight of a scorer. */
const weightNames = ['head', 'cosines', 'gloss', 'words', 'graph'] as const;

/**
 * Opens the system `sense-head:FILE?model=MODEL`: a head that `qualia sense train` wrote, over the model that it was trained on; with
 * `combine=on`, or one of its weights, beside the embedded default.
 *
 * @throws as `openModel`, `readSenseHead` and `createSenseHead`; OptionError for a setting that is out of range.
 */
export async function openSenseHead(
  { kind, target, settings }: SystemSpecification,
  context: OpenSenseHeadContext,
): Promise<EvaluatedSystem> {
  const named = settings.get('model');
  if (named === undefined) throw new OptionError('model', named, 'the embedding model that the head was trained on');
  const combination = readCombination(settings);
  const off = {
    ...(readSwitch(settings, 'relations', 'on') === 'off' && { relations: 0 }),
    ...(readSwitch(settings, 'prior', 'on') === 'off' && { prior: 0 }),
  };
  const head = await readSenseHead(target);
  const { model, cache, shown } = await openCachedModel(named, context);
  const { lexicon, name: inventory, sha256 } = await context.readInventory();
  const weights = { ...head.weights, ...off };
  const scorersOf = (of: Lexicon) => {
    const baseForms = createBaseForms(of);
    return {
      head: createSenseHead(head, model, { cache, lexicon: of, baseForms, weights }),
      cosines: createBiEncoder(model, { cache, baseForms }),
    };
  };
  const alone = (of: Lexicon): SenseRanker => {
    const scorers = [{ scorer: scorersOf(of).head, weight: 1 }];
    return { lexicon: of, disambiguator: createLogLinear(createLexiconInventory(of), scorers) };
  };
  const rankers =
    combination === undefined
      ? { ...alone(lexicon), openExampleRanker: async () => alone(await readWordnet()) }
      : await combine(context, scorersOf, combination);
  const specification = new Map([...settings, ['model', shown]]);
  const title = `sense head, ${model.provider} ${model.modelId}, ${head.facts.data}`;
  return createSenseSystem(rankers, {
    name: settings.get('name') ?? `${title}${combination === undefined ? '' : ', with glosses and graph'}`,
    hasRead: ['wordnet'],
    description: {
      specification: formatSystemSpecification({ kind, target: basename(target), settings: specification }),
      files: [
        { path: inventory, sha256 },
        { path: basename(target), sha256: await sha256OfFile(target) },
      ],
      settings: { model: model.modelId, data: head.facts.data, seed: head.facts.seed, ...weights, ...combination },
    },
  });
}

async function combine(
  context: OpenSenseHeadContext,
  scorersOf: (lexicon: Lexicon) => Parameters<typeof createCombinedHead>[1],
  weights: CombinedHeadWeights,
) {
  const models = await context.openEmbedded();
  const rank = (senses: typeof models.senses): SenseRanker => {
    const { lexicon } = senses;
    return { lexicon, disambiguator: createCombinedHead(senses, scorersOf(lexicon), weights) };
  };
  return {
    ...rank(await openInventorySenses(models, { ...context, caches: context.cacheFolder })),
    openExampleRanker: async () => rank(models.senses),
  };
}

/** The weights of a combination; undefined where none is asked for. */
function readCombination(settings: SystemSpecification['settings']): CombinedHeadWeights | undefined {
  const own = weightNames.flatMap((name) => {
    const weight = readDecimal(settings, name);
    requireOption(weight === undefined || weight >= 0, name, weight, 'a number from 0');
    return weight === undefined ? [] : [[name, weight] as const];
  });
  const isOn = readSwitch(settings, 'combine', own.length > 0 ? 'on' : 'off') === 'on';
  return isOn ? { ...combinedHeadWeights(), ...Object.fromEntries(own) } : undefined;
}

function readSwitch(settings: SystemSpecification['settings'], name: string, unset: 'on' | 'off'): 'on' | 'off' {
  const value = settings.get(name) ?? unset;
  if (value === 'on' || value === 'off') return value;
  throw new OptionError(name, value, 'on, off');
}
